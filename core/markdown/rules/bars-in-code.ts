import type { MarkdownIt, StateBlock } from 'markdown-it';
import { standardBlock } from './standard-rule';

/** Code that ends in its line, as a cell does. */
const CODE = /(?<!`)(`+)(?!`)(.*?[^`\n])\1(?!`)/g;
/** The line below a table's first. Every line of a paragraph is tried as one. */
const DELIMITERS = /^[-:|\s]+$/;
/** Stands for a bar in code while a table is read, in a text that does not have it. */
const BAR = '\uE00A';

/**
 * kramdown and Python-Markdown end a cell at the bars outside of code only, and take a bar in code as it is written;
 * GFM reads the cells first. kramdown's `parser/kramdown/table.rb`, Python-Markdown's `extensions/tables.py`.
 */
export function barsInCode(md: MarkdownIt): void {
  const table = standardBlock('table');
  // Of the whole text at once: what only looks like a table may begin in each of its lines.
  const known = new WeakMap<StateBlock, { readonly src: string; readonly masked: string }>();
  const maskedOf = (state: StateBlock): string => {
    const before = known.get(state);
    if (before?.src === state.src) return before.masked;
    const masked = withoutBars(state.src);
    known.set(state, { src: state.src, masked });
    return masked;
  };
  md.block.ruler.at(
    'table',
    (state, startLine, endLine, silent) => {
      const { src } = state;
      const below = src.slice(state.bMarks[startLine + 1], state.eMarks[startLine + 1]);
      if (startLine + 1 >= endLine || !DELIMITERS.test(below))
        return table(state, startLine, endLine, silent);
      const masked = maskedOf(state);
      if (masked === src) return table(state, startLine, endLine, silent);
      const before = state.tokens.length;
      state.src = masked;
      const found = table(state, startLine, endLine, silent);
      state.src = src;
      for (let at = before; at < state.tokens.length; at += 1) {
        const token = state.tokens[at];
        if (token?.content.includes(BAR)) token.content = token.content.replaceAll(BAR, '|');
      }
      return found;
    },
    { alt: ['paragraph', 'reference'] },
  );
}

/** A text with its bars in code masked. */
const withoutBars = (text: string): string =>
  text.includes(BAR) ? text : text.replace(CODE, (code) => code.replaceAll('|', BAR));
