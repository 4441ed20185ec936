import type { Bridge } from '#core/ipc/contract';
import type { SearchAnswer } from '#core/posts/search/search';
import { type Facet, type LibraryFilters, NO_FILTERS, toggled } from '#core/posts/view';
import { createStore, type Readable } from '../../app/store';
import type { SettingsStore } from '../../settings/store';
import type { ChangesStore } from '../changes/store';
import type { PostsStore } from '../store';
import { NOTHING_PICKED } from './picking';

/** What is looked for, and what was found; `answer` is null until the first word of it is there. */
export interface Search {
  readonly query: string;
  readonly answer: SearchAnswer | null;
  /** The query that `answer` is about: the one before, for a moment. */
  readonly answered: string | null;
}

/** How the library is looked at: filters, what is picked, pinned and opened lately, and the search. */
export interface LibraryStore {
  readonly filters: Readable<LibraryFilters>;
  readonly toggle: (facet: Facet, value: string) => void;
  readonly clearFilters: () => void;
  /** Takes every filter off but this one. */
  readonly showOnly: (facet: Facet, value: string) => void;
  readonly filtering: Readable<boolean>;
  readonly showFilters: (shown: boolean) => void;
  readonly picked: Readable<ReadonlySet<string>>;
  readonly pick: (ids: ReadonlySet<string>) => void;
  /** Says how to learn which posts pass the filters; returns the way to stop. */
  readonly showing: (passing: () => ReadonlySet<string>) => () => void;
  /** Null while nothing is looked for. */
  readonly search: Readable<Search | null>;
  /** Resolves when what is typed has its answer, or nothing is looked for any more. */
  readonly answered: () => Promise<void>;
  /** Ids of the open blog, in the order they were pinned in. */
  readonly pinned: Readable<readonly string[]>;
  /** Pins these posts; takes them off when all of them are pinned. */
  readonly togglePin: (ids: readonly string[]) => void;
  /** Ids of the open blog, the last one opened first. */
  readonly recent: Readable<readonly string[]>;
  /** Shows another blog's, or none. */
  readonly show: (blogId: string | null) => void;
}

const NONE: readonly string[] = [];
const RECENT = 30;
/** How many posts are asked for; under filters more, because some of them fall out, and then more again. */
const HITS = 100;
const FILTERED_HITS = 500;
const MORE = 4;
/** How long an answer to the letter before is better than none, ms. */
const STALE = 100;
/** How soon a search is asked again while posts are still being read, ms. */
const AGAIN = 400;

