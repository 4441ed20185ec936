import type { ContentModel } from '../blog/model';
import type { LibrarySort } from './library-sort';
import type { ListedPost } from './post';
import { type PostStatus, statusesAt } from './status/status';

/** A post with what the library has worked out about it. */
export interface LibraryEntry {
  readonly post: ListedPost;
  readonly status: PostStatus;
  /** How its file differs from the last commit; null when it does not, or Git cannot tell. */
  readonly change: 'added' | 'modified' | null;
}

/** What a filter can ask of a post's standing: its status, or something to look at. */
export type StandingChoice = PostStatus | 'changed' | 'problem';

/** What posts can be filtered by. Years are four digits. */
export interface LibraryFilters {
  readonly standing: readonly StandingChoice[];
  readonly category: readonly string[];
  readonly tag: readonly string[];
  readonly year: readonly string[];
  readonly language: readonly string[];
}
export type Facet = keyof LibraryFilters;
export const FACETS = ['standing', 'category', 'tag', 'year', 'language'] as const satisfies readonly Facet[];

export const NO_FILTERS: LibraryFilters = { standing: [], category: [], tag: [], year: [], language: [] };

/** Every chosen value with its facet, in the order the library shows them. */
export function chosen(filters: LibraryFilters): { facet: Facet; value: string }[] {
  return FACETS.flatMap((facet) => filters[facet].map((value) => ({ facet, value })));
}

/** The filters with one value taken in, or out where it was in. */
export function toggled(filters: LibraryFilters, facet: Facet, value: string): LibraryFilters {
  const now: readonly string[] = filters[facet];
  const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
  return { ...filters, [facet]: next };
}

/**
 * Posts with their status at `now` (ISO 8601) and how their files differ from the last commit (`changes`, by id).
 * In the order given. With the same `known` as before, a post of which nothing changed has the entry that it had:
 * what is drawn of it need not be drawn again.
 */
export function entriesOf(
  posts: readonly ListedPost[],
  model: Pick<ContentModel, 'dates'>,
  changes: ReadonlyMap<string, 'added' | 'modified'>,
  now: string,
  known = new WeakMap<ListedPost, LibraryEntry>(),
): LibraryEntry[] {
  const statusOf = statusesAt(model, now);
  return posts.map((post) => {
    const status = statusOf(post);
    const change = changes.get(post.id) ?? null;
    const before = known.get(post);
    if (before?.status === status && before.change === change) return before;
    const entry = { post, status, change };
    known.set(post, entry);
    return entry;
  });
}

/** A post's values in a facet, as `LibraryFilters` names them. */
function valuesOf({ post, status, change }: LibraryEntry, facet: Facet): readonly string[] {
  switch (facet) {
    case 'standing': {
      const standing: StandingChoice[] = [status];
      if (change !== null) standing.push('changed');
      if (post.problem !== null) standing.push('problem');
      return standing;
    }
    case 'category':
      return post.categories;
    case 'tag':
      return post.tags;
    case 'year':
      return post.date === null ? [] : [post.date.slice(0, 4)];
    case 'language':
      return post.language === null ? [] : [post.language];
  }
}

/** Whether a post can have several values that an author would ask for together. */
const NARROWS: Readonly<Record<Facet, boolean>> = {
  standing: false,
  category: false,
  tag: true,
  year: false,
  language: false,
};

function passes(entry: LibraryEntry, facet: Facet, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const values = valuesOf(entry, facet);
  return NARROWS[facet]
    ? wanted.every((each) => values.includes(each))
    : wanted.some((each) => values.includes(each));
}

/** The posts that pass every facet: all of the tags chosen, one of the values chosen in each other facet. */
export function filterEntries(
  entries: readonly LibraryEntry[],
  filters: LibraryFilters,
): readonly LibraryEntry[] {
  const facets = FACETS.filter((facet) => filters[facet].length > 0);
  if (facets.length === 0) return entries;
  return entries.filter((entry) => facets.every((facet) => passes(entry, facet, filters[facet])));
}

