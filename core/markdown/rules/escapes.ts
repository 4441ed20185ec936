import type { MarkdownIt } from 'markdown-it';

/** What a backslash takes its meaning from in Python-Markdown (`ESCAPED_CHARS`, with those of `extra`). */
const ESCAPED = new Set('\\`*_{}[]()>#+-.!|');

/** A backslash before anything else is a backslash; there is no hard break by backslash. */
export function pythonEscapes(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'python_escape', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5c || ESCAPED.has(state.src.charAt(state.pos + 1)))
      return false;
    if (!silent) state.pending += '\\';
    state.pos += 1;
    return true;
  });
}
