import type { MarkdownIt, StateBlock } from 'markdown-it';
import { findingsOf, scopeOf } from '../scope';
import { nested } from './asides';
import { closingLine, type PairMark } from './closing-lines';

/** Elements that hold blocks and are always closed: what holds lines (`p`, `li`) often is not. */
const NAMES = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figure footer form header main menu ' +
    'nav ol section table ul'
  ).split(' '),
);
/** The key of a closed element among the names of closed tags (see scope.ts); no tag of a template has it. */
export const elementKey = (name: string): string => `</${name.toLowerCase()}`;

/** No tag that begins a block is longer than this. */
const LONGEST_TAG = 8192;
const OPENING = /^<([a-zA-Z][\w-]*)(?=[\s>])((?:[^<>"']|"[^"]*"|'[^']*')*)>/;
const AS_MARKDOWN = /\s+markdown\s*=\s*(?:"(?:1|block|span)"|'(?:1|block|span)'|1\b)/;

/**
 * A block of HTML goes on to the tag that closes it, blank lines or not, and Markdown in it is text, unless its first
 * tag says `markdown="1"` (kramdown, Python-Markdown's `md_in_html`). One that is not closed is as CommonMark has it.
 * https://kramdown.gettalong.org/syntax.html#html-blocks
 */
export function htmlElements(md: MarkdownIt): void {
  md.block.ruler.before('html_block', 'html_element', element, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
}

function element(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const indent = (state.sCount[startLine] ?? 0) - state.blkIndent;
  if (indent > 3 || indent < 0 || state.src.charCodeAt(start) !== 0x3c) return false;
  const end = Math.min(state.eMarks[startLine] ?? 0, start + LONGEST_TAG);
  const opening = OPENING.exec(state.src.slice(start, end));
  const name = opening?.[1]?.toLowerCase() ?? '';
  if (opening === null || !NAMES.has(name) || scopeOf(state.env)?.closed.has(elementKey(name)) !== true)
    return false;
  const balance = balanceOf(name, (line) => lineText(state, line));
  const first = balance(startLine);
  const close = first <= 0 ? startLine : closing(state, name, startLine, endLine, balance);
  if (close < 0) {
    const findings = findingsOf(state.env);
    if (findings) findings.unclosed = true;
    return false;
  }
  if (silent) return true;
  const tag = opening[0].replace(AS_MARKDOWN, '');
  const isMarkdown = tag !== opening[0];
  const last = lineText(state, close).trim();
  if (isMarkdown && close > startLine && last.toLowerCase() === `</${name}>`) {
    html(state, `${tag}\n`, startLine, startLine + 1);
    const rest = state.src.slice(start + opening[0].length, state.eMarks[startLine] ?? 0).trim();
    if (rest !== '') html(state, `${rest}\n`, startLine, startLine + 1);
    nested(state, startLine + 1, close);
    html(state, `${last}\n`, close, close + 1);
  } else {
    const text = state.getLines(startLine, close + 1, state.blkIndent, true);
    html(state, isMarkdown ? text.replace(opening[0], () => tag) : text, startLine, close + 1);
  }
  state.line = close + 1;
  return true;
}

function html(state: StateBlock, content: string, from: number, to: number): void {
  const token = state.push('html_block', '', 0);
  token.content = content;
  token.map = [from, to];
}

const lineText = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0);

/** How many more times an element is opened than closed on a line. */
function balanceOf(name: string, text: (line: number) => string): (line: number) => number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s>/])`, 'gi');
  return (line) => {
    let balance = 0;
    for (const [, slash] of text(line).matchAll(tags)) balance += slash === '' ? 1 : -1;
    return balance;
  };
}

function closing(
  state: StateBlock,
  name: string,
  line: number,
  endLine: number,
  balance: (line: number) => number,
): number {
  const mark = (at: number): PairMark => {
    const count = balance(at);
    return count > 0 ? 'open' : count < 0 ? 'close' : null;
  };
  return closingLine(state, elementKey(name), line, endLine, mark);
}
