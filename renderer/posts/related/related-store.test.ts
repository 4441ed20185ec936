import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import type { RelatedAnswer } from '#core/posts/related/related';
import { createStore } from '../../app/store';
import type { PostDocument } from '../../editor/document';
import type { Editor } from '../../editor/editor';
import type { CurrentPost, PostList } from '../store';
import { createRelatedStore } from './related-store';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const backlink = (id: string) => ({
  id,
  at: { from: 0, to: 1 },
  sentence: { text: id, mark: { from: 0, to: 1 } },
});

/** The store over a blog whose posts `linking` to the open one can be set; how often they were looked for. */
function panel() {
  let linking: string[] = ['b.md'];
  let asked = 0;
  const document = { id: 'a.md' } as unknown as PostDocument;
  const list = createStore<PostList>({ kind: 'ready', posts: [] });
  const bridge = {
    posts: {
      related: async () => {
        asked += 1;
        const value: RelatedAnswer = { related: [], backlinks: linking.map(backlink), mentions: [] };
        return { ok: true, value };
      },
    },
  } as unknown as Bridge;
  const related = createRelatedStore(
    bridge,
    {
      list,
      current: createStore<CurrentPost>({ kind: 'open', document }),
      opened: () => document,
      open: async () => undefined,
    },
    () => 'blog',
    {} as Editor,
  );
  const shown = () => {
    const now = related.view.get();
    return now.kind === 'found' ? now.answer.backlinks.map(({ id }) => id) : now.kind;
  };
  return {
    related,
    shown,
    asked: () => asked,
    link: (...ids: string[]) => {
      linking = ids;
    },
    /** The list of posts is told anew, or was read anew. */
    relist: (kind: 'ready' | 'loading' = 'ready') =>
      list.set(kind === 'ready' ? { kind, posts: [] } : { kind }),
  };
}

it('looks again, once, when the list of posts is another: told so, or read anew with the blog', async () => {
  const { related, shown, asked, link, relist } = panel();
  related.toggle();
  await vi.runAllTimersAsync();
  expect(shown()).toEqual(['b.md']);
  link('b.md', 'c.md');
  relist('loading');
  relist();
  relist();
  await vi.runAllTimersAsync();
  expect(shown()).toEqual(['b.md', 'c.md']);
  expect(asked()).toBe(2);
});

it('looks for nothing while it is closed', async () => {
  const { related, shown, asked, relist } = panel();
  relist();
  await vi.runAllTimersAsync();
  related.toggle();
  await vi.runAllTimersAsync();
  related.toggle();
  relist();
  await vi.runAllTimersAsync();
  expect(asked()).toBe(1);
  expect(shown()).toBe('closed');
});
