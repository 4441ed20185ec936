import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { isProse } from '../commands/context';

/**
 * Puts a footnote behind the caret or the selection: the next free number there, and its text at the end of the post,
 * where the caret goes. `jump` leads back.
 */
export const insertFootnote: StateCommand = ({ state, dispatch }) => {
  const at = state.selection.main.to;
  if (!isProse(state, at)) return false;
  const number = nextNumber(state);
  const tail = lastLines(state);
  const end = state.doc.length - (tail.length - tail.trimEnd().length);
  const last = state.doc.lineAt(Math.max(at, end));
  const notes = /^\[\^[^\]\s]+\]:/.test(last.text) && end > at;
  const mark = `[^${number}]`;
  const definition = `${notes ? '\n' : '\n\n'}${mark}: `;
  const place = Math.max(at, end);
  const changes = state.changes([
    { from: at, insert: mark },
    { from: place, insert: definition },
  ]);
  dispatch(
    state.update({
      changes,
      selection: EditorSelection.cursor(place + mark.length + definition.length),
      scrollIntoView: true,
      userEvent: 'input.footnote',
    }),
  );
  return true;
};

function nextNumber(state: EditorState): number {
  const used = new Set<number>();
  for (const lines = state.doc.iterLines(); !lines.next().done; )
    for (const found of lines.value.matchAll(/\[\^(\d{1,6})\]/g)) used.add(Number(found[1]));
  return Math.max(0, ...used) + 1;
}

/** The end of the post, as far as blank lines may reach. */
const lastLines = (state: EditorState) => state.sliceDoc(Math.max(0, state.doc.length - 1000));
