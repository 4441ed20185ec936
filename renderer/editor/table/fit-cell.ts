import type { EditorState } from '@codemirror/state';
import { placeAt, rowAt } from './table';

/** Whether `[from, to)` lies within one cell of a table. */
export function isInCell(state: EditorState, from: number, to = from): boolean {
  const place = placeAt(state, from);
  return (
    place !== null && rowAt(place.table, place.row).cells.some((cell) => cell.from <= from && to <= cell.to)
  );
}

/** Markdown that is put in place of `[from, to)`, as it may stand there: in a cell as a part of a line. */
export const fitCell = (state: EditorState, from: number, to: number, markdown: string): string =>
  isInCell(state, from, to) ? inOneCell(markdown) : markdown;

/** A pipe would end the cell; those of a template expression are gone when Markdown reads it. */
const ENDS = /\\[\s\S]|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\|/g;

/** Markdown as one line without a pipe that ends a cell. */
export const inOneCell = (markdown: string): string =>
  markdown.replace(/[^\S\n]*\n\s*/g, ' ').replace(ENDS, (found) => (found === '|' ? '\\|' : found));
