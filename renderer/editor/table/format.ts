import { EditorSelection, type StateCommand } from '@codemirror/state';
import { readRow, writeTable } from '#core/editor/table-row';
import { replacement } from '../replacement';
import { only } from './cells';
import { allRows, rowAt } from './table';

/** Writes the table around the caret with its pipes under each other. Only on demand: a table is its author's. */
export const formatTable: StateCommand = ({ state, dispatch }) => {
  const place = only(state);
  if (!place) return false;
  const { table, row, column } = place;
  const rows = allRows(table);
  const texts = rows
    .filter((each) => each !== table.delimiters)
    .map(({ cells }) => cells.map(({ textFrom, textTo }) => state.sliceDoc(textFrom, textTo)));
  const written = writeTable(texts, table.aligns);
  const changes = rows.flatMap((each, index) => {
    const from = each.from + each.prefix.length;
    const change = replacement(state.sliceDoc(from, each.to), written[index] ?? '');
    return change ? [{ from: from + change.from, to: from + change.to, insert: change.insert }] : [];
  });
  const now = rowAt(table, row);
  const index = rows.indexOf(now);
  const set = state.changes(changes);
  const start = set.mapPos(now.from, -1) + now.prefix.length;
  const cell = readRow(written[index] ?? '').cells[column];
  const old = now.cells[column];
  const { head } = state.selection.main;
  const into = old && cell ? Math.min(Math.max(0, head - old.textFrom), cell.textTo - cell.textFrom) : 0;
  dispatch(
    state.update({
      changes: set,
      selection: EditorSelection.cursor(start + (cell?.textFrom ?? 0) + into),
      scrollIntoView: true,
      userEvent: 'input.table',
    }),
  );
  return true;
};
