import type { EditorState, Extension } from '@codemirror/state';
import { isProse } from '../commands/context';
import { liveHost } from './host';
import { livePieces } from './pieces';
import { snapCaret } from './snap-caret';

/** Marks at the start of a line are looked for this far (UTF-16 units). */
const REACH = 300;

/** The marks of quotes, items, tasks and headings that a line's words stand behind. */
const PREFIX = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?/;

/**
 * Where a caret that comes from `before` to `position` belongs: before the hidden marks of the line's first words, as the
 * two look the same and a break or a deletion there would leave half of the marks; and not before the mark of an item, a
 * task or a heading, unless it comes from the line's first letter.
 */
function toLineStart(state: EditorState, position: number, before: number): number {
  const line = state.doc.lineAt(position);
  if (position - line.from > REACH || !isProse(state, position)) return position;
  const start = line.from + (PREFIX.exec(line.text)?.[0].length ?? 0);
  if (position <= start) return before > start && before <= line.to ? start : position;
  let at = position;
  const marks = livePieces(state, [{ from: line.from, to: position }], state.facet(liveHost).math())
    .filter(({ kind }) => kind === 'hidden')
    .sort((a, b) => b.to - a.to);
  for (const mark of marks) if (mark.from >= start && mark.from < at && mark.to >= at) at = mark.from;
  return at === start ? start : position;
}

/** Puts a caret that comes to the start of what is seen of a line (Home, a click, an arrow) before its words' marks. */
export const lineStarts = (): Extension => snapCaret(toLineStart, 1);
