import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { ChangeOutcome, ChangePlan, PostChange } from '#core/posts/change';
import type { PostSummary } from '#core/posts/post';

/** What the fake changes need of the fake world's files. */
export interface FakePosts {
  readonly has: (id: string) => boolean;
  readonly summary: (id: string) => PostSummary;
  readonly text: (id: string) => string;
  readonly write: (id: string, text: string) => void;
  /** Deletes a post and returns its text. */
  readonly remove: (id: string) => string;
}

type Keys = 'posts.plan' | 'posts.apply' | 'posts.undo';

const nothing: ChangeOutcome = { undoId: null, moved: [], changed: [], removed: [], select: null };

/** Renames, deletions and drafts over the fake world's memory; other changes are planned but change nothing. */
export function fakeChanges(posts: FakePosts): Pick<Handlers, Keys> {
  const plans = new Map<string, PostChange>();
  const undo = new Map<string, () => ChangeOutcome>();
  let count = 0;
  return {
    'posts.plan': async ({ change }): Promise<ChangePlan> => {
      count += 1;
      const planId = `plan-${count}`;
      plans.set(planId, change);
      const plan: ChangePlan = {
        planId,
        files: [],
        urls: [],
        redirect: null,
        noRedirect: null,
        links: [],
        refused: [],
      };
      switch (change.kind) {
        case 'rename': {
          const to = renamed(change.postId, change.slug);
          if (to !== change.postId && posts.has(to)) throw new Failure('name-taken', { path: to });
          return {
            ...plan,
            files: [{ path: change.postId, to, what: 'moved' }],
            urls: [{ postId: change.postId, from: address(change.postId), to: address(to) }],
            redirect: { kind: 'front-matter', where: 'aliases' },
            links: [{ postId: 'posts/elsewhere.md', title: 'Elsewhere', count: 2 }],
          };
        }
        case 'delete':
          return { ...plan, files: change.postIds.map((path) => ({ path, to: null, what: 'trashed' })) };
        case 'setDraft':
          return { ...plan, files: change.postIds.map((path) => ({ path, to: null, what: 'edited' })) };
        case 'move':
        case 'duplicate':
        case 'convert':
        case 'tag':
        case 'renameTag':
        case 'moved':
          return plan;
      }
    },
    'posts.apply': async ({ planId }) => {
      const change = plans.get(planId);
      if (!change) throw new Failure('plan-gone');
      plans.delete(planId);
      const undoId = `undo-${planId}`;
      switch (change.kind) {
        case 'rename': {
          const from = change.postId;
          const to = renamed(from, change.slug);
          posts.write(to, posts.remove(from));
          undo.set(undoId, () => {
            posts.write(from, posts.remove(to));
            return { ...nothing, moved: [{ from: to, to: from }], select: from };
          });
          return { ...nothing, undoId, moved: [{ from, to }], changed: [to], select: to };
        }
        case 'delete': {
          const gone = change.postIds.map((id) => [id, posts.remove(id)] as const);
          undo.set(undoId, () => {
            for (const [id, text] of gone) posts.write(id, text);
            return { ...nothing, changed: change.postIds, select: change.postIds[0] ?? null };
          });
          return { ...nothing, undoId, removed: change.postIds };
        }
        case 'setDraft': {
          const before = change.postIds.map((id) => [id, posts.text(id)] as const);
          for (const [id, text] of before)
            posts.write(id, text.replace(/^draft: .*$/m, `draft: ${change.draft}`));
          undo.set(undoId, () => {
            for (const [id, text] of before) posts.write(id, text);
            return { ...nothing, changed: change.postIds };
          });
          return { ...nothing, undoId, changed: change.postIds };
        }
        case 'move':
        case 'duplicate':
        case 'convert':
        case 'tag':
        case 'renameTag':
        case 'moved':
          return nothing;
      }
    },
    'posts.undo': async ({ undoId }) => {
      const back = undo.get(undoId);
      if (!back) throw new Failure('undo-gone');
      undo.delete(undoId);
      return back();
    },
  };
}

const renamed = (id: string, slug: string): string =>
  id.slice(0, id.lastIndexOf('/') + 1) + slug + id.slice(id.lastIndexOf('.'));

const address = (id: string): string => `/${id.replace(/\.[^.]+$/, '')}/`;
