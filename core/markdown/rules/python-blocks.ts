import type { MarkdownIt, StateBlock } from 'markdown-it';
import { standardBlock } from './standard-rule';

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

const ITEM = /^(?:\d+\.|[*+-])[ ]+(?=[^ ])/;
const HEADING = /^#{1,6}/;

/**
 * Blocks as Python-Markdown has them where it is unlike CommonMark: lists are nested by four spaces, a number or a bullet
 * goes on with any list, and none begins in a paragraph; a heading needs no space; fences stand at the margin only.
 * https://python-markdown.github.io/#differences
 */
export function pythonBlocks(md: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  md.block.ruler.at('list', list, { alt });
  md.block.ruler.at('heading', heading, { alt });
  const fence = standardBlock('fence');
  const atMargin: BlockRule = (state, line, endLine, silent) =>
    state.blkIndent === 0 &&
    state.level === 0 &&
    state.sCount[line] === 0 &&
    fence(state, line, endLine, silent);
  md.block.ruler.at('fence', atMargin, { alt });
}

function heading(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) !== state.blkIndent) return false;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charCodeAt(start) !== 0x23) return false;
  const text = state.src.slice(start, state.eMarks[line] ?? 0).trimEnd();
  const [marks = ''] = HEADING.exec(text) ?? [];
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x23) end -= 1;
  const content = text.slice(marks.length, end).trim();
  if (content === '') return false;
  if (silent) return true;
  const tag = `h${marks.length}`;
  const open = state.push('heading_open', tag, 1);
  open.markup = marks;
  open.map = [line, line + 1];
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [line, line + 1];
  inline.children = [];
  state.push('heading_close', tag, -1).markup = marks;
  state.line = line + 1;
  return true;
}

const startOf = (state: StateBlock, line: number): number =>
  (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);

/** The length of an item's mark with its spaces where one begins on this line; 0 where none does. */
function markAt(state: StateBlock, line: number): number {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (indent < 0 || indent > 3) return 0;
  const start = startOf(state, line);
  const end = state.eMarks[line] ?? 0;
  // A number of more digits than this is none, so that a line of digits is looked at once.
  const length = ITEM.exec(state.src.slice(start, Math.min(end, start + 64)))?.[0].length ?? 0;
  return start + length >= end ? 0 : length;
}

function list(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = markAt(state, startLine);
  if (first === 0) return false;
  if (silent) return state.level > 0;
  const ordered = /\d/.test(state.src.charAt(startOf(state, startLine)));
  const type = ordered ? 'ordered_list' : 'bullet_list';
  const tag = ordered ? 'ol' : 'ul';
  const open = state.push(`${type}_open`, tag, 1);
  let line = startLine;
  let afterBlank = false;
  for (;;) {
    const end = itemEnd(state, line, endLine);
    let next = end;
    while (next < endLine && state.isEmpty(next)) next += 1;
    const goesOn = next < endLine && (state.sCount[next] ?? 0) >= state.blkIndent && markAt(state, next) > 0;
    item(state, line, end, afterBlank || (goesOn && next > end));
    line = end;
    if (!goesOn) break;
    afterBlank = next > end;
    line = next;
  }
  open.map = [startLine, line];
  state.push(`${type}_close`, tag, -1);
  state.line = line;
  return true;
}

/** The line after the last one that belongs to the item that begins on this line. */
function itemEnd(state: StateBlock, line: number, endLine: number): number {
  let end = line + 1;
  for (let next = end; next < endLine; next += 1) {
    if (state.isEmpty(next)) continue;
    const indent = (state.sCount[next] ?? 0) - state.blkIndent;
    if (indent < 0) return end;
    const afterBlank = next > end;
    if (indent < 4 && (afterBlank || markAt(state, next) > 0)) return end;
    end = next + 1;
  }
  return end;
}

function item(state: StateBlock, line: number, end: number, loose: boolean): void {
  const open = state.push('list_item_open', 'li', 1);
  open.map = [line, end];
  const { blkIndent, parentType, lineMax } = state;
  const saved = [state.sCount[line] ?? 0, state.tShift[line] ?? 0] as const;
  state.tShift[line] = (state.tShift[line] ?? 0) + markAt(state, line);
  state.blkIndent += 4;
  state.sCount[line] = state.blkIndent;
  state.parentType = 'list';
  state.lineMax = end;
  const before = state.tokens.length;
  state.md.block.tokenize(state, line, end);
  state.lineMax = lineMax;
  state.parentType = parentType;
  state.blkIndent = blkIndent;
  state.sCount[line] = saved[0];
  state.tShift[line] = saved[1];
  const first = state.tokens[before];
  const close = state.tokens[before + 2];
  const more = state.tokens
    .slice(before + 3)
    .some((token) => token.level === first?.level && token.nesting >= 0);
  if (
    first?.type === 'paragraph_open' &&
    close &&
    !loose &&
    !(more && blankFollows(state, first.map?.[1] ?? end, end))
  ) {
    first.hidden = true;
    close.hidden = true;
  }
  state.push('list_item_close', 'li', -1);
}

const blankFollows = (state: StateBlock, line: number, end: number): boolean =>
  line < end && state.isEmpty(line);
