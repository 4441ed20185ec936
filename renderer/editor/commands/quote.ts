import type { EditorState, Line, StateCommand } from '@codemirror/state';
import { type Container, containersOf, isItem } from './containers';
import { inFrontMatter, literalBlock, treeTo } from './context';
import type { Change } from './inline';
import { lastLine, selectedLines, withPrefixes } from './selected-lines';

/**
 * Quotes the selected lines, or takes a level of quoting away where all have one: whole list items with what they hold, and
 * whole blocks of code or HTML that a selection reaches into, for a part of one would leave the rest unclosed.
 */
export const toggleQuote: StateCommand = ({ state, dispatch }) => {
  const lines = whole(state, [...selectedLines(state, true), ...literalLines(state)]);
  const first = lines[0];
  if (!first) return false;
  const quotes = lines.map((line) => ({ line, quote: quoteOf(state, line) }));
  const off = quotes.every(({ quote }) => quote !== undefined);
  // What continues an item that began above is quoted inside of it.
  const depth = containersOf(state, first).filter(({ own }) => !own).length;
  const changes = off
    ? quotes.map(({ line, quote }) => ({
        from: line.from + (quote?.markFrom ?? 0),
        to: line.from + (quote?.to ?? 0),
        insert: '',
      }))
    : quotes
        .filter(({ quote }) => !quote)
        .map(({ line }): Change => {
          const at = line.from + (containersOf(state, line)[depth - 1]?.to ?? 0);
          return { from: at, to: at, insert: '> ' };
        });
  dispatch(withPrefixes(state, changes, 'format.quote'));
  return true;
};

/** The innermost quote mark written on a line. */
function quoteOf(state: EditorState, line: Line): Container | undefined {
  const found = containersOf(state, line).findLast(({ kind }) => kind === 'quote');
  if (found) return found;
  // A blank quoted line at the quote's end is not in its tree.
  const blank = /^([ \t]*)> ?$/.exec(line.text);
  if (!blank) return undefined;
  const markFrom = (blank[1] ?? '').length;
  const node = treeTo(state, line.to).resolve(line.from, 1);
  return {
    kind: 'quote',
    node,
    from: 0,
    markFrom,
    markTo: markFrom + 1,
    to: line.text.length,
    own: true,
    task: null,
    pending: false,
  };
}

/** The lines of the blocks of code and HTML that a selection holds or reaches into from outside. */
function literalLines(state: EditorState): readonly Line[] {
  const found: Line[] = [];
  if (state.readOnly) return found;
  for (const range of state.selection.ranges) {
    const last = lastLine(state, range);
    const around = literalBlock(state, range.from);
    if (around && around.from <= range.from && around.to >= state.doc.line(last).to && !holds(range, around))
      continue;
    for (let n = state.doc.lineAt(range.from).number; n <= last; n++) {
      const line = state.doc.line(n);
      const block = inFrontMatter(state, line.from) ? null : literalBlock(state, line.to);
      if (!block) continue;
      const end = state.doc.lineAt(block.to).number;
      for (let each = state.doc.lineAt(block.from).number; each <= end; each++)
        found.push(state.doc.line(each));
      n = Math.max(n, end);
    }
  }
  return found;
}

const holds = (range: { from: number; to: number }, block: { from: number; to: number }) =>
  range.from <= block.from && range.to >= block.to;

function whole(state: EditorState, lines: readonly Line[]): readonly Line[] {
  const numbers = new Set(lines.map(({ number }) => number));
  for (const line of lines)
    for (const { own, node, pending } of containersOf(state, line).filter(isItem))
      if (own && !pending)
        for (let n = line.number; n <= state.doc.lineAt(node.to).number; n++) numbers.add(n);
  return [...numbers].sort((a, b) => a - b).map((number) => state.doc.line(number));
}
