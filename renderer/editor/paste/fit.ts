import type { ChangeSpec, EditorState, TransactionSpec } from '@codemirror/state';
import { inOneCell, isInCell } from '../table/fit-cell';
import { placeAt, rowAt } from '../table/table';

/** Text that is more than a part of a line: it begins a block, or has several. */
const IS_BLOCK = /\n|^(?:#{1,6} |[-*+] |\d+[.)] |> |\||```|~~~|---$|!\[[^\]]*\]\([^)]*\)$)/;
/** The quotation marks and the indentation that a line of a quotation or a list item begins with. */
const LEAD = /^(?:[ \t]*>[ \t]?)*[ \t]*/;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;

/**
 * Puts Markdown in place of `[from, to)` so that it stays what it is: blocks are set off from the text around them by a
 * blank line, and within a quotation or a list item they stay in it; in a cell of a table they are one line. The caret goes
 * behind it.
 */
export function fitMarkdown(state: EditorState, from: number, to: number, markdown: string): TransactionSpec {
  const line = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  if (isInCell(state, from, to)) return putIn(from, to, inOneCell(markdown.trim()));
  const before = state.doc.sliceString(line.from, from);
  const after = state.doc.sliceString(to, last.to);
  const lead = LEAD.exec(before)?.[0] ?? '';
  const item = ITEM.exec(before.slice(lead.length))?.[0] ?? '';
  const rest = before.slice(lead.length + item.length);
  const isBlock = IS_BLOCK.test(markdown);
  const indent = lead + ' '.repeat(item.replace(/\[[ xX]\][ \t]+$/, '').length);
  const gap = `\n${indent.trimEnd()}\n${indent}`;
  // A list pasted into an empty item goes on from its marker.
  const takesMarker = rest.trim() === '' && ITEM.test(markdown) && item !== '';
  const text = takesMarker ? markdown.replace(ITEM, '') : markdown;
  const step = takesMarker ? lead : indent;
  let insert = text.replace(
    /\n(.?)/g,
    (_, next: string) => (next === '' || next === '\n' ? `\n${step.trimEnd()}` : `\n${step}`) + next,
  );
  if (isBlock && markdown.includes('\n')) {
    if (rest.trim() !== '') insert = gap + insert;
    else if (item === '' && needsBlank(state, line.number - 1)) insert = `\n${indent}${insert}`;
    if (after.trim() !== '') insert += gap;
    else if (
      needsBlank(state, last.number + 1) &&
      !/^[ \t]*(?:[-*+>]|\d+[.)]) /.test(lineText(state, last.number + 1))
    )
      insert += '\n';
  }
  return putIn(from, to, insert);
}

/**
 * Plain text in place of `[from, to)` in a cell of a table: whole rows go above the row, or below the delimiters, anything
 * else is one line. Null where text is put in as it is.
 */
export function fitPlain(state: EditorState, from: number, to: number, text: string): TransactionSpec | null {
  if (!/[\n|]/.test(text) || !isInCell(state, from, to)) return null;
  const place = placeAt(state, from);
  const rows = text.replace(/\n+$/, '');
  const areRows = from === to && text.includes('\n') && rows.split('\n').every((row) => ROW.test(row));
  if (!areRows || place === null) return putIn(from, to, inOneCell(text.trim()));
  const { prefix, from: at } = place.row === 0 ? place.table.delimiters : rowAt(place.table, place.row);
  const lines = rows.split('\n').map((row) => prefix + row.trim());
  const changes =
    place.row === 0
      ? { from: place.table.delimiters.to, insert: lines.map((row) => `\n${row}`).join('') }
      : { from: at, insert: lines.map((row) => `${row}\n`).join('') };
  return { changes, userEvent: 'input.paste', scrollIntoView: true };
}

/** A row of a table with the pipes at both ends. */
const ROW = /^\s*\|.*\|\s*$/;

function putIn(from: number, to: number, insert: string): TransactionSpec {
  const changes: ChangeSpec = { from, to, insert };
  return {
    changes,
    selection: { anchor: from + insert.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  };
}

const lineText = (state: EditorState, number: number) =>
  number >= 1 && number <= state.doc.lines ? state.doc.line(number).text : '';

const needsBlank = (state: EditorState, number: number) =>
  lineText(state, number).trim() !== '' && !/^(?:---|\+\+\+|\.\.\.)\s*$/.test(lineText(state, number));
