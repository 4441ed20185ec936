import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

const BOX = /^\[([ xX])\]$/;

/** Ticks or clears the box at `from`: exactly the letter between its brackets changes. Null where there is no box. */
export function taskChange(state: EditorState, from: number): TransactionSpec | null {
  const letter = BOX.exec(state.sliceDoc(from, from + 3))?.[1];
  if (letter === undefined || state.readOnly) return null;
  return {
    changes: { from: from + 1, to: from + 2, insert: letter === ' ' ? 'x' : ' ' },
    userEvent: 'input.task',
  };
}

/** Does it in a view; whether there was a box. */
export function toggleTaskAt(view: EditorView, from: number): boolean {
  const change = taskChange(view.state, from);
  if (change) view.dispatch(change);
  return change !== null;
}
