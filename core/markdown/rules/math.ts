import type { MarkdownIt, StateBlock } from 'markdown-it';
import type { MathMarks } from '../dialect';
import { findingsOf } from '../scope';
import { nextIndex, nextMatch } from '../tags/next-index';

/** Why TeX cannot be set, in words an author can read. */
export interface MathMistake {
  readonly mistake: string;
}

/** TeX as HTML; null while it cannot be made yet: then its source is shown, as that of a mistake is with its words. */
export type MathRenderer = (tex: string, display: boolean) => string | MathMistake | null;

interface Pair {
  readonly open: string;
  readonly close: string;
}

const DOUBLE: readonly Pair[] = [{ open: '$$', close: '$$' }];
const PASSED: readonly Pair[] = [...DOUBLE, { open: '\\[', close: '\\]' }];

const BLOCKS: { readonly [M in Exclude<MathMarks, 'none'>]: readonly Pair[] } = {
  dollars: DOUBLE,
  remark: DOUBLE,
  double: DOUBLE,
  passthrough: PASSED,
  'passthrough-dollars': PASSED,
};

/** Mathematics between the marks of the dialect. A block begins and ends a line, and has no blank line in it. */
export function math(md: MarkdownIt, marks: Exclude<MathMarks, 'none'>, render: MathRenderer | null): void {
  const fenced = marks === 'dollars' || marks === 'remark';
  md.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const found = BLOCKS[marks]
        .map((pair) => blockEnd(state, startLine, endLine, pair))
        .find((at) => at !== null);
      if (!found || (fenced && found.line === startLine)) return false;
      if (silent) return true;
      const token = state.push('math_block', '', 0);
      token.content = found.tex;
      token.map = [startLine, found.line + 1];
      state.line = found.line + 1;
      return true;
    },
    fenced ? { alt: ['paragraph', 'reference', 'blockquote', 'list'] } : { alt: [] },
  );
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const found = inlineMathAt(marks, state.src, state.pos);
    if (found === null || found.end > state.posMax) return false;
    if (!silent) {
      const token = state.push('math_inline', '', 0);
      token.content = found.tex;
      token.meta = { display: found.display, prices: isOfPrices(state.src, state.pos, found) };
    }
    state.pos = found.end;
    return true;
  });
  md.renderer.rules.math_block = (tokens, index, _options, env) =>
    `${mathHtml(md, render, tokens[index]?.content ?? '', true, env)}\n`;
  md.renderer.rules.math_inline = (tokens, index, _options, env) => {
    const token = tokens[index];
    const html = mathHtml(md, render, token?.content ?? '', token?.meta?.display === true, env);
    return token?.meta?.prices === true ? html.replace(/class="([^"]*)"/, 'class="$1 lh-prices"') : html;
  };
}

/** Whether the formula was most likely meant as words from one price to the next: `$5 and $10`. */
const isOfPrices = (src: string, pos: number, { tex, end }: { readonly tex: string; readonly end: number }) =>
  /^\$\d/.test(src.slice(pos, pos + 2)) && /\s/.test(tex) && /\d/.test(src.charAt(end));

/** TeX in a place of its own: rendered, or its source until it is. */
export function mathHtml(
  md: MarkdownIt,
  render: MathRenderer | null,
  tex: string,
  display: boolean,
  env: unknown,
): string {
  if (render !== null) findingsOf(env)?.pieces.add('math');
  const html = render?.(tex.trim(), display) ?? null;
  const tag = display ? 'div' : 'span';
  const name = display ? 'lh-math lh-math-display' : 'lh-math';
  const label = md.utils.escapeHtml(tex.trim());
  if (typeof html === 'object' && html !== null)
    return `<${tag} class="${name} lh-math-source lh-mistake"><code>${label}</code> <small>${md.utils.escapeHtml(html.mistake)}</small></${tag}>`;
  if (html !== null) return `<${tag} class="${name}" role="math" aria-label="${label}">${html}</${tag}>`;
  return `<${tag} class="${name} lh-math-source">${label}</${tag}>`;
}