export function createLibraryStore(
  bridge: Bridge,
  posts: PostsStore,
  changes: ChangesStore,
  settings: SettingsStore,
): LibraryStore {
  const filters = createStore<LibraryFilters>(NO_FILTERS);
  const filtering = createStore(false);
  const picked = createStore<ReadonlySet<string>>(NOTHING_PICKED.picked);
  const search = createStore<Search | null>(null);
  const pinned = createStore<readonly string[]>(NONE);
  const recent = createStore<readonly string[]>(NONE);
  let blogId: string | null = null;
  let asked = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let stale: ReturnType<typeof setTimeout> | undefined;
  let passing: (() => ReadonlySet<string>) | null = null;

  const ask = async () => {
    clearTimeout(again);
    clearTimeout(stale);
    const here = blogId;
    const query = posts.query.get().trim();
    asked += 1;
    if (query === '' || here === null) {
      search.set(null);
      return;
    }
    const mine = asked;
    search.update((now) => ({ query, answer: now?.answer ?? null, answered: now?.answered ?? null }));
    stale = setTimeout(
      () =>
        search.update(
          (now) => now && (now.answered === now.query ? now : { query, answer: null, answered: null }),
        ),
      STALE,
    );
    const filtered = filters.get() !== NO_FILTERS;
    let limit = filtered ? FILTERED_HITS : HITS;
    let found: Awaited<ReturnType<typeof bridge.posts.search>>;
    do {
      found = await bridge.posts.search({ blogId: here, query: query.slice(0, 500), limit });
      // A later letter has asked by now, and its answer is the one to wait for.
      if (asked !== mine) return;
      limit *= MORE;
    } while (filtered && found.ok && !isEnough(found.value));
    if (found.ok) search.set({ query, answer: found.value, answered: query });
    if (!found.ok || !found.value.complete) again = setTimeout(() => void ask(), AGAIN);
  };

  /** Whether there are as many posts that pass the filters as are shown without any, or no more hits at all. */
  const isEnough = ({ hits, total }: SearchAnswer) => {
    if (hits.length >= total || passing === null) return true;
    const pass = passing();
    return hits.filter(({ id }) => pass.has(id)).length >= HITS;
  };

  const keep = (key: 'pinned' | 'recentPosts', ids: readonly string[]) => {
    if (blogId === null) return;
    const { [blogId]: _, ...others } = settings.settings.get()[key];
    settings.change({ [key]: ids.length > 0 ? { ...others, [blogId]: [...ids] } : others });
    (key === 'pinned' ? pinned : recent).set(ids);
  };

  posts.query.subscribe(() => void ask());
  filters.subscribe(() => {
    if (search.get() !== null) void ask();
  });
  posts.list.subscribe(() => {
    if (search.get() === null) return;
    clearTimeout(again);
    again = setTimeout(() => void ask(), AGAIN);
  });
  posts.current.subscribe(() => {
    const now = posts.current.get();
    if (now.kind !== 'open' || blogId === null) return;
    const { id } = now.document;
    if (recent.get()[0] === id) return;
    keep('recentPosts', [id, ...recent.get().filter((each) => each !== id)].slice(0, RECENT));
  });
  changes.last.subscribe(() => {
    const outcome = changes.last.get();
    if (outcome === null) return;
    const moves = new Map(outcome.moved.map(({ from, to }) => [from, to]));
    const follow = (ids: readonly string[]) => ids.map((id) => moves.get(id) ?? id);
    if (pinned.get().some((id) => moves.has(id))) keep('pinned', follow(pinned.get()));
    if (recent.get().some((id) => moves.has(id))) keep('recentPosts', follow(recent.get()));
    picked.set(NOTHING_PICKED.picked);
  });

  return {
    filters,
    toggle: (facet, value) => {
      const next = toggled(filters.get(), facet, value);
      filters.set(Object.values(next).every((values) => values.length === 0) ? NO_FILTERS : next);
    },
    clearFilters: () => filters.set(NO_FILTERS),
    showOnly: (facet, value) => {
      posts.search('');
      filters.set(toggled(NO_FILTERS, facet, value));
    },
    filtering,
    showFilters: filtering.set,
    picked,
    pick: picked.set,
    showing: (next) => {
      passing = next;
      return () => {
        if (passing === next) passing = null;
      };
    },
    search,
    answered: () =>
      new Promise((resolve) => {
        const isThere = () => {
          const now = search.get();
          return now === null || now.answered === now.query;
        };
        if (isThere()) {
          resolve();
          return;
        }
        const stop = search.subscribe(() => {
          if (!isThere()) return;
          stop();
          resolve();
        });
      }),
    pinned,
    togglePin: (ids) => {
      const now = pinned.get();
      const every = ids.every((id) => now.includes(id));
      keep(
        'pinned',
        every ? now.filter((id) => !ids.includes(id)) : [...now, ...ids.filter((id) => !now.includes(id))],
      );
    },
    recent,
    show: (next) => {
      if (next === blogId) return;
      blogId = next;
      asked += 1;
      clearTimeout(again);
      filters.set(NO_FILTERS);
      filtering.set(false);
      picked.set(NOTHING_PICKED.picked);
      search.set(null);
      const { pinned: pins, recentPosts } = settings.settings.get();
      pinned.set((next === null ? undefined : pins[next]) ?? NONE);
      recent.set((next === null ? undefined : recentPosts[next]) ?? NONE);
    },
  };
}
