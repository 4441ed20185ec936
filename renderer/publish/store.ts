import type { SaveState } from '#core/editor/save-state';
import type { Bridge } from '#core/ipc/contract';
import type { PublishOutcome, PublishStatus, PublishStep, Review, WaitingReason } from '#core/publish/model';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';

/** What publishing needs of an open post: to have it saved, and whether that went well. */
interface Published {
  readonly id: string;
  readonly saveNow: () => Promise<void>;
  readonly save: { readonly get: () => Pick<SaveState, 'trouble'> };
}

/** Where a running publish is; the steps before it are done. */
export interface Progress {
  readonly step: PublishStep;
  readonly percent: number | null;
  readonly stopping: boolean;
}

/** What the publish sheet shows. */
export type PublishView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking'; readonly postId: string }
  | { readonly kind: 'review'; readonly review: Review }
  | { readonly kind: 'identity'; readonly review: Review; readonly failed: Shown | null }
  | { readonly kind: 'running'; readonly title: string; readonly progress: Progress }
  | { readonly kind: 'done'; readonly title: string; readonly outcome: PublishOutcome }
  | { readonly kind: 'failed'; readonly postId: string; readonly failed: Shown };

export interface PublishStore {
  readonly status: Readable<PublishStatus | null>;
  readonly view: Readable<PublishView>;
  /** Why the last push of this session did not arrive; null when it did or none was tried. */
  readonly lastReason: Readable<WaitingReason | null>;
  readonly show: (blogId: string | null) => void;
  readonly refresh: () => Promise<void>;
  /** Saves the post and opens the sheet on what publishing it would do. */
  readonly open: (document: Published) => Promise<void>;
  /** Opens the sheet on what publishing the deletion of a post would do. */
  readonly openDeleted: (postId: string) => Promise<void>;
  readonly retry: () => Promise<void>;
  readonly run: (message: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly push: (title: string) => Promise<void>;
  readonly setIdentity: (name: string, email: string) => Promise<void>;
  readonly close: () => void;
}

export function createPublishStore(bridge: Bridge): PublishStore {
  const status = createStore<PublishStatus | null>(null);
  const view = createStore<PublishView>({ kind: 'closed' });
  const lastReason = createStore<WaitingReason | null>(null);
  let blogId: string | null = null;
  let opened: Published | null = null;
  // Raised by whatever makes an earlier answer stale.
  let asked = 0;

  const refresh = async () => {
    const here = blogId;
    if (here === null) return;
    const read = await bridge.publish.status({ blogId: here });
    if (read.ok && blogId === here) status.set(read.value);
  };

  const review = async (document: Published) => {
    if (blogId === null) return;
    asked += 1;
    const mine = asked;
    view.set({ kind: 'looking', postId: document.id });
    await document.saveNow();
    if (asked !== mine) return;
    const { trouble } = document.save.get();
    if (trouble) {
      view.set({ kind: 'failed', postId: document.id, failed: troubleShown(trouble, document.id) });
      return;
    }
    const read = await bridge.publish.review({ blogId, postId: document.id });
    if (asked !== mine || view.get().kind !== 'looking') return;
    if (!read.ok) view.set({ kind: 'failed', postId: document.id, failed: shown(read) });
    else view.set(needsIdentity(read.value) ?? { kind: 'review', review: read.value });
  };

  const finish = (title: string, outcome: PublishOutcome) => {
    lastReason.set(outcome.kind === 'committed' ? outcome.reason : null);
    view.set({ kind: 'done', title, outcome });
    void refresh();
  };

  bridge.events.publish.statusChanged((event) => {
    if (event.blogId === blogId) status.set(event.status);
  });
  bridge.events.publish.progress(({ blogId: about, step, percent }) => {
    if (about !== blogId) return;
    view.update((now) =>
      now.kind === 'running' ? { ...now, progress: { ...now.progress, step, percent } } : now,
    );
  });

  return {
    status,
    view,
    lastReason,
    refresh,
    show: (next) => {
      blogId = next;
      opened = null;
      asked += 1;
      status.set(null);
      lastReason.set(null);
      view.set({ kind: 'closed' });
      void refresh();
    },
    open: async (document) => {
      opened = document;
      await review(document);
    },
    openDeleted: async (id) => {
      opened = { id, saveNow: async () => undefined, save: { get: () => ({ trouble: null }) } };
      await review(opened);
    },
    retry: async () => {
      if (opened) await review(opened);
    },
    run: async (message) => {
      const now = view.get();
      if (now.kind !== 'review' || blogId === null) return;
      const { title, postId, files } = now.review;
      view.set({ kind: 'running', title, progress: { step: 'saving', percent: null, stopping: false } });
      const paths = files.map((file) => file.path);
      const here = blogId;
      const result = await bridge.publish.run({ blogId, postId, message, paths });
      if (blogId !== here) return;
      if (result.ok) finish(title, result.value);
      else if (result.code === 'identity-missing')
        view.set({ kind: 'identity', review: now.review, failed: null });
      else view.set({ kind: 'failed', postId, failed: shown(result) });
    },
    stop: async () => {
      if (blogId === null) return;
      view.update((now) =>
        now.kind === 'running' ? { ...now, progress: { ...now.progress, stopping: true } } : now,
      );
      await bridge.publish.cancel({ blogId });
    },
    push: async (title) => {
      if (blogId === null) return;
      view.set({ kind: 'running', title, progress: { step: 'contacting', percent: null, stopping: false } });
      const here = blogId;
      const result = await bridge.publish.push({ blogId });
      if (blogId !== here) return;
      if (result.ok) finish(title, result.value);
      else view.set({ kind: 'failed', postId: opened?.id ?? '', failed: shown(result) });
    },
    setIdentity: async (name, email) => {
      const now = view.get();
      if (now.kind !== 'identity' || blogId === null) return;
      const result = await bridge.publish.setIdentity({ blogId, name, email });
      if (!result.ok) {
        view.set({ ...now, failed: shown(result) });
        return;
      }
      status.set(result.value);
      view.set({ kind: 'review', review: { ...now.review, repository: result.value.repository } });
    },
    close: () => view.set({ kind: 'closed' }),
  };
}

function needsIdentity(review: Review): PublishView | null {
  const { repository } = review;
  return repository.kind === 'ready' && repository.identity === null
    ? { kind: 'identity', review, failed: null }
    : null;
}

type Trouble = NonNullable<SaveState['trouble']>;

/** Why the open post could not be saved, as the author reads it. */
export function troubleShown(trouble: Trouble, path: string): Shown {
  switch (trouble.kind) {
    case 'conflict':
      return shown({ code: 'conflict', detail: { path } });
    case 'deleted':
      return shown({ code: 'post-missing', detail: { path } });
    case 'failed':
      return shown(trouble);
  }
}
