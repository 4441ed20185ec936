import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import { exampleSummary } from '#core/posts/example-summary';
import type { PostSummary } from '#core/posts/post';
import type { Editor } from '../editor/editor';
import { createPostsStore } from './store';

interface Listed {
  readonly blogId: string;
  readonly posts: readonly PostSummary[];
  readonly complete: boolean;
}
interface Changed {
  readonly blogId: string;
  readonly changed: readonly PostSummary[];
  readonly removed: readonly string[];
}

const some = (...names: readonly string[]) => names.map((name) => exampleSummary(`${name}.md`));

/** The store over a bridge that answers with `first` and tells the rest when the test says so. */
function posts(first: { posts: readonly PostSummary[]; complete: boolean }) {
  let listed: (event: Listed) => void = () => undefined;
  let changed: (event: Changed) => void = () => undefined;
  let answer = first;
  let held: Promise<void> | null = null;
  const bridge = {
    posts: {
      list: async () => {
        const value = answer;
        await held;
        return { ok: true, value };
      },
      read: async () => ({ ok: false, code: 'post-missing', detail: {} }),
    },
    events: {
      posts: {
        listed: (listener: typeof listed) => {
          listed = listener;
        },
        changed: (listener: typeof changed) => {
          changed = listener;
        },
      },
    },
  } as unknown as Bridge;
  const editor = { show: () => undefined, shown: () => null } as unknown as Editor;
  const store = createPostsStore(bridge, editor);
  store.show({ id: 'blog', lastPost: null, unsavedPosts: [] } as unknown as Blog);
  return {
    store,
    listed: (part: readonly PostSummary[], complete: boolean) =>
      listed({ blogId: 'blog', posts: part, complete }),
    changed: (now: readonly PostSummary[], removed: readonly string[]) =>
      changed({ blogId: 'blog', changed: now, removed }),
    answers: (next: typeof first) => {
      answer = next;
    },
    /** Lets what is asked for from now on wait until the returned function is called. */
    hold: () => {
      let go: () => void = () => undefined;
      held = new Promise((resolve) => {
        go = resolve;
      });
      return () => go();
    },
    names: () => {
      const now = store.list.get();
      return now.kind === 'ready' ? now.posts.map(({ id }) => id.slice(0, -3)).sort() : now.kind;
    },
  };
}

const passed = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a long list that comes in parts', () => {
  it('shows the first at once and gathers the others, which is one change of the list and not twenty', async () => {
    const { store, listed, names } = posts({ posts: some('a', 'b'), complete: false });
    await passed(0);
    expect(names()).toEqual(['a', 'b']);
    let changes = 0;
    store.list.subscribe(() => {
      changes += 1;
    });
    for (const name of ['c', 'd', 'e']) listed(some(name), false);
    expect(names()).toEqual(['a', 'b']);
    await passed(300);
    expect(names()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(changes).toBe(1);
    listed(some('f'), true);
    await passed(1);
    expect(names()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('takes what is gathered before what changed after it', async () => {
    const { listed, changed, names } = posts({ posts: some('a'), complete: false });
    await passed(0);
    listed(some('b', 'c'), false);
    changed([], ['b.md']);
    await passed(300);
    expect(names()).toEqual(['a', 'c']);
  });

  it('read again leaves the one that is shown until it is whole', async () => {
    const { store, listed, changed, answers, names } = posts({ posts: some('a', 'b', 'c'), complete: true });
    await passed(0);
    answers({ posts: some('a'), complete: false });
    await store.reload();
    expect(names()).toEqual(['a', 'b', 'c']);
    listed(some('c'), false);
    changed(some('new'), []);
    await passed(300);
    expect(names()).toEqual(['a', 'b', 'c', 'new']);
    listed([], true);
    await passed(1);
    expect(names()).toEqual(['a', 'c', 'new']);
  });

  it('asked for twice at a time is the later answer, with what changed meanwhile', async () => {
    const { store, changed, answers, hold, names } = posts({ posts: some('a'), complete: true });
    await passed(0);
    answers({ posts: some('before'), complete: true });
    const first = hold();
    const one = store.reload();
    answers({ posts: some('after'), complete: true });
    const second = hold();
    const two = store.reload();
    changed(some('new'), []);
    first();
    await one;
    second();
    await two;
    expect(names()).toEqual(['after', 'new']);
  });
});
