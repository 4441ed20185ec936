import type { MarkdownIt } from 'markdown-it';
import type { Escapes } from '../dialect';

/** Python-Markdown's `ESCAPED_CHARS`, with the `|` that the tables of `extra` add. */
const PYTHON = '\\`*_{}[]()>#+-.!|';

const ESCAPED: { readonly [E in Exclude<Escapes, 'commonmark'>]: ReadonlySet<string> } = {
  // kramdown-parser-gfm's `ESCAPED_CHARS_GFM`, and the end of a line, which is a hard break.
  kramdown: new Set('\\.*_+`<>()[]{}#!:|"\'$=-~\n'),
  python: new Set(PYTHON),
  'python-dollars': new Set(`${PYTHON}$`),
};

/** Whether a backslash before this mark of ASCII is not shown, and the mark is no more than itself. */
export const isEscapedBy = (escapes: Escapes, mark: string): boolean =>
  escapes === 'commonmark' || ESCAPED[escapes].has(mark);

/** A backslash before anything else than its generator's few characters, and `more`, is a backslash. */
export function escapes(md: MarkdownIt, by: Exclude<Escapes, 'commonmark'>, more: string): void {
  md.inline.ruler.before('escape', 'escape_few', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5c) return false;
    const mark = state.src.charAt(state.pos + 1);
    if (isEscapedBy(by, mark) || (mark !== '' && more.includes(mark))) return false;
    if (!silent) state.pending += '\\';
    state.pos += 1;
    return true;
  });
}