export interface FacetValue {
  readonly value: string;
  /** How many posts would be left if this value were chosen (too). */
  readonly count: number;
}

/**
 * The values of each facet with how many posts they lead to under the other filters: words by count, years newest
 * first, standings in their own order. A chosen value is there also when it leads to none.
 */
export function facetsOf(
  entries: readonly LibraryEntry[],
  filters: LibraryFilters,
): Readonly<Record<Facet, readonly FacetValue[]>> {
  const counts = new Map<Facet, Map<string, number>>(
    FACETS.map((facet) => [facet, new Map(filters[facet].map((value) => [value as string, 0]))]),
  );
  const active = FACETS.filter((facet) => filters[facet].length > 0);
  for (const entry of entries) {
    const failed = active.filter((facet) => !passes(entry, facet, filters[facet]));
    if (failed.length > 1) continue;
    for (const [facet, counted] of counts) {
      if (failed.length === 1 && (failed[0] !== facet || NARROWS[facet])) continue;
      const values = valuesOf(entry, facet);
      for (const value of values.length < 2 ? values : new Set(values))
        if (value !== '') counted.set(value, (counted.get(value) ?? 0) + 1);
    }
  }
  const listed = (facet: Facet, order: (a: FacetValue, b: FacetValue) => number) =>
    [...(counts.get(facet) ?? [])].map(([value, count]) => ({ value, count })).sort(order);
  const byCount = (a: FacetValue, b: FacetValue) => b.count - a.count || (a.value < b.value ? -1 : 1);
  const newest = (a: FacetValue, b: FacetValue) => (a.value < b.value ? 1 : -1);
  return {
    standing: listed('standing', (a, b) => place(a.value) - place(b.value)),
    category: listed('category', byCount),
    tag: listed('tag', byCount),
    year: listed('year', newest),
    language: listed('language', byCount),
  };
}

const STANDINGS: readonly string[] = [
  'draft',
  'scheduled',
  'live',
  'unlisted',
  'expired',
  'hidden',
  'changed',
  'problem',
] satisfies StandingChoice[];
const place = (standing: string): number => STANDINGS.indexOf(standing);

let collator: Intl.Collator | undefined;
/** Made by the first list by title: the first of a process takes 6 ms, which a start has not got. */
const titles = (): Intl.Collator => {
  collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return collator;
};

type Order = (a: ListedPost, b: ListedPost) => number;

const byId: Order = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const newestFirst: Order = (a, b) => {
  if (a.date !== b.date) return (a.date ?? '') < (b.date ?? '') ? 1 : -1;
  return (b.modified ?? 0) - (a.modified ?? 0) || byId(a, b);
};
const changedOn = (post: ListedPost): string => post.updated ?? post.date ?? '';

/** When a post's file was last changed, in ms since the epoch, as far as that is known. */
export type SavedAt = (post: ListedPost) => number | undefined;

/** The order of posts in a group; `savedAt` is asked by the order `modified` alone. Of equal ones the newest comes first. */
export function orderOf(sort: LibrarySort, savedAt: SavedAt = () => undefined): Order {
  switch (sort) {
    case 'newest':
      return newestFirst;
    case 'oldest':
      // A post without a date is not old: it comes last in this order as well.
      return (a, b) =>
        a.date === null || b.date === null
          ? Number(a.date === null) - Number(b.date === null) || newestFirst(a, b)
          : -newestFirst(a, b);
    case 'title': {
      const { compare } = titles();
      return (a, b) => compare(a.title, b.title) || newestFirst(a, b);
    }
    case 'updated':
      return (a, b) =>
        changedOn(a) === changedOn(b) ? newestFirst(a, b) : changedOn(a) < changedOn(b) ? 1 : -1;
    case 'modified': {
      const time = (post: ListedPost) => savedAt(post) ?? post.modified ?? 0;
      return (a, b) => time(b) - time(a) || newestFirst(a, b);
    }
  }
}
