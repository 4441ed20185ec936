import type { EditorState } from '@codemirror/state';
import type { ViewUpdate } from '@codemirror/view';
import { tell } from '../../../app/tell';
import { messageOf } from './problem';
import { problemsIn } from './problem-marks';

/** So long the caret stays in a problem before its words are told; ms. Arrow keys go through several. */
const SETTLED = 600;

/** Tells what is wrong where the caret has come to rest; nothing while the author types. */
export function tellUnderCaret(): { readonly see: (update: ViewUpdate) => void; readonly end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  return {
    see: ({ state, docChanged, selectionSet }) => {
      if (!docChanged && !selectionSet) return;
      clearTimeout(timer);
      const words = wordsUnder(state, state.selection.main.head);
      if (words === last) return;
      if (docChanged || words === '') last = words;
      else
        timer = setTimeout(() => {
          last = words;
          tell(words);
        }, SETTLED);
    },
    end: () => clearTimeout(timer),
  };
}

function wordsUnder(state: EditorState, at: number): string {
  return [...new Set(problemsIn(state, at, at).map(({ problem }) => messageOf(problem)))].join(' ');
}
