import { errorSentence } from '#core/ipc/errors';
import { waitingWords } from '#core/messages/waiting';
import type { PushTarget } from '#core/publish/config-facts';
import type { TransferProgress } from '#core/publish/progress';
import type { Integration } from '#core/publish/pull/model';
import type { PullOutcome } from '#core/publish/pull/outcome';
import { failureOf } from '../git';
import { waitingFailure, waitingOf, waits } from '../waiting';
import { keepBackup } from './backup';
import { type Fetched, fetchBranch } from './fetch';
import { integrate, mergeMessage, type OnBranch } from './integrate';
import { isOneAbove, type OneAbove } from './one-above';
import { pullRecords } from './record';
import { recoverPulls } from './recover';
import { isShallow, readRelation, readTips, rememberSeen } from './relation';

export interface PullRequest {
  readonly target: PushTarget;
  /** The app's own folder for what publishing keeps (absolute). */
  readonly state: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  readonly stallSeconds?: number | undefined;
  /** What the remote has, where it is asked already. */
  readonly fetched?: Promise<Fetched> | undefined;
  /** The branch as it was left, if that is known. */
  readonly above?: OneAbove | undefined;
}

/**
 * Fetches the branch that is published to and brings it in, as far as that needs nobody: forward, or merged off the working
 * tree. Every state of the remote and the network is an outcome. Fails with `cancelled`, `git-missing`,
 * `pull-unfinished`, `branch-empty`, and what is not foreseen; nothing has moved then.
 */
export async function pull(repository: OnBranch, request: PullRequest): Promise<PullOutcome> {
  const { target, state, signal } = request;
  const pulls = pullRecords(state, repository);
  await recoverPulls(repository, { state });
  const fetched = await (request.fetched ?? fetchBranch(repository, request));
  if (fetched.kind !== 'found') return notFound(fetched, target);
  if (request.above && (await isOneAbove(repository, target, request.above))) return { kind: 'current' };
  const tips = await readTips(repository, target);
  const { mine, theirs } = tips;
  let relation = await readRelation(repository, tips);
  if (relation === 'unrelated' && (await isShallow(repository))) {
    // What they have in common is in the part of the history that is not here.
    const whole = await fetchBranch(repository, { ...request, whole: true });
    if (whole.kind !== 'found') return notFound(whole, target);
    relation = await readRelation(repository, { ...tips, apart: null });
  }
  const detail = { remote: target.remote.name, branch: target.branch };
  switch (relation) {
    case 'rewritten':
      await keepBackup(repository, mine, 'decided');
      return waits('rewritten', errorSentence('remote-rewritten', detail));
    case 'unrelated':
      return waits('unrelated', errorSentence('histories-unrelated', detail));
    case 'equal':
    case 'ahead':
      await rememberSeen(repository, tips);
      return { kind: 'current' };
    case 'behind':
    case 'diverged':
      await rememberSeen(repository, tips);
  }
  const message = mergeMessage(target.remote.name, target.branch);
  try {
    const { wish } = repository;
    return outcomeOf(await integrate(repository, { theirs, wish, message, pulls, signal }), target);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'cancelled' || failure.code === 'pull-unfinished') throw failure;
    return waitingFailure(failure);
  }
}

/** How an integration is told. */
export function outcomeOf(done: Integration, { remote }: PushTarget): PullOutcome {
  switch (done.kind) {
    case 'up-to-date':
      return { kind: 'current' };
    case 'fast-forwarded':
      return { ...updated(done), how: 'forward' };
    case 'integrated':
      return { ...updated(done), how: 'merged', obstacle: done.obstacle };
    case 'replayed':
      return { ...updated(done), how: 'replayed', replaced: done.replaced };
    case 'conflicted':
      return { kind: 'conflict', conflict: done.conflict };
    case 'merge-needed': {
      const why = waitingWords.obstacles[done.obstacle];
      return waits('merge-needed', errorSentence('merge-needed', { remote: remote.name, why }));
    }
  }
}

const updated = ({ from, to }: { readonly from: string; readonly to: string }) =>
  ({ kind: 'updated', from, to, obstacle: null, replaced: {} }) as const;

/** A branch that was never there is made by the first push; one that was there and is gone is not made again unasked. */
function notFound(fetched: Exclude<Fetched, { kind: 'found' }>, target: PushTarget): PullOutcome {
  if (fetched.kind === 'trouble') return waitingOf(fetched.trouble, target);
  if (fetched.empty || !target.hasUpstream) return { kind: 'current' };
  const detail = { remote: target.remote.name, branch: target.branch, head: fetched.head ?? '' };
  const code = fetched.head === null ? 'remote-branch-gone' : 'remote-branch-moved';
  return waits('branch-gone', errorSentence(code, detail));
}
