import type { EditorState } from '@codemirror/state';
import { type Align, type Cell, readAlign, readRow } from '#core/editor/table-row';
import { containersOf } from '../commands/containers';
import { ancestor, isProse, treeTo } from '../commands/context';

/** A row of a table in a text. Offsets of cells count from the start of the document. */
export interface TableRow {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** What stands before the row: marks of quotes, the indentation of lists. */
  readonly prefix: string;
  readonly cells: readonly Cell[];
  readonly opens: boolean;
  readonly closes: boolean;
}

export interface Table {
  readonly head: TableRow;
  readonly delimiters: TableRow;
  readonly body: readonly TableRow[];
  readonly aligns: readonly Align[];
}

/** Where a caret is in a table; `row` counts the head as 0 and the first row under the delimiters as 1. */
export interface Place {
  readonly table: Table;
  readonly row: number;
  readonly column: number;
}

/** The table around an offset, or null. */
export function placeAt(state: EditorState, at: number): Place | null {
  if (!isProse(state, at)) return null;
  const tree = treeTo(state, state.doc.lineAt(at).to);
  const is = (name: string) => name === 'Table';
  const node =
    ancestor(tree.resolve(at, -1), is) ?? ancestor(tree.resolve(at, 1), is) ?? tableOnLine(state, at);
  if (!node) return null;
  const first = state.doc.lineAt(node.from).number;
  const last = state.doc.lineAt(node.to).number;
  const rows: TableRow[] = [];
  for (let n = first; n <= last; n++) rows.push(rowOf(state, n));
  const [head, delimiters, ...body] = rows;
  if (!head || !delimiters) return null;
  const aligns = delimiters.cells.map(({ textFrom, textTo }) => readAlign(state.sliceDoc(textFrom, textTo)));
  const table = { head, delimiters, body, aligns };
  const number = state.doc.lineAt(at).number;
  const row = number <= first + 1 ? 0 : number - first - 1;
  const cells = (number === first + 1 ? delimiters : rowAt(table, row)).cells;
  const column = cells.findIndex(({ to }) => at <= to);
  return { table, row, column: column < 0 ? cells.length - 1 : column };
}

/** A row by its number, the head being 0. */
export const rowAt = (table: Table, row: number): TableRow =>
  row === 0 ? table.head : (table.body[row - 1] ?? table.head);

export const allRows = ({ head, delimiters, body }: Table): readonly TableRow[] => [
  head,
  delimiters,
  ...body,
];

/** A caret behind a row's last pipe, with spaces between, is on its line but not in its node. */
function tableOnLine(state: EditorState, at: number) {
  const line = state.doc.lineAt(at);
  const end = line.from + line.text.trimEnd().length;
  return at > end ? ancestor(treeTo(state, line.to).resolve(end, -1), (name) => name === 'Table') : null;
}

function rowOf(state: EditorState, number: number): TableRow {
  const line = state.doc.line(number);
  const start = containersOf(state, line).at(-1)?.to ?? 0;
  const { cells, opens, closes } = readRow(line.text, start);
  return {
    number,
    from: line.from,
    to: line.to,
    prefix: line.text.slice(0, start),
    cells: cells.map((cell) => ({
      from: line.from + cell.from,
      to: line.from + cell.to,
      textFrom: line.from + cell.textFrom,
      textTo: line.from + cell.textTo,
    })),
    opens,
    closes,
  };
}
