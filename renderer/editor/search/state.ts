import {
  type EditorState,
  type Range,
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { EMPTY_QUERY, type FoundPlace, type Stretch } from '#core/editor/find';
import type { FindQuery } from '#core/editor/find-query';

class Place extends RangeValue {}
const place = new Place();

/** Why there are no matches, if there is a reason. */
export type FindTrouble = { readonly kind: 'bad'; readonly reason: string } | { readonly kind: 'slow' };

export interface FindState {
  readonly open: boolean;
  /** The line with the replacement is shown. */
  readonly replacing: boolean;
  readonly query: FindQuery;
  /** Where it is looked for; null is everywhere. */
  readonly within: readonly Stretch[] | null;
  /** Matches as far as they are known; they move with the text until it is searched again. */
  readonly places: RangeSet<Place>;
  readonly more: boolean;
  /** The text changed, or the query, since `places` were found. */
  readonly stale: boolean;
  /** `places` answer what is asked now, though the text may have changed since. */
  readonly known: boolean;
  /** The author wanted to go on to the next match (1), or the one before, when they were not known. */
  readonly going: Direction | null;
  readonly trouble: FindTrouble | null;
}

export type Direction = 1 | -1;

type Found = Pick<FindState, 'more' | 'trouble'> & { readonly places: readonly FoundPlace[] };

export const openFind = StateEffect.define<{ readonly open: boolean; readonly replacing?: boolean }>();
export const setQuery = StateEffect.define<FindQuery>();
export const setWithin = StateEffect.define<readonly Stretch[] | null>();
export const goWhenKnown = StateEffect.define<Direction>();
export const setFound = StateEffect.define<Found>();

const nothing: FindState = {
  open: false,
  replacing: false,
  query: EMPTY_QUERY,
  within: null,
  places: RangeSet.empty,
  more: false,
  stale: false,
  known: false,
  going: null,
  trouble: null,
};

/** What is looked for in the document, and where it is. */
export const findField = StateField.define<FindState>({ create: () => nothing, update });

export const findStateOf = (state: EditorState): FindState => state.field(findField);

const unknown = { stale: true, known: false, going: null };
const known = { stale: false, known: true, going: null };

function update(before: FindState, tr: Transaction): FindState {
  let now = before;
  if (tr.docChanged && (before.open || before.places.size > 0)) {
    const within = before.within?.map(({ from, to }) => ({
      from: tr.changes.mapPos(from, -1),
      to: tr.changes.mapPos(to, 1),
    }));
    now = { ...now, places: before.places.map(tr.changes), within: within ?? null, stale: true };
  }
  for (const effect of tr.effects) {
    if (effect.is(openFind)) {
      const { open, replacing } = effect.value;
      now = open
        ? { ...now, ...unknown, open, replacing: replacing ?? now.replacing }
        : { ...nothing, query: now.query, replacing: now.replacing };
    } else if (effect.is(setQuery)) now = { ...now, ...unknown, query: effect.value };
    else if (effect.is(setWithin)) now = { ...now, ...unknown, within: effect.value };
    else if (effect.is(goWhenKnown)) now = { ...now, going: effect.value };
    else if (effect.is(setFound)) now = { ...now, ...foundPart(effect.value), ...known };
  }
  return now;
}

function foundPart({ places, more, trouble }: Found): Pick<FindState, 'places' | 'more' | 'trouble'> {
  const ranges: Range<Place>[] = places.map(({ from, to }) => place.range(from, to));
  return { places: RangeSet.of(ranges), more, trouble };
}

/** The match that is selected (from 1), and how many there are; `at` is 0 when none is. */
export function countOf(state: EditorState): { readonly at: number; readonly count: number } {
  const { places } = findStateOf(state);
  const { from, to } = state.selection.main;
  let n = 0;
  let at = 0;
  for (const cursor = places.iter(); cursor.value !== null; cursor.next()) {
    n += 1;
    if (cursor.from === from && cursor.to === to) at = n;
    if (cursor.from > from) break;
  }
  return { at, count: places.size };
}

/** The next match after the selection, or the one before it; around the ends of the text. Null when there is none. */
export function matchFrom(state: EditorState, direction: Direction): Stretch | null {
  const { places } = findStateOf(state);
  const { from, to } = state.selection.main;
  let first: Stretch | null = null;
  let last: Stretch | null = null;
  let before: Stretch | null = null;
  for (const cursor = places.iter(); cursor.value !== null; cursor.next()) {
    const here = { from: cursor.from, to: cursor.to };
    first ??= here;
    const isSelected = here.from === from && here.to === to;
    if (direction === 1 && !isSelected && here.from >= to) return here;
    if (!isSelected && here.to <= from) before = here;
    last = here;
  }
  return direction === 1 ? first : (before ?? last);
}

/** Whether the selection is exactly a match. */
export const isOnMatch = (state: EditorState): boolean => countOf(state).at > 0;
