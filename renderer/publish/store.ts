import type { SaveState } from '#core/editor/save-state';
import type { Bridge } from '#core/ipc/contract';
import type { ReviewCheck } from '#core/publish/checks/review-check';
import type {
  PublishOutcome,
  PublishStatus,
  PublishStep,
  Review,
  ReviewFile,
  ReviewPost,
  ReviewTexts,
  WaitingReason,
} from '#core/publish/model';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';

/** Where a running publish is; the steps before it are done. */
export interface Progress {
  readonly step: PublishStep;
  readonly percent: number | null;
  readonly stopping: boolean;
}

/** What the publish sheet shows. */
export type PublishView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | {
      readonly kind: 'review';
      readonly review: Review;
      /** Null while they are looked for; empty when nothing was found. */
      readonly checks: readonly ReviewCheck[] | null;
      /** Other files were added or left out, and it is looked at once more. */
      readonly again: boolean;
    }
  | { readonly kind: 'identity'; readonly review: Review; readonly failed: Shown | null }
  | { readonly kind: 'running'; readonly title: string; readonly progress: Progress }
  | {
      readonly kind: 'done';
      readonly title: string;
      readonly outcome: PublishOutcome;
      /** The posts that went out; none when it was what waited. */
      readonly posts: readonly ReviewPost[];
    }
  | { readonly kind: 'failed'; readonly failed: Shown };

export interface PublishStore {
  readonly status: Readable<PublishStatus | null>;
  readonly view: Readable<PublishView>;
  /** Why the last push of this session did not arrive; null when it did or none was tried. */
  readonly lastReason: Readable<WaitingReason | null>;
  readonly show: (blogId: string | null) => void;
  readonly refresh: () => Promise<void>;
  /** Saves the posts and opens the sheet on what publishing these files (posts that are there or gone, others) would do. */
  readonly open: (paths: readonly string[]) => Promise<void>;
  /** Adds files of the blog to what is looked at, or leaves them out. */
  readonly include: (paths: readonly string[], included: boolean) => Promise<void>;
  /** Makes posts of these drafts, as the blog's generator has it, and looks again. */
  readonly makeLive: (ids: readonly string[]) => Promise<void>;
  /** A file of the review before and after; null when it cannot be told. Asked for once. */
  readonly texts: (file: ReviewFile) => Promise<ReviewTexts | null>;
  readonly retry: () => Promise<void>;
  readonly run: (message: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly push: (title: string) => Promise<void>;
  readonly setIdentity: (name: string, email: string) => Promise<void>;
  readonly close: () => void;
}

/** What publishing needs of the posts. */
interface Parts {
  /** Saves every open post and says what keeps one of these from it. */
  readonly saved: (ids: readonly string[]) => Promise<Shown | null>;
  /** Makes posts of drafts; where those went that are in another file now, or why it was not done. */
  readonly undraft: (ids: readonly string[]) => Promise<ReadonlyMap<string, string> | Shown>;
}

export function createPublishStore(bridge: Bridge, { saved, undraft }: Parts): PublishStore {
  const status = createStore<PublishStatus | null>(null);
  const view = createStore<PublishView>({ kind: 'closed' });
  const lastReason = createStore<WaitingReason | null>(null);
  const compared = new Map<string, Promise<ReviewTexts | null>>();
  let blogId: string | null = null;
  let opened: readonly string[] = [];
  // Raised by whatever makes an earlier answer stale.
  let asked = 0;

  const refresh = async () => {
    const here = blogId;
    if (here === null) return;
    const read = await bridge.publish.status({ blogId: here });
    if (read.ok && blogId === here) status.set(read.value);
  };

  const look = async (paths: readonly string[]) => {
    const here = blogId;
    if (here === null || paths.length === 0) return;
    opened = paths;
    asked += 1;
    const mine = asked;
    view.update((now) => (now.kind === 'review' ? { ...now, again: true } : { kind: 'looking' }));
    const unsaved = await saved(paths);
    if (asked !== mine) return;
    if (unsaved) {
      view.set({ kind: 'failed', failed: unsaved });
      return;
    }
    const read = await bridge.publish.review({ blogId: here, paths: [...paths] });
    if (asked !== mine || view.get().kind === 'closed') return;
    compared.clear();
    if (!read.ok) {
      view.set({ kind: 'failed', failed: shown(read) });
      return;
    }
    const review = read.value;
    view.set(needsIdentity(review) ?? { kind: 'review', review, checks: null, again: false });
    const checks = await bridge.publish.checks({ blogId: here, files: review.files });
    if (asked !== mine) return;
    // What could not be looked through is not in order either; the publish itself will say what is wrong.
    const found = checks.ok ? checks.value : [];
    view.update((now) => (now.kind === 'review' && now.review === review ? { ...now, checks: found } : now));
  };

  const finish = (title: string, outcome: PublishOutcome, posts: readonly ReviewPost[]) => {
    lastReason.set(outcome.kind === 'committed' ? outcome.reason : null);
    view.set({ kind: 'done', title, outcome, posts });
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
      opened = [];
      compared.clear();
      asked += 1;
      status.set(null);
      lastReason.set(null);
      view.set({ kind: 'closed' });
      void refresh();
    },
    open: look,
    include: async (paths, included) => {
      const now = view.get();
      if (now.kind !== 'review') return;
      const rest = now.review.paths.filter((each) => !paths.includes(each));
      await look(included ? [...rest, ...paths] : rest);
    },
    makeLive: async (ids) => {
      const now = view.get();
      if (now.kind !== 'review') return;
      view.set({ ...now, again: true });
      const moved = await undraft(ids);
      if (view.get().kind !== 'review') return;
      if ('code' in moved) view.set({ kind: 'failed', failed: moved });
      else await look(now.review.paths.map((path) => moved.get(path) ?? path));
    },
    texts: (file) => {
      const here = blogId;
      if (here === null) return Promise.resolve(null);
      const known = compared.get(file.path);
      if (known) return known;
      const read = bridge.publish
        .texts({ blogId: here, postId: file.path, from: file.from })
        .then((texts) => (texts.ok ? texts.value : null));
      compared.set(file.path, read);
      return read;
    },
    retry: () => look(opened),
    run: async (message) => {
      const now = view.get();
      if (now.kind !== 'review' || blogId === null) return;
      const { title, posts, files } = now.review;
      view.set({ kind: 'running', title, progress: { step: 'saving', percent: null, stopping: false } });
      const paths = files.map((file) => file.path);
      const here = blogId;
      const result = await bridge.publish.run({ blogId, message, paths });
      if (blogId !== here) return;
      if (result.ok) finish(title, result.value, posts);
      else if (result.code === 'identity-missing')
        view.set({ kind: 'identity', review: now.review, failed: null });
      else view.set({ kind: 'failed', failed: shown(result) });
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
      if (result.ok) finish(title, result.value, []);
      else view.set({ kind: 'failed', failed: shown(result) });
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
      await look(now.review.paths);
    },
    close: () => {
      asked += 1;
      view.set({ kind: 'closed' });
    },
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
