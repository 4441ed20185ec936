import type { EditorState, StateCommand } from '@codemirror/state';
import { bodyFrom } from '../front-matter';

const writable = (state: EditorState): boolean =>
  !state.readOnly && state.selection.main.from >= bodyFrom(state);

/** Begins a link to a post: the selection becomes its words, without one `[[` asks which post. */
export const beginPostLink: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  if (!writable(state)) return false;
  const words = state.sliceDoc(from, to).replace(/\s*\n\s*/g, ' ');
  const insert = words === '' ? '[[' : `[${words}]()`;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: from + (words === '' ? 2 : insert.length - 1) },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};
