import type { Bridge } from '#core/ipc/contract';
import type { PublishStep, Review } from '#core/publish/model';
import { reviewBranchFor } from '#core/publish/remotes/branch-name';
import type { ForReviewOutcome } from '#core/publish/remotes/model';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';

/** The dialog that sends posts to a branch of their own. */
export type ForReviewView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'ask'; readonly review: Review; readonly branch: string; readonly failed: Shown | null }
  | {
      readonly kind: 'running';
      readonly title: string;
      readonly step: PublishStep;
      readonly percent: number | null;
      readonly stopping: boolean;
    }
  | { readonly kind: 'done'; readonly title: string; readonly outcome: ForReviewOutcome }
  | { readonly kind: 'failed'; readonly failed: Shown };

export interface ForReviewStore {
  readonly view: Readable<ForReviewView>;
  readonly open: (paths: readonly string[]) => Promise<void>;
  readonly send: (branch: string, message: string) => Promise<void>;
  /** Sends once more what is recorded on the branch. */
  readonly again: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly close: () => void;
}

interface Parts {
  readonly blogId: () => string | null;
  /** Saves every open post and says what keeps one of these from it. */
  readonly saved: (ids: readonly string[]) => Promise<Shown | null>;
}

export function createForReviewStore(bridge: Bridge, { blogId, saved }: Parts): ForReviewStore {
  const view = createStore<ForReviewView>({ kind: 'closed' });
  let turn = 0;

  const run = async (title: string, branch: string, message: string, paths: readonly string[]) => {
    const id = blogId();
    const before = view.get();
    if (id === null) return;
    turn += 1;
    const mine = turn;
    view.set({ kind: 'running', title, step: 'saving', percent: null, stopping: false });
    const result = await bridge.publish.sendForReview({ blogId: id, branch, message, paths: [...paths] });
    if (turn !== mine) return;
    if (result.ok) view.set({ kind: 'done', title, outcome: result.value });
    else if (before.kind === 'ask') view.set({ ...before, branch, failed: shown(result) });
    else view.set({ kind: 'failed', failed: shown(result) });
  };

  bridge.events.publish.progress(({ blogId: about, step, percent }) => {
    if (about === blogId()) view.update((now) => (now.kind === 'running' ? { ...now, step, percent } : now));
  });

  return {
    view,
    open: async (paths) => {
      const id = blogId();
      const [first] = paths;
      if (id === null || first === undefined) return;
      turn += 1;
      const mine = turn;
      view.set({ kind: 'looking' });
      const unsaved = await saved(paths);
      if (turn !== mine) return;
      if (unsaved) {
        view.set({ kind: 'failed', failed: unsaved });
        return;
      }
      const read = await bridge.publish.review({ blogId: id, paths: [...paths] });
      if (turn !== mine) return;
      view.set(
        read.ok
          ? { kind: 'ask', review: read.value, branch: reviewBranchFor(first), failed: null }
          : { kind: 'failed', failed: shown(read) },
      );
    },
    send: async (branch, message) => {
      const now = view.get();
      if (now.kind !== 'ask') return;
      const paths = now.review.files.map(({ path }) => path);
      await run(now.review.title, branch, message, paths);
    },
    again: async () => {
      const now = view.get();
      if (now.kind === 'done') await run(now.title, now.outcome.branch, now.title, []);
    },
    stop: async () => {
      const id = blogId();
      if (id === null) return;
      view.update((now) => (now.kind === 'running' ? { ...now, stopping: true } : now));
      await bridge.publish.cancel({ blogId: id });
    },
    close: () => {
      turn += 1;
      view.set({ kind: 'closed' });
    },
  };
}
