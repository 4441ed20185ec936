import { displayWidth } from './display-width';

/** How a column is aligned; `none` leaves it to the site. */
export type Align = 'none' | 'left' | 'center' | 'right';

/** One cell of a row, as offsets in its text: all between its pipes, and what is written there. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Whether a pipe stands before the first cell and behind the last. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The cells of a table's row (GFM 4.10): parted by pipes that no backslash stands before, also inside code spans;
 * pipes at both ends are optional. `start` is where the row begins in `text`, behind a list's or a quote's marks.
 */
export function readRow(text: string, start = 0): Row {
  const pipes: number[] = [];
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') pipes.push(at);
  }
  const first = start + (text.slice(start).length - text.slice(start).trimStart().length);
  const end = Math.max(first, text.trimEnd().length);
  const opens = pipes[0] === first;
  const closes = pipes.length > (opens ? 1 : 0) && pipes.at(-1) === end - 1;
  const edges = [
    opens ? first : first - 1,
    ...pipes.slice(opens ? 1 : 0, closes ? -1 : undefined),
    closes ? end - 1 : end,
  ];
  const cells = edges.slice(1).map((to, index) => cell(text, (edges[index] ?? 0) + 1, to));
  return { cells, opens, closes };
}

function cell(text: string, from: number, to: number): Cell {
  const inside = text.slice(from, to);
  const words = inside.trim();
  if (words === '') {
    const at = Math.min(from + 1, to);
    return { from, to, textFrom: at, textTo: at };
  }
  const textFrom = from + inside.indexOf(words);
  return { from, to, textFrom, textTo: textFrom + words.length };
}

/** How a delimiter cell, such as `:--:`, aligns its column. */
export function readAlign(written: string): Align {
  const [left, right] = [written.startsWith(':'), written.endsWith(':')];
  return left && right ? 'center' : left ? 'left' : right ? 'right' : 'none';
}

/** A delimiter of `width` columns or the fewest it needs. */
export function writeAlign(align: Align, width: number): string {
  const dashes = (ends: number) => '-'.repeat(Math.max(3 - ends, width - ends));
  switch (align) {
    case 'left':
      return `:${dashes(1)}`;
    case 'right':
      return `${dashes(1)}:`;
    case 'center':
      return `:${dashes(2)}:`;
    case 'none':
      return dashes(0);
  }
}

/** `text` with spaces to `width` columns, on the side its alignment leaves. */
function padCell(text: string, align: Align, width: number): string {
  const room = Math.max(0, width - displayWidth(text));
  const before = align === 'right' ? room : align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(room - before);
}

/**
 * The rows of a table, written so that its pipes stand under each other: the delimiters second, a space beside each
 * pipe, pipes at both ends. `rows` are the texts of the cells without the delimiters; short rows are filled up.
 */
export function writeTable(
  rows: readonly (readonly string[])[],
  aligns: readonly Align[],
): readonly string[] {
  const widths = aligns.map((_, column) =>
    Math.max(3, ...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const written = rows.map((row) =>
    line([
      ...aligns.map((align, column) => padCell(row[column] ?? '', align, widths[column] ?? 3)),
      ...row.slice(aligns.length),
    ]),
  );
  const delimiters = line(aligns.map((align, column) => writeAlign(align, widths[column] ?? 3)));
  return [written[0] ?? '', delimiters, ...written.slice(1)];
}
