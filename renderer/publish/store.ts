import type { Bridge } from '#core/ipc/contract';
import type { Result } from '#core/ipc/result';
import type {
  PublishOutcome,
  PublishStatus,
  Review,
  ReviewFile,
  ReviewPost,
  ReviewTexts,
  WaitingReason,
} from '#core/publish/model';
import type { BranchWay } from '#core/publish/remotes/branch-offer';
import { createStore, type Readable } from '../app/store';
import { type Failed, type Shown, shown } from '../bridge/bridge';
import { type DateParts, putDate } from './schedule/put-date';
import type { ScheduleStore } from './schedule/schedule-store';
import type { ChosenTime, PublishView } from './view';

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
  /** Dates a post of what is looked at now, and looks again. */
  readonly dateNow: (id: string) => Promise<void>;
  /** A file of the review before and after; null when it cannot be told. Asked for once. */
  readonly texts: (file: ReviewFile) => Promise<ReviewTexts | null>;
  readonly retry: () => Promise<void>;
  readonly typeMessage: (message: string) => void;
  /** From what is looked at to choosing a time for it, and back. */
  readonly schedule: () => void;
  readonly backToReview: () => void;
  /** Puts the date into the post, then sends it or keeps it for its time. */
  readonly scheduleFor: (chosen: ChosenTime) => Promise<void>;
  readonly run: (message: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly push: (title: string) => Promise<void>;
  /** Shows the steps and the end of something else that publishes, as those of a publish. */
  readonly perform: (title: string, work: () => Promise<Result<PublishOutcome>>) => Promise<void>;
  readonly setIdentity: (name: string, email: string) => Promise<void>;
  /** From no branch on one that is offered, or on a new one; then it is looked at again. */
  readonly goOnBranch: (name: string, way: BranchWay) => Promise<void>;
  readonly close: () => void;
}

/** What publishing needs of the posts. */
interface Parts extends DateParts {
  /** Gives a post the date of now, as its generator reads it, and saves it; why that could not be done, else null. */
  readonly dateNow: (id: string) => Promise<Shown | null>;
  /** Saves every open post and says what keeps one of these from it. */
  readonly saved: (ids: readonly string[]) => Promise<Shown | null>;
  readonly keep: ScheduleStore['keep'];
}

