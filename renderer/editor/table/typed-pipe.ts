import { EditorSelection, type EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { placeAt, rowAt } from './table';

/**
 * Typing a pipe where the row has one goes over it: at the end of a cell into the next one, and at the start of an empty
 * row into its first. So a table that is written by hand, pipes and all, comes out as it is written, though Enter has
 * put the row there.
 */
export const typedPipes = (): Extension =>
  EditorView.inputHandler.of((view, from, to, text) => {
    const spec = text === '|' && from === to ? overPipe(view.state, from) : null;
    if (spec) view.dispatch(spec);
    return spec !== null;
  });

/** The caret on the other side of the pipe that `at` stands before; null where a pipe is a letter like others. */
export function overPipe(state: EditorState, at: number): TransactionSpec | null {
  const place = placeAt(state, at);
  if (place === null || state.selection.ranges.length > 1 || state.sliceDoc(at - 1, at) === '\\') return null;
  const row = rowAt(place.table, place.row);
  const cell = row.cells.find(({ from, to }) => from <= at && at <= to);
  if (!cell || !row.opens || state.sliceDoc(cell.to, cell.to + 1) !== '|') return null;
  if (state.sliceDoc(at, cell.to).trim() !== '') return null;
  const isEmptyRow = row.cells.every(({ textFrom, textTo }) => textFrom === textTo);
  const isFirst = cell === row.cells[0] && state.sliceDoc(cell.from, cell.to).trim() === '';
  const next = isEmptyRow && isFirst ? cell.from : cell.to + 1;
  return { selection: EditorSelection.cursor(next), scrollIntoView: true, userEvent: 'select.cell' };
}
