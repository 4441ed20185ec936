import { describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import type { ChangeOutcome, ChangePlan, PostChange } from '#core/posts/change';
import { shown } from '../../bridge/bridge';
import type { PostsStore } from '../store';
import { createChangesStore } from './store';

const RENAME: PostChange = { kind: 'rename', postId: 'a.md', slug: 'b' };
const DRAFT: PostChange = { kind: 'setDraft', postIds: ['a.md'], draft: true };
const plan: ChangePlan = {
  planId: 'p1',
  files: [{ path: 'a.md', to: 'b.md', what: 'moved' }],
  urls: [],
  redirect: null,
  noRedirect: null,
  links: [],
  refused: [],
};
const outcome: ChangeOutcome = {
  undoId: 'u1',
  moved: [{ from: 'a.md', to: 'b.md' }],
  changed: [],
  removed: [],
  select: 'b.md',
};
const good = <T>(value: T) => ({ ok: true as const, value });
const bad = (code: 'name-taken' | 'undo-refused' | 'undo-gone') => ({
  ok: false as const,
  code,
  detail: { path: 'b.md' },
});

function world() {
  const calls = {
    plan: vi.fn(async (): Promise<unknown> => good(plan)),
    apply: vi.fn(async (): Promise<unknown> => good(outcome)),
    undo: vi.fn(async (): Promise<unknown> => good({ ...outcome, undoId: null })),
  };
  const posts = {
    settled: vi.fn(async () => null as ReturnType<typeof shown> | null),
    expect: () => () => undefined,
    follow: vi.fn(async () => undefined),
  };
  const changes = createChangesStore({ posts: calls } as unknown as Bridge, posts as unknown as PostsStore);
  changes.show('blog');
  return { calls, posts, changes };
}

describe('a change that is asked for', () => {
  it('is looked at first when it needs a name, and done when the author agrees', async () => {
    const { changes, calls, posts } = world();
    await changes.ask(RENAME);
    expect(changes.view.get()).toMatchObject({ change: RENAME, plan, failed: null });
    expect(calls.apply).not.toHaveBeenCalled();
    changes.choose({ links: false });
    await changes.apply();
    expect(calls.apply).toHaveBeenCalledWith({ blogId: 'blog', planId: 'p1', redirect: true, links: false });
    expect(posts.follow).toHaveBeenCalledWith(outcome);
    expect(changes.view.get()).toBeNull();
    expect(changes.notice.get()).toMatchObject({ undo: true, failed: false });
  });

  it('is done at once when it moves no address', async () => {
    const { changes, calls } = world();
    await changes.ask(DRAFT);
    expect(changes.view.get()).toBeNull();
    expect(calls.apply).toHaveBeenCalledOnce();
  });

  it('is shown when it moves an address, however it was asked for', async () => {
    const { changes, calls } = world();
    calls.plan.mockResolvedValue(good({ ...plan, urls: [{ postId: 'a.md', from: '/a/', to: '/b/' }] }));
    await changes.ask(DRAFT);
    expect(changes.view.get()).toMatchObject({ change: DRAFT });
    expect(calls.apply).not.toHaveBeenCalled();
  });

  it('is not planned over text that cannot be saved', async () => {
    const { changes, calls, posts } = world();
    posts.settled.mockResolvedValue(shown({ code: 'disk-full', detail: { path: 'a.md', bytes: '9' } }));
    await changes.ask(DRAFT);
    expect(calls.plan).not.toHaveBeenCalled();
    expect(changes.notice.get()).toMatchObject({ undo: false, failed: true });
  });

  it('says in the dialog why a name cannot be, and takes the next one', async () => {
    const { changes, calls } = world();
    await changes.ask(RENAME);
    calls.plan.mockResolvedValueOnce(bad('name-taken'));
    const taken: PostChange = { ...RENAME, slug: 'c' };
    changes.change(taken);
    await expect.poll(() => changes.view.get()?.failed ?? null).not.toBeNull();
    expect(changes.view.get()).toMatchObject({ change: taken, plan: null });
    changes.change({ ...RENAME, slug: 'd' });
    await expect.poll(() => changes.view.get()?.plan ?? null).not.toBeNull();
    expect(changes.view.get()?.failed).toBeNull();
  });
});

describe('undo', () => {
  it('takes back the last change, the one before next, and then nothing', async () => {
    const { changes, calls } = world();
    await changes.ask(DRAFT);
    calls.apply.mockResolvedValueOnce(good({ ...outcome, undoId: 'u2' }));
    await changes.ask(DRAFT);
    await changes.undo();
    await changes.undo();
    expect(calls.undo.mock.calls).toEqual([
      [{ blogId: 'blog', undoId: 'u2' }],
      [{ blogId: 'blog', undoId: 'u1' }],
    ]);
    expect(changes.canUndo()).toBe(false);
  });

  it('can be tried again when a file was touched since', async () => {
    const { changes, calls } = world();
    await changes.ask(DRAFT);
    calls.undo.mockResolvedValueOnce(bad('undo-refused'));
    await changes.undo();
    expect(changes.notice.get()).toMatchObject({ failed: true });
    expect(changes.canUndo()).toBe(true);
    await changes.undo();
    expect(changes.canUndo()).toBe(false);
  });
});
