import type { MarkdownIt } from 'markdown-it';
import { standardBlock } from './standard-rule';

const CODE = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g;
/** The line below a table's first. Every line of a paragraph is tried as one. */
const DELIMITERS = /^[-:|\s]+$/;
/** Stands for a bar in code while a table is read; no text has it. */
const BAR = '\uE00A';

/**
 * kramdown and Python-Markdown end a cell at the bars outside of code only, and take a bar in code as it is written;
 * GFM reads the cells first. kramdown's `parser/kramdown/table.rb`, Python-Markdown's `extensions/tables.py`.
 */
export function barsInCode(md: MarkdownIt): void {
  const table = standardBlock('table');
  md.block.ruler.at(
    'table',
    (state, startLine, endLine, silent) => {
      const from = state.bMarks[startLine] ?? 0;
      const below = state.src.slice(state.bMarks[startLine + 1], state.eMarks[startLine + 1]);
      if (startLine + 1 >= endLine || !DELIMITERS.test(below))
        return table(state, startLine, endLine, silent);
      let last = startLine;
      while (last + 1 < endLine && !state.isEmpty(last + 1)) last += 1;
      const to = state.eMarks[last] ?? from;
      const rows = state.src.slice(from, to);
      const masked = rows.replace(CODE, (code) => code.replaceAll('|', BAR));
      if (masked === rows) return table(state, startLine, endLine, silent);
      const { src } = state;
      const before = state.tokens.length;
      state.src = src.slice(0, from) + masked + src.slice(to);
      const found = table(state, startLine, endLine, silent);
      state.src = src;
      for (const token of state.tokens.slice(before)) token.content = token.content.replaceAll(BAR, '|');
      return found;
    },
    { alt: ['paragraph', 'reference'] },
  );
}
