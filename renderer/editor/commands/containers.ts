import { countColumn, type EditorState, type Line } from '@codemirror/state';
import { NOTE_INDENT } from '../footnote-syntax';
import { ancestor, type Node, treeAround } from './context';

/** A quote, a list item or a footnote that a line stands in. Offsets count from the start of the line. */
export interface Container {
  /** A footnote (`note`) holds the lines that are indented below its first one, which stands in none. */
  readonly kind: 'quote' | 'note' | 'bullet' | 'ordered';
  readonly node: Node;
  /** Where its part of the line begins, spaces before the mark included. */
  readonly from: number;
  /** Where its mark begins and ends; both are `to` on a line that only continues it. */
  readonly markFrom: number;
  readonly markTo: number;
  /** Where what it holds begins on this line, behind a task's box. */
  readonly to: number;
  /** Whether its mark stands on this line. */
  readonly own: boolean;
  /** What is written in a task's box; null for what is no task. */
  readonly task: string | null;
  /** A mark with nothing behind it under a paragraph: Markdown reads it as text, for an author it is an item to be. */
  readonly pending: boolean;
}

export const isItem = ({ kind }: Container): boolean => kind === 'bullet' || kind === 'ordered';

/** The column an offset of a line is in, with tabs of four, as CommonMark counts. */
export const columnOf = (text: string, offset: number): number => countColumn(text, 4, offset);

/**
 * The quotes, list items and footnotes a line stands in, outermost first. A line that only continues a paragraph without its
 * marks stands in none of the containers whose marks or indentation it lacks.
 */
export function containersOf(state: EditorState, line: Line): readonly Container[] {
  const nodes: Node[] = [];
  const blank = /^[\s>]*$/.test(line.text);
  const tree = treeAround(state, line.to);
  const end = blank ? line.to : line.from + line.text.trimEnd().length;
  for (let at: Node | null = tree.resolveInner(end, -1); at; at = at.parent) {
    if (at.name === 'FencedCode' || at.name === 'CodeBlock' || at.name === 'HTMLBlock') nodes.length = 0;
    if (CONTAINERS.has(at.name) && at.from <= line.to) nodes.unshift(at);
  }
  const found: Container[] = [];
  let at = 0;
  for (const node of nodes) {
    const next = containerOf(state, line, node, at);
    if (!next) break;
    found.push(next);
    at = next.to;
  }
  const parent = found.findLast(isItem);
  const mark = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]*)(\[[ xX]\])?[ \t]*$/.exec(line.text.slice(at));
  const inner = tree.resolveInner(end, -1);
  if (
    mark &&
    !found.at(-1)?.own &&
    ancestor(inner, (name) => name === 'Paragraph' || name.startsWith('SetextHeading'))
  ) {
    const node = parent?.node ?? tree.topNode;
    const markFrom = at + (mark[1] ?? '').length;
    const markTo = markFrom + (mark[2] ?? '').length;
    const kind = /^\d/.test(mark[2] ?? '') ? 'ordered' : 'bullet';
    const task = mark[4] === undefined ? null : (mark[4][1] ?? ' ');
    found.push({
      kind,
      node,
      from: at,
      markFrom,
      markTo,
      to: line.text.length,
      own: true,
      task,
      pending: true,
    });
  }
  return found;
}

const CONTAINERS = new Set(['Blockquote', 'ListItem', 'FootnoteDefinition']);

function containerOf(state: EditorState, line: Line, node: Node, from: number): Container | null {
  if (node.name === 'Blockquote') return quote(line, node, from);
  return node.name === 'ListItem' ? item(state, line, node, from) : note(line, node, from);
}

function quote(line: Line, node: Node, from: number): Container | null {
  const found = /^([ \t]*)>[ ]?/.exec(line.text.slice(from));
  if (!found) return null;
  const markFrom = from + (found[1] ?? '').length;
  const to = from + found[0].length;
  return {
    kind: 'quote',
    node,
    from,
    markFrom,
    markTo: markFrom + 1,
    to,
    own: node.from >= line.from,
    task: null,
    pending: false,
  };
}

function item(state: EditorState, line: Line, node: Node, from: number): Container | null {
  const kind = node.parent?.name === 'OrderedList' ? 'ordered' : 'bullet';
  if (node.from >= line.from) return ownItem(line, node, from, kind);
  const own = containersOf(state, state.doc.lineAt(node.from)).find(
    (each) => each.node.from === node.from && each.kind === kind,
  );
  if (!own) return null;
  const first = state.doc.lineAt(node.from).text;
  const content = own.task === null ? own.to : first.indexOf('[', own.markTo);
  const width = columnOf(first, content) - columnOf(first, own.from);
  const to = indented(line, from, width);
  if (to === null) return null;
  return { kind, node, from, markFrom: to, markTo: to, to, own: false, task: own.task, pending: false };
}

function note(line: Line, node: Node, from: number): Container | null {
  const to = node.from >= line.from ? null : indented(line, from, NOTE_INDENT);
  if (to === null) return null;
  return { kind: 'note', node, from, markFrom: to, markTo: to, to, own: false, task: null, pending: false };
}

/** Behind so many columns of space; null where there are less before some text. */
function indented(line: Line, from: number, width: number): number | null {
  const start = columnOf(line.text, from);
  let to = from;
  while (columnOf(line.text, to) - start < width && /[ \t]/.test(line.text[to] ?? '')) to++;
  const short = columnOf(line.text, to) - start < width;
  return short && line.text.slice(to).trim() !== '' ? null : to;
}

function ownItem(line: Line, node: Node, from: number, kind: 'bullet' | 'ordered'): Container | null {
  const found = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]*)(\[[ xX]\](?=[ \t]))?([ \t]?)/.exec(
    line.text.slice(from),
  );
  if (!found) return null;
  const [, before = '', mark = '', spaces = '', box, behind = ''] = found;
  const markFrom = from + before.length;
  const markTo = markFrom + mark.length;
  // More than four spaces are one, and the rest is code. CommonMark 5.2.
  const padding = spaces.length > 4 ? 1 : spaces.length;
  const task = box === undefined || spaces.length > 4 ? null : (box[1] ?? ' ');
  const to = markTo + padding + (task === null ? 0 : 3 + behind.length);
  return { kind, node, from, markFrom, markTo, to, own: true, task, pending: false };
}

/** What stands before the text on another line of the same containers: quotes marked, items as spaces. */
export function continuation(line: Line, containers: readonly Container[]): string {
  let prefix = '';
  for (const each of containers) {
    const written = line.text.slice(each.from, each.to);
    if (each.kind === 'quote') prefix += written.endsWith(' ') ? written : `${written} `;
    else if (!each.own) prefix += written;
    else {
      const content = each.task === null ? each.to : line.text.indexOf('[', each.markTo);
      prefix += ' '.repeat(columnOf(line.text, content) - columnOf(line.text, each.from));
    }
  }
  return prefix;
}

/** Spaces and tabs from column `start` on, made `by` columns wider or narrower; tabs only where there were some. */
export function reindented(space: string, by: number, start: number): string {
  const width = Math.max(0, countColumn(' '.repeat(start) + space, 4) - start + by);
  if (!space.includes('\t')) return ' '.repeat(width);
  let written = '';
  let column = start;
  while (column + (4 - (column % 4)) <= start + width) {
    written += '\t';
    column += 4 - (column % 4);
  }
  return written + ' '.repeat(start + width - column);
}
