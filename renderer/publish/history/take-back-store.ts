import type { Bridge } from '#core/ipc/contract';
import type { ChangePlan } from '#core/posts/change';
import type { ListedPost } from '#core/posts/post';
import type { UndoPlan } from '#core/publish/history/model';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { ChangesStore } from '../../posts/changes/store';
import type { PostsStore } from '../../posts/store';
import type { PublishStore } from '../store';

/** What is asked before something that was published is taken back. */
export type TakeBackView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'undo'; readonly post: ListedPost; readonly plan: UndoPlan }
  | {
      readonly kind: 'unpublish';
      readonly post: ListedPost;
      /** Where it is on the site; null when that cannot be told. */
      readonly url: string | null;
      /** The post that the address is to lead to from now on; null for none. */
      readonly target: ListedPost | null;
      /** What leading it there takes; null without a target or while it is worked out. */
      readonly way: ChangePlan | null;
      readonly running: boolean;
      readonly failed: Shown | null;
    }
  /** `draft`: taking the post off the site is the way to go instead. */
  | { readonly kind: 'failed'; readonly failed: Shown; readonly draft: boolean };

export interface TakeBackStore {
  readonly view: Readable<TakeBackView>;
  /** Asks whether the last publish of the open post is to be undone. */
  readonly askUndo: () => Promise<void>;
  /** Undoes it, with its steps and its end in the publish sheet. */
  readonly undo: () => Promise<void>;
  /** Asks how the open post is to be taken off the site. */
  readonly askUnpublish: () => Promise<void>;
  readonly leadTo: (target: ListedPost | null) => Promise<void>;
  /** Makes a draft of it, leaves word at its address, and opens the publish sheet on all that this changed. */
  readonly unpublish: () => Promise<void>;
  readonly close: () => void;
}

export interface TakeBackParts {
  readonly blogId: () => string | null;
  readonly posts: Pick<PostsStore, 'current' | 'list' | 'addresses' | 'settled' | 'expect' | 'follow'>;
  readonly changes: Pick<ChangesStore, 'now'>;
  readonly publish: Pick<PublishStore, 'perform' | 'open'>;
}

export function createTakeBackStore(
  bridge: Bridge,
  { blogId, posts, changes, publish }: TakeBackParts,
): TakeBackStore {
  const view = createStore<TakeBackView>({ kind: 'closed' });
  // Raised by whatever makes an earlier answer stale.
  let asked = 0;

  const current = (): ListedPost | null => {
    const now = posts.current.get();
    const list = posts.list.get();
    if (now.kind !== 'open' || list.kind !== 'ready') return null;
    return list.posts.find(({ id }) => id === now.document.id) ?? null;
  };

  const askUnpublish = async () => {
    const post = current();
    if (post === null) return;
    asked += 1;
    const mine = asked;
    await posts.addresses.ask([post]);
    if (asked !== mine) return;
    const url = posts.addresses.known(post) ?? null;
    view.set({ kind: 'unpublish', post, url, target: null, way: null, running: false, failed: null });
  };

  return {
    view,
    askUndo: async () => {
      const here = blogId();
      const post = current();
      if (here === null || post === null) return;
      asked += 1;
      const mine = asked;
      view.set({ kind: 'looking' });
      const unsaved = await posts.settled([post.id]);
      if (asked !== mine) return;
      if (unsaved) {
        view.set({ kind: 'failed', failed: unsaved, draft: false });
        return;
      }
      const plan = await bridge.publish.planUndo({ blogId: here, postId: post.id });
      if (asked !== mine) return;
      if (plan.ok) view.set({ kind: 'undo', post, plan: plan.value });
      else {
        const draft = plan.code === 'undo-publish-first' && !post.draft;
        view.set({ kind: 'failed', failed: shown(plan), draft });
      }
    },
    undo: async () => {
      const now = view.get();
      const here = blogId();
      if (now.kind !== 'undo' || here === null) return;
      const { post, plan } = now;
      view.set({ kind: 'closed' });
      await publish.perform(post.title, async () => {
        const release = posts.expect();
        try {
          const result = await bridge.publish.undo({ blogId: here, postId: post.id, commit: plan.commit });
          if (!result.ok) return result;
          const { moved, outcome } = result.value;
          await posts.follow({ undoId: null, moved, changed: [], removed: [], select: null });
          return { ok: true, value: outcome };
        } finally {
          release();
        }
      });
    },
    askUnpublish,
    leadTo: async (target) => {
      const now = view.get();
      const here = blogId();
      if (now.kind !== 'unpublish' || here === null) return;
      asked += 1;
      const mine = asked;
      view.set({ ...now, target, way: null, failed: null });
      const oldUrl = now.url;
      if (target === null || oldUrl === null) return;
      const change = { kind: 'moved' as const, postId: target.id, oldUrl };
      const plan = await bridge.posts.plan({ blogId: here, change });
      view.update((then) => {
        if (asked !== mine || then.kind !== 'unpublish') return then;
        return plan.ok ? { ...then, way: plan.value } : { ...then, failed: shown(plan) };
      });
    },
    unpublish: async () => {
      const now = view.get();
      if (now.kind !== 'unpublish' || now.running) return;
      const { post, url, target, way } = now;
      asked += 1;
      view.set({ ...now, running: true, failed: null });
      const stop = (failed: Shown) => view.set({ ...now, running: false, failed });
      const draft = await changes.now({ kind: 'setDraft', postIds: [post.id], draft: true });
      if (draft !== null && 'code' in draft) return stop(draft);
      const paths = new Set([post.id, ...(draft?.changed ?? [])]);
      for (const { to } of draft?.moved ?? []) paths.add(to);
      if (target !== null && url !== null) {
        const led = await changes.now({ kind: 'moved', postId: target.id, oldUrl: url }, true);
        // It is a draft by now; where its address leads can still be said by hand.
        if (led !== null && 'code' in led) return stop(led);
        for (const path of led?.changed ?? []) paths.add(path);
        // Where word is left in a file that is no post.
        if (way?.redirect && way.redirect.kind !== 'front-matter') paths.add(way.redirect.where);
      }
      view.set({ kind: 'closed' });
      await publish.open([...paths]);
    },
    close: () => {
      asked += 1;
      view.set({ kind: 'closed' });
    },
  };
}
