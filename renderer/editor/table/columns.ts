import { EditorSelection, type StateCommand } from '@codemirror/state';
import { type Align, writeAlign } from '#core/editor/table-row';
import type { Change } from '../commands/inline';
import { only } from './cells';
import { allRows, rowAt, type Table, type TableRow } from './table';

/** Adds an empty column beside the caret's; no other cell is written anew. */
export const addColumn =
  (left: boolean): StateCommand =>
  ({ state, dispatch }) => {
    const place = only(state);
    if (!place) return false;
    const { table, column } = place;
    const added = allRows(table).flatMap((row) => columnBeside(table, row, column, left) ?? []);
    const changes = state.changes(added);
    const here = columnBeside(table, rowAt(table, place.row), column, left);
    const caret = here
      ? changes.mapPos(here.from, -1) + here.caret
      : changes.mapPos(state.selection.main.head);
    dispatch(
      state.update({
        changes,
        selection: EditorSelection.cursor(caret),
        scrollIntoView: true,
        userEvent: 'input.table',
      }),
    );
    return true;
  };

/** The empty cell beside a row's cell, and where in it the caret goes. */
function columnBeside(
  table: Table,
  row: TableRow,
  column: number,
  left: boolean,
): (Change & { caret: number }) | null {
  const cell = row.cells[column];
  if (!cell) return null;
  const empty = row === table.delimiters ? ' --- ' : '   ';
  // Without a pipe on its outer side an empty cell at the edge would be none.
  const edge = left ? column === 0 && !row.opens : column === row.cells.length - 1 && !row.closes;
  const at = left ? cell.from : cell.to;
  if (left) return { from: at, to: at, insert: edge ? `|${empty}| ` : `${empty}|`, caret: edge ? 2 : 1 };
  return { from: at, to: at, insert: edge ? ` |${empty}|` : `|${empty}`, caret: edge ? 3 : 2 };
}

/** Takes the caret's column away; the last one stays. */
export const removeColumn: StateCommand = ({ state, dispatch }) => {
  const place = only(state);
  if (!place || place.table.aligns.length < 2) return false;
  const { table, column } = place;
  const alone = table.aligns.length === 2;
  const changes = state.changes(allRows(table).flatMap((row) => withoutColumn(row, column, alone)));
  dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'delete.table' }));
  return true;
};

function withoutColumn(row: TableRow, column: number, alone: boolean): Change[] {
  const cell = row.cells[column];
  if (!cell) return [];
  const last = column === row.cells.length - 1;
  const gone =
    last && !row.closes
      ? { from: cell.from - 1, to: cell.to, insert: '' }
      : { from: cell.from, to: Math.min(row.to, cell.to + 1), insert: '' };
  // One column without pipes around it is no table any more.
  if (!alone || row.opens || row.closes) return [gone];
  const start = row.from + row.prefix.length;
  return column === 0
    ? [
        { ...gone, from: start, insert: '|' },
        { from: row.to, to: row.to, insert: ' |' },
      ]
    : [
        { from: start, to: start, insert: '| ' },
        { ...gone, insert: '|' },
      ];
}

/** Moves the caret's column past the one before or after it, in every row. */
export const moveColumn =
  (by: 1 | -1): StateCommand =>
  ({ state, dispatch }) => {
    const place = only(state);
    if (!place) return false;
    const { table, column } = place;
    const other = column + by;
    if (other < 0 || other >= table.aligns.length) return true;
    const [a, b] = [Math.min(column, other), Math.max(column, other)];
    const changes = state.changes(
      allRows(table).flatMap((row): Change[] => {
        const left = row.cells[a];
        const right = row.cells[b];
        if (!left || !right) return [];
        // Between pipes the whole cells change places, so that what stood under each other still does.
        const whole = (a > 0 || row.opens) && (b < row.cells.length - 1 || row.closes);
        const [lf, lt, rf, rt] = whole
          ? [left.from, left.to, right.from, right.to]
          : [left.textFrom, left.textTo, right.textFrom, right.textTo];
        return [
          { from: lf, to: lt, insert: state.sliceDoc(rf, rt) },
          { from: rf, to: rt, insert: state.sliceDoc(lf, lt) },
        ];
      }),
    );
    const { cells } = rowAt(table, place.row);
    const [now, then] = [cells[column], cells[other]];
    // Both cells together are as long as before: the caret keeps its distance to their other end.
    const caret =
      now && then
        ? by > 0
          ? then.to - (now.to - state.selection.main.head)
          : then.from + (state.selection.main.head - now.from)
        : 0;
    dispatch(
      state.update({
        changes,
        selection: EditorSelection.cursor(Math.max(0, Math.min(caret, changes.newLength))),
        scrollIntoView: true,
        userEvent: 'move.table',
      }),
    );
    return true;
  };

/** Aligns the caret's column; only its delimiter is written anew, as wide as it was. */
export const alignColumn =
  (align: Align): StateCommand =>
  ({ state, dispatch }) => {
    const place = only(state);
    const cell = place?.table.delimiters.cells[place.column];
    if (!cell) return false;
    const insert = writeAlign(align, cell.textTo - cell.textFrom);
    dispatch(
      state.update({ changes: { from: cell.textFrom, to: cell.textTo, insert }, userEvent: 'input.table' }),
    );
    return true;
  };