export function createPublishStore(
  bridge: Bridge,
  { saved, undraft, setField, keep, dateNow }: Parts,
): PublishStore {
  const status = createStore<PublishStatus | null>(null);
  const view = createStore<PublishView>({ kind: 'closed' });
  const lastReason = createStore<WaitingReason | null>(null);
  const compared = new Map<string, Promise<ReviewTexts | null>>();
  let blogId: string | null = null;
  /** What the sheet shows, from its beginning. */
  let retry: () => Promise<void> = async () => undefined;
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
    retry = () => look(paths);
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
      await fail(read);
      return;
    }
    const review = read.value;
    const now = view.get();
    const typed = now.kind === 'review' ? now.typed : null;
    view.set(needsIdentity(review) ?? { kind: 'review', review, checks: null, again: false, typed });
    const checks = await bridge.publish.checks({ blogId: here, files: review.files });
    if (asked !== mine) return;
    // What could not be looked through is not in order either; the publish itself will say what is wrong.
    const found = checks.ok ? checks.value : [];
    view.update((now) => (now.kind === 'review' && now.review === review ? { ...now, checks: found } : now));
  };

  /** Shows why it could not be done; where the repository is on no branch, what it can go on with. */
  const fail = async (failed: Failed) => {
    const here = blogId;
    const mine = asked;
    if (failed.code === 'detached-head' && here !== null) {
      const read = await bridge.publish.branchOffer({ blogId: here });
      if (asked !== mine) return;
      view.set(
        read.ok
          ? { kind: 'branch', offer: read.value, busy: false, failed: null }
          : { kind: 'failed', failed: shown(read) },
      );
    } else view.set({ kind: 'failed', failed: shown(failed) });
  };

  const goOnBranch = async (name: string, way: BranchWay) => {
    const now = view.get();
    const here = blogId;
    if (now.kind !== 'branch' || now.busy || here === null) return;
    const mine = asked;
    view.set({ ...now, busy: true, failed: null });
    const gone = await bridge.publish.goOnBranch({ blogId: here, name, way });
    if (asked !== mine) return;
    if (gone.ok) {
      await refresh();
      await retry();
      return;
    }
    // What is offered may be another by now.
    const read = await bridge.publish.branchOffer({ blogId: here });
    if (asked === mine) view.set({ ...now, offer: read.ok ? read.value : now.offer, failed: shown(gone) });
  };

  /** Back to what is looked at, which may have changed. */
  const again = async (
    { review, typed }: Extract<PublishView, { kind: 'schedule' }>,
    paths: readonly string[] = review.paths,
  ) => {
    view.set({ kind: 'review', review, checks: null, again: true, typed });
    await look(paths);
  };

  /** Makes the post ready for its time and does what was chosen; why it could not be done, else null. */
  const dated = async (
    scheduled: Extract<PublishView, { kind: 'schedule' }>,
    chosen: ChosenTime,
  ): Promise<Shown | null> => {
    const paths = await putDate(scheduled.review, chosen, { undraft, setField });
    if ('code' in paths) return paths;
    await again(scheduled, paths);
    const now = view.get();
    if (now.kind !== 'review') return null;
    const { title, message: suggested } = now.review;
    const message = now.typed ?? suggested;
    if (chosen.way === 'send') {
      await run(message);
      return null;
    }
    const held = await keep({ title, message, paths: now.review.paths, at: chosen.at });
    if (held === null) return null;
    if ('sentence' in held) view.set({ kind: 'failed', failed: held });
    else view.set({ kind: 'scheduled', held });
    return null;
  };

  const lookAtBranch = async (here: string, postId: string, done: PublishView) => {
    const read = await bridge.posts.liveness({ blogId: here, postId });
    const git = read.ok ? read.value.git : null;
    const siteBranch = git?.kind === 'ready' ? git.siteBranch : null;
    view.update((now) => (now === done && now.kind === 'done' ? { ...now, siteBranch } : now));
  };

  const finish = (title: string, outcome: PublishOutcome, posts: readonly ReviewPost[]) => {
    lastReason.set(outcome.kind === 'committed' ? outcome.reason : null);
    const done = { kind: 'done', title, outcome, posts, siteBranch: null } as const;
    view.set(done);
    void refresh();
    const there = posts.find(({ change }) => change !== 'deleted');
    if (blogId !== null && there && outcome.kind === 'published') void lookAtBranch(blogId, there.id, done);
  };

  const run = async (message: string) => {
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
    else await fail(result);
  };

  const perform = async (title: string, work: () => Promise<Result<PublishOutcome>>) => {
    const here = blogId;
    if (here === null) return;
    retry = () => perform(title, work);
    view.set({ kind: 'running', title, progress: { step: 'contacting', percent: null, stopping: false } });
    const result = await work();
    if (blogId !== here) return;
    if (result.ok) finish(title, result.value, []);
    else await fail(result);
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
      retry = async () => undefined;
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
    dateNow: async (id) => {
      const now = view.get();
      if (now.kind !== 'review' || now.again) return;
      view.set({ ...now, again: true });
      const failed = await dateNow(id);
      if (view.get().kind !== 'review') return;
      if (failed) view.set({ kind: 'failed', failed });
      else await look(now.review.paths);
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
    retry: () => retry(),
    typeMessage: (message) =>
      view.update((now) => (now.kind === 'review' ? { ...now, typed: message } : now)),
    schedule: () =>
      view.update((now) =>
        now.kind === 'review'
          ? { kind: 'schedule', review: now.review, typed: now.typed, busy: false, failed: null }
          : now,
      ),
    backToReview: () => {
      const now = view.get();
      if (now.kind === 'schedule') void again(now);
    },
    scheduleFor: async (chosen) => {
      const now = view.get();
      if (now.kind !== 'schedule' || now.busy) return;
      view.set({ ...now, busy: true, failed: null });
      const failed = await dated(now, chosen);
      if (failed === null) return;
      view.update((then) => (then.kind === 'schedule' ? { ...then, busy: false, failed } : then));
    },
    run,
    stop: async () => {
      if (blogId === null) return;
      view.update((now) =>
        now.kind === 'running' ? { ...now, progress: { ...now.progress, stopping: true } } : now,
      );
      await bridge.publish.cancel({ blogId });
    },
    push: async (title) => {
      const here = blogId;
      if (here !== null) await perform(title, () => bridge.publish.push({ blogId: here }));
    },
    perform,
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
    goOnBranch,
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
