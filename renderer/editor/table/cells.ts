import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import type { Cell } from '#core/editor/table-row';
import { containersOf, continuation } from '../commands/containers';
import { allRows, type Place, placeAt, rowAt, type Table, type TableRow } from './table';

/** Goes to the next cell and selects what is in it; from the last one into a new row. */
export const nextCell: StateCommand = ({ state, dispatch }) => {
  const place = only(state);
  if (!place) return false;
  const { table, row, column } = place;
  const next = rowAt(table, row).cells[column + 1] ?? table.body[row]?.cells[0];
  if (next)
    dispatch(state.update({ selection: inCell(next), scrollIntoView: true, userEvent: 'select.cell' }));
  else dispatch(withRow(state, table, allRows(table).at(-1) ?? table.head, 0));
  return true;
};

/** Goes to the cell before and selects what is in it; the first cell of the head stays. */
export const previousCell: StateCommand = ({ state, dispatch }) => {
  const place = only(state);
  if (!place) return false;
  const { table, row, column } = place;
  const before =
    rowAt(table, row).cells[column - 1] ?? (row > 0 ? rowAt(table, row - 1).cells.at(-1) : undefined);
  if (before)
    dispatch(state.update({ selection: inCell(before), scrollIntoView: true, userEvent: 'select.cell' }));
  return true;
};

/**
 * Goes to the cell below, and from behind a row's last pipe to the first cell; from the last row into a new one. An empty
 * last row is taken away and the table left. At the end of a last row that no pipe closes it is not the table's: who
 * writes rows without outer pipes begins the next one in the same way.
 */
export const nextRow: StateCommand = ({ state, dispatch }) => {
  const place = only(state);
  if (!place) return false;
  const { table, row } = place;
  const column = isBehindRow(state) ? 0 : place.column;
  const below = table.body[row];
  const now = rowAt(table, row);
  const last = row === 0 ? table.delimiters : now;
  if (!below && !last.closes && state.selection.main.head === last.to) return false;
  if (below)
    dispatch(
      state.update({
        selection: inCell(below.cells[column] ?? below.cells.at(-1)),
        scrollIntoView: true,
        userEvent: 'select.cell',
      }),
    );
  else if (row > 1 && isEmpty(now)) dispatch(leaving(state, now));
  else dispatch(withRow(state, table, last, column));
  return true;
};

function isBehindRow({ doc, selection }: EditorState): boolean {
  const { head } = selection.main;
  const { from, to } = doc.lineAt(head);
  return /\|\s*$/.test(doc.sliceString(from, head)) && doc.sliceString(head, to).trim() === '';
}

const isEmpty = ({ cells }: TableRow) => cells.every(({ textFrom, textTo }) => textFrom === textTo);

/** A line after the table in place of its empty last row, with the blank line that ends a table. */
function leaving(state: EditorState, row: TableRow) {
  const line = state.doc.line(row.number);
  const prefix = continuation(line, containersOf(state, line));
  const insert = `${prefix.trimEnd()}\n${prefix}`;
  return state.update({
    changes: { from: row.from, to: row.to, insert },
    selection: EditorSelection.cursor(row.from + insert.length),
    scrollIntoView: true,
    userEvent: 'input.table',
  });
}

/** The place of a single caret or of a selection inside one row; Tab and Enter are not the table's otherwise. */
export function only(state: EditorState): Place | null {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || state.doc.lineAt(main.from).number !== state.doc.lineAt(main.to).number)
    return null;
  return placeAt(state, main.head);
}

/** The selection of what is in a cell; a caret in an empty one. */
export const inCell = (cell: Cell | undefined): EditorSelection =>
  EditorSelection.single(cell?.textFrom ?? 0, cell?.textTo ?? 0);

/** A new row under `row`, as wide as the table is there, with the caret in its cell `column`. */
export function withRow(state: EditorState, table: Table, row: TableRow, column: number, above = false) {
  const line = state.doc.line(row.number);
  // The first line of a list's item carries its mark; a row under it carries the item's indentation.
  const prefix = continuation(line, containersOf(state, line));
  const widths = table.aligns.map((_, index) => {
    const cell = row.cells[index];
    const edge =
      cell && ((index === 0 && !row.opens) || (index === row.cells.length - 1 && !row.closes)) ? 1 : 0;
    return Math.max(3, cell ? cell.to - cell.from + edge : 3);
  });
  const written = `${prefix}|${widths.map((width) => `${' '.repeat(width)}|`).join('')}`;
  const at = above ? row.from : row.to;
  const before = widths.slice(0, column).reduce((sum, width) => sum + width + 1, 0);
  return state.update({
    changes: { from: at, insert: above ? `${written}\n` : `\n${written}` },
    selection: EditorSelection.cursor(at + (above ? 0 : 1) + prefix.length + before + 2),
    scrollIntoView: true,
    userEvent: 'input.table',
  });
}
