import type { EditorState, Extension } from '@codemirror/state';
import { liveHost } from './host';
import { livePieces } from './pieces';
import { snapCaret } from './snap-caret';

/** Marks at the end of a line are looked for this far (UTF-16 units). */
const REACH = 300;

/**
 * Where a caret at `position` belongs when nothing but hidden marks stands between it and the end of its line: at the
 * end. The two look the same, and what is typed at the end of a line is meant to come after its last word's marks.
 */
function toLineEnd(state: EditorState, position: number): number {
  const { to } = state.doc.lineAt(position);
  if (position === to || to - position > REACH) return position;
  let at = position;
  const marks = livePieces(state, [{ from: position, to }], state.facet(liveHost).math())
    .filter(({ kind }) => kind === 'hidden')
    .sort((a, b) => a.from - b.from);
  for (const mark of marks) if (mark.from <= at && mark.to > at) at = mark.to;
  return at === to ? to : position;
}

/** Puts a caret that comes to the end of what is seen of a line (End, a click, an arrow) at the line's end. */
export const lineEnds = (): Extension => snapCaret(toLineEnd, -1);
