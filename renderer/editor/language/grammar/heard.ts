import { type EditorState, StateEffect, type TransactionSpec } from '@codemirror/state';
import { Decoration, type ViewUpdate } from '@codemirror/view';
import { tell } from '../../../app/tell';
import { markedPlaces } from '../../marked-places';

/** So long the caret stays in a problem before its words are told; ms. Arrow keys go through several. */
const SETTLED = 600;

type Places = readonly { readonly from: number; readonly to: number; readonly message: string }[];

const { field, set } = markedPlaces<Places[number]>(({ message }) =>
  Decoration.mark({ attributes: { 'aria-invalid': 'grammar' }, message }),
);

/** Marks the places for a screen reader, which says "grammar error" as it reads over them. */
export function markInvalid(state: EditorState, places: Places): TransactionSpec {
  const known = state.field(field, false) !== undefined;
  return {
    effects: known ? set.of(places) : [StateEffect.appendConfig.of(field), set.of(places)],
  };
}

/** Tells what is wrong where the caret has come to rest; nothing while the author types. */
export function tellUnderCaret(): { readonly see: (update: ViewUpdate) => void; readonly end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  return {
    see: ({ state, docChanged, selectionSet }) => {
      if (!docChanged && !selectionSet) return;
      clearTimeout(timer);
      const words = problemsAt(state, state.selection.main.head);
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

function problemsAt(state: EditorState, at: number): string {
  const found = new Set<string>();
  state.field(field, false)?.between(at, at, (_from, _to, { spec }) => {
    found.add(String(spec.message));
  });
  return [...found].join(' ');
}
