import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { only, withRow } from './cells';
import { type Place, rowAt } from './table';

/** Adds a row below the caret's, or above it; above the head there is none, so it goes below. */
export const addRow =
  (above: boolean): StateCommand =>
  ({ state, dispatch }) => {
    const place = only(state);
    if (!place) return false;
    const { table, row, column } = place;
    const under = row === 0 ? table.delimiters : rowAt(table, row);
    dispatch(withRow(state, table, under, Math.min(column, table.aligns.length - 1), above && row > 0));
    return true;
  };

/** Takes the caret's row away. The head stays: without it there is no table. */
export const removeRow: StateCommand = ({ state, dispatch }) => {
  const place = only(state);
  if (!place || place.row === 0) return false;
  const { from, to } = rowAt(place.table, place.row);
  const next = place.table.body[place.row] ?? rowAt(place.table, place.row - 1);
  const caret = next.cells[place.column]?.textFrom ?? next.from;
  const changes = state.changes({ from: from - 1, to });
  dispatch(
    state.update({
      changes,
      selection: EditorSelection.cursor(changes.mapPos(caret)),
      scrollIntoView: true,
      userEvent: 'delete.table',
    }),
  );
  return true;
};

/** Moves the caret's row past the one before or after it; the head keeps its place. */
export const moveRow =
  (by: 1 | -1): StateCommand =>
  ({ state, dispatch }) => {
    const place = only(state);
    if (!place) return false;
    const other = place.row + by;
    if (place.row === 0 || other < 1 || other > place.table.body.length) return true;
    dispatch(swapped(state, place, other));
    return true;
  };

function swapped(state: EditorState, { table, row }: Place, other: number) {
  const upper = rowAt(table, Math.min(row, other));
  const lower = rowAt(table, Math.max(row, other));
  const text = (from: number, to: number) => state.sliceDoc(from, to);
  const up = { from: upper.from + upper.prefix.length, to: upper.to };
  const low = { from: lower.from + lower.prefix.length, to: lower.to };
  const { anchor, head } = state.selection.main;
  const now = row < other ? up : low;
  const start = row < other ? low.from + (low.to - low.from) - (up.to - up.from) : up.from;
  return state.update({
    changes: [
      { ...up, insert: text(low.from, low.to) },
      { ...low, insert: text(up.from, up.to) },
    ],
    selection: EditorSelection.single(start + anchor - now.from, start + head - now.from),
    scrollIntoView: true,
    userEvent: 'move.table',
  });
}