/** No formula of its own lines is longer than this, in UTF-16 units. */
const LONGEST_BLOCK = 32_768;

function blockEnd(
  state: StateBlock,
  startLine: number,
  endLine: number,
  { open, close }: Pair,
): { readonly line: number; readonly tex: string } | null {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent > 3 || !state.src.startsWith(open, start)) return null;
  const closing = nextIndex(state.src, close, start + open.length);
  if (closing < 0 || closing - start > LONGEST_BLOCK) return null;
  for (let line = startLine; line < endLine && !state.isEmpty(line); line += 1) {
    if ((state.sCount[line] ?? 0) < state.blkIndent) return null;
    const from = line === startLine ? start + open.length : (state.bMarks[line] ?? 0);
    const text = state.src.slice(from, state.eMarks[line] ?? 0);
    const at = text.indexOf(close);
    if (at < 0) continue;
    if (text.slice(at + close.length).trim() !== '') return null;
    const tex = state.src.slice(start + open.length, from + at);
    return tex.trim() === '' ? null : { line, tex };
  }
  return null;
}

/**
 * The mathematics that begins at offset `pos` of `src` (a line, or a paragraph) by these marks, or null: its TeX, the
 * offset after its closing mark, and whether it is set in a place of its own.
 */
export function inlineMathAt(
  marks: Exclude<MathMarks, 'none'>,
  src: string,
  pos: number,
): { readonly tex: string; readonly end: number; readonly display: boolean } | null {
  const between = (open: string, close: string, display: boolean) => {
    const end = src.startsWith(open, pos) ? nextIndex(src, close, pos + open.length) : -1;
    const tex = end < 0 ? '' : src.slice(pos + open.length, end);
    return tex.trim() === '' ? null : { tex, end: end + close.length, display };
  };
  const passed = marks === 'passthrough' || marks === 'passthrough-dollars';
  switch (src.charCodeAt(pos)) {
    case 0x24:
      if (marks === 'remark') return dollarRun(src, pos);
      if (src.startsWith('$$', pos)) return between('$$', '$$', passed);
      if (marks === 'passthrough-dollars') return between('$', '$', false);
      return marks === 'dollars' ? singleDollars(src, pos) : null;
    case 0x5c:
      if (!passed) return null;
      return between('\\(', '\\)', false) ?? between('\\[', '\\]', true);
    default:
      return null;
  }
}

/** No run of dollars is longer than this. */
const LONGEST_RUN = 16;

/**
 * As code is between backticks: a run of dollars, and the next of the same length; a backslash before that is TeX.
 * https://github.com/micromark/micromark-extension-math `lib/math-text.js`
 */
function dollarRun(src: string, pos: number): { tex: string; end: number; display: boolean } | null {
  if (src.charAt(pos - 1) === '$' && src.charAt(pos - 2) !== '\\') return null;
  let from = pos;
  while (src.charCodeAt(from) === 0x24) from += 1;
  const size = from - pos;
  if (size > LONGEST_RUN) return null;
  const end = nextMatch(src, new RegExp(`(?<!\\$)\\\${${size}}(?!\\$)`, 'g'), from);
  const tex = end < 0 ? '' : src.slice(from, end);
  return tex.trim() === '' ? null : { tex, end: end + size, display: false };
}

/** Nothing begins or ends with a space, and no letter or digit is beside it: `$5 and $10` stay prices. */
function singleDollars(src: string, pos: number): { tex: string; end: number; display: boolean } | null {
  if (
    /[\s$]/.test(src.charAt(pos + 1)) ||
    src.charAt(pos - 1) === '\\' ||
    /[\p{L}\p{N}]/u.test(src.charAt(pos - 1))
  )
    return null;
  for (let end = src.indexOf('$', pos + 1); end > 0; end = src.indexOf('$', end + 1)) {
    if (src.charAt(end - 1) === '\\') continue;
    if (/\s/.test(src.charAt(end - 1)) || /[\p{L}\p{N}]/u.test(src.charAt(end + 1))) return null;
    return { tex: src.slice(pos + 1, end), end: end + 1, display: false };
  }
  return null;
}
