import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import type { ChangeOutcome } from '#core/posts/change';
import type { SearchAnswer } from '#core/posts/search/search';
import { NO_FILTERS } from '#core/posts/view';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings/settings';
import { createStore } from '../../app/store';
import type { ChangesStore } from '../changes/store';
import type { CurrentPost, PostList, PostsStore } from '../store';
import { createLibraryStore } from './library-store';

const answer = (total: number, complete = true): SearchAnswer => ({ hits: [], total, complete });

/** The library over stores that a test sets by hand; searches wait until `reply` is called. */
function library(stored: Partial<Settings> = {}) {
  const asked: { query: string; limit: number; reply: (answer: SearchAnswer | null) => void }[] = [];
  const bridge = {
    posts: {
      search: ({ query, limit }: { query: string; limit: number }) =>
        new Promise((resolve) => {
          asked.push({
            query,
            limit,
            reply: (value) =>
              resolve(value ? { ok: true, value } : { ok: false, code: 'cancelled', detail: {} }),
          });
        }),
    },
  } as unknown as Bridge;
  const query = createStore('');
  const list = createStore<PostList>({ kind: 'loading' });
  const current = createStore<CurrentPost>({ kind: 'none' });
  const last = createStore<ChangeOutcome | null>(null);
  const settings = createStore<Settings>({ ...DEFAULT_SETTINGS, ...stored });
  const store = createLibraryStore(
    bridge,
    { query, list, current, search: query.set } as unknown as PostsStore,
    { last } as unknown as ChangesStore,
    {
      settings,
      settle: () => Promise.resolve(),
      change: (part) => settings.update((now) => ({ ...now, ...part })),
    },
  );
  store.show('blog');
  const open = (id: string) => current.set({ kind: 'open', document: { id } } as unknown as CurrentPost);
  const at = (index: number) => asked[index] ?? asked.at(-1);
  return { store, query, last, settings, open, asked, at };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('searching', () => {
  it('asks at each letter, and drops answers that a later letter has overtaken', async () => {
    const { store, query, asked, at } = library();
    query.set('fe');
    query.set('fer');
    expect(asked.map((each) => each.query)).toEqual(['fe', 'fer']);
    at(1)?.reply(answer(3));
    await settled();
    at(0)?.reply(answer(99));
    await settled();
    expect(store.search.get()).toEqual({ query: 'fer', answered: 'fer', answer: answer(3) });
  });

  it('shows the answer to the letters before for a moment, then none', async () => {
    const { store, query, at } = library();
    query.set('fe');
    at(0)?.reply(answer(3));
    await settled();
    query.set('fer');
    expect(store.search.get()).toEqual({ query: 'fer', answered: 'fe', answer: answer(3) });
    await vi.advanceTimersByTimeAsync(200);
    expect(store.search.get()).toEqual({ query: 'fer', answered: null, answer: null });
  });

  it('under filters asks for more until enough posts pass them, or there are no more', async () => {
    const { store, query, asked, at } = library();
    const hits = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${index}.md`,
        title: { text: '', marks: [] },
        where: 'body' as const,
        snippet: null,
        at: null,
      }));
    // Every twentieth post passes.
    store.showing(() => new Set(Array.from({ length: 500 }, (_, index) => `${index * 20}.md`)));
    store.toggle('tag', 'rare');
    query.set('e');
    expect(at(0)?.limit).toBe(500);
    at(0)?.reply({ hits: hits(500), total: 9000, complete: true });
    await settled();
    expect(store.search.get()?.answer).toBeNull();
    expect(at(1)?.limit).toBe(2000);
    at(1)?.reply({ hits: hits(2000), total: 9000, complete: true });
    await settled();
    expect(store.search.get()?.answer?.hits).toHaveLength(2000);
    expect(asked).toHaveLength(2);

    query.set('en');
    at(2)?.reply({ hits: hits(120), total: 120, complete: true });
    await settled();
    expect(store.search.get()?.answered).toBe('en');
    expect(asked).toHaveLength(3);
  });

  it('asks again while posts are still being read, and after a cancelled search', async () => {
    const { query, asked, at } = library();
    query.set('tea');
    at(0)?.reply(answer(1, false));
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(2);
    at(1)?.reply(null);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(3);
    at(2)?.reply(answer(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(3);
  });

  it('ends with an empty box, whatever answer comes then', async () => {
    const { store, query, at } = library();
    query.set('tea');
    query.set('  ');
    at(0)?.reply(answer(1));
    await settled();
    expect(store.search.get()).toBeNull();
  });

  it('asks for more under filters, of which some hits fall out', () => {
    const { store, query, asked } = library();
    query.set('tea');
    store.toggle('tag', 'slow');
    expect(asked.map((each) => each.limit)).toEqual([100, 500]);
  });

  it('says when what is typed has its answer', async () => {
    const { store, query, at } = library();
    const done = vi.fn();
    query.set('tea');
    void store.answered().then(done);
    await settled();
    expect(done).not.toHaveBeenCalled();
    at(0)?.reply(answer(1));
    await settled();
    expect(done).toHaveBeenCalledOnce();
  });
});

describe('pins and posts opened lately', () => {
  it('are kept for each blog', () => {
    const { store, settings } = library({ pinned: { other: ['x'], blog: ['a'] } });
    expect(store.pinned.get()).toEqual(['a']);
    store.togglePin(['a', 'b']);
    expect(store.pinned.get()).toEqual(['a', 'b']);
    store.togglePin(['a', 'b']);
    expect(settings.get().pinned).toEqual({ other: ['x'] });
    store.show('other');
    expect(store.pinned.get()).toEqual(['x']);
  });

  it('have the post opened last first, once', () => {
    const { store, open, settings } = library();
    for (const id of ['a', 'b', 'a']) open(id);
    expect(store.recent.get()).toEqual(['a', 'b']);
    expect(settings.get().recentPosts).toEqual({ blog: ['a', 'b'] });
  });

  it('follow posts that are renamed', () => {
    const { store, last, open } = library();
    open('a.md');
    store.togglePin(['a.md']);
    last.set({
      undoId: null,
      moved: [{ from: 'a.md', to: 'b.md' }],
      changed: [],
      removed: [],
      select: null,
    } as ChangeOutcome);
    expect(store.pinned.get()).toEqual(['b.md']);
    expect(store.recent.get()).toEqual(['b.md']);
  });
});

describe('filters', () => {
  it('are the same nothing when the last one is taken off, and gone with the blog', () => {
    const { store } = library();
    store.toggle('year', '2024');
    store.toggle('year', '2024');
    expect(store.filters.get()).toBe(NO_FILTERS);
    store.toggle('tag', 'tea');
    store.showOnly('category', 'Walks');
    expect(store.filters.get()).toEqual({ ...NO_FILTERS, category: ['Walks'] });
    store.show(null);
    expect(store.filters.get()).toBe(NO_FILTERS);
  });
});
