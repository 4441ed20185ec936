import { StateEffect, type StateEffectType, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Places that something was found at: marked until others are set, and moved along with the text. */
export interface MarkedPlaces<Found extends Place> {
  readonly field: StateField<DecorationSet>;
  readonly set: StateEffectType<readonly Found[]>;
}

/** `mark` says how one is marked; one without letters is not. */
export function markedPlaces<Found extends Place>(mark: (found: Found) => Decoration): MarkedPlaces<Found> {
  const set = StateEffect.define<readonly Found[]>();
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (marks, tr) => {
      for (const effect of tr.effects) {
        if (!effect.is(set)) continue;
        const seen = effect.value.filter(({ from, to }) => from < to);
        return Decoration.set(
          seen.map((found) => mark(found).range(found.from, found.to)),
          true,
        );
      }
      return marks.map(tr.changes);
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  return { field, set };
}
