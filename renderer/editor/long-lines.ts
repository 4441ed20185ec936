import type { EditorView } from '@codemirror/view';

/** CodeMirror leaves out parts of lines that are longer than this (UTF-16 units) where they are not seen. */
const LONG = 20_000;

/**
 * To be called on a view with a new state, before it is measured. CodeMirror draws the first gaps in a long line as if lines
 * did not wrap, takes the line to be as high as the rest of it, and then draws nearly all of it: seconds for a line of
 * megabytes. A caret in the gap and back makes it draw the gaps once more, rightly.
 */
export function drawLongLines(view: EditorView): void {
  const line = view.viewportLineBlocks.find(({ length }) => length > LONG);
  if (!line) return;
  const { selection } = view.state;
  view.dispatch({ selection: { anchor: line.from + Math.floor(line.length / 2) } });
  view.dispatch({ selection });
}
