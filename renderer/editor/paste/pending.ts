import {
  type ChangeSet,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** A place in the text where something will be put as soon as it is there. */
export interface Pending {
  readonly id: number;
  /** What will be replaced; an empty range is a place between two letters. */
  readonly from: number;
  readonly to: number;
  /** What stands there for the time being, or null for nothing. It is shown, and never in the text. */
  readonly label: string | null;
}

const add = StateEffect.define<Pending>({
  map: (value, mapping) => ({
    ...value,
    from: mapping.mapPos(value.from, 1),
    to: mapping.mapPos(value.to, -1),
  }),
});
const drop = StateEffect.define<number>();

/** The places that wait, as they move with what is written meanwhile. */
const field = StateField.define<readonly Pending[]>({
  create: () => [],
  update: (places, tr) => {
    let next = places;
    if (tr.docChanged && next.length > 0) {
      next = next.map((place) => movedBy(place, tr.changes));
    }
    for (const effect of tr.effects) {
      if (effect.is(add)) next = [...next, effect.value];
      else if (effect.is(drop)) next = next.filter(({ id }) => id !== effect.value);
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self, shown),
});

function movedBy(place: Pending, changes: ChangeSet): Pending {
  let touched = false;
  changes.iterChangedRanges((from, to) => {
    if (from < place.to && to > place.from) touched = true;
  });
  const to = changes.mapPos(place.to, place.from === place.to || touched ? 1 : -1);
  // What the author has written over it meanwhile stays: only the place behind it is left.
  return touched ? { ...place, from: to, to } : { ...place, from: changes.mapPos(place.from, 1), to };
}

class Waiting extends WidgetType {
  readonly #label: string;
  constructor(label: string) {
    super();
    this.#label = label;
  }
  override eq(other: Waiting): boolean {
    return other.#label === this.#label;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-pending';
    element.textContent = this.#label;
    return element;
  }
}

function shown(places: readonly Pending[]): DecorationSet {
  const widgets = places.flatMap(({ from, label }) =>
    label === null ? [] : [Decoration.widget({ widget: new Waiting(label), side: 1 }).range(from)],
  );
  return Decoration.set(widgets, true);
}

/** Keeps the places of what is on its way into the text. */
export const pendingPlaces = (): Extension => field;

let lastId = 0;

/** Marks a place; the id finds it again with `placeOf`, wherever it has moved. */
export function markPlace(
  from: number,
  to: number,
  label: string | null,
): { id: number; spec: TransactionSpec } {
  lastId += 1;
  return { id: lastId, spec: { effects: add.of({ id: lastId, from, to, label }) } };
}

/** Where the place is now; null when it was let go, or belongs to another document. */
export function placeOf(state: EditorState, id: number): Pending | null {
  return state.field(field, false)?.find((place) => place.id === id) ?? null;
}

/** The effect that lets a place go. */
export const letGo = (id: number) => drop.of(id);
