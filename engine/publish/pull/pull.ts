import { errorSentence } from '#core/ipc/errors';
import type { PushTarget } from '#core/publish/config-facts';
import type { TransferProgress } from '#core/publish/progress';
import type { Integration } from '#core/publish/pull/model';
import type { PullOutcome } from '#core/publish/pull/outcome';
import { failureOf, git } from '../git';
import { waitingFailure, waitingOf, waits } from '../waiting';
import { type Fetched, fetchBranch } from './fetch';
import { integrate, mergeMessage, type OnBranch } from './integrate';
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
  const fetched = await fetchBranch(repository, request);
  if (fetched.kind !== 'found') return notFound(fetched, target);
  const tips = await readTips(repository, target);
  const { mine, theirs } = tips;
  let relation = await readRelation(repository, tips);
  if (relation === 'unrelated' && (await isShallow(repository))) {
    // What they have in common is in the part of the history that is not here.
    const whole = await fetchBranch(repository, { ...request, whole: true });
    if (whole.kind !== 'found') return notFound(whole, target);
    relation = await readRelation(repository, tips);
  }
  const detail = { remote: target.remote.name, branch: target.branch };
  switch (relation) {
    case 'rewritten':
      await keepBackup(repository, mine);
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
    return outcomeOf(await integrate(repository, { theirs, message, pulls, signal }));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'cancelled' || failure.code === 'pull-unfinished') throw failure;
    return waitingFailure(failure);
  }
}

export function outcomeOf(done: Integration): PullOutcome {
  switch (done.kind) {
    case 'up-to-date':
      return { kind: 'current' };
    case 'fast-forwarded':
      return { kind: 'updated', from: done.from, to: done.to, merged: false };
    case 'integrated':
      return { kind: 'updated', from: done.from, to: done.to, merged: true };
    case 'conflicted':
      return { kind: 'conflict', conflict: done.conflict };
  }
}

/** A branch that was never there is made by the first push; one that was there and is gone is not made again unasked. */
function notFound(fetched: Exclude<Fetched, { kind: 'found' }>, target: PushTarget): PullOutcome {
  if (fetched.kind === 'trouble') return waitingOf(fetched.trouble, target);
  if (fetched.empty || !target.hasUpstream) return { kind: 'current' };
  const detail = { remote: target.remote.name, branch: target.branch, head: fetched.head ?? '' };
  const code = fetched.head === null ? 'remote-branch-gone' : 'remote-branch-moved';
  return waits('branch-gone', errorSentence(code, detail));
}

/** The author's own line of commits stays under a name of its own, whatever is decided later. */
export async function keepBackup({ topLevel, branch }: OnBranch, mine: string): Promise<void> {
  const { stdout } = await git(topLevel, {
    operation: 'look for a backup',
    args: ['for-each-ref', '--points-at', mine, '--format=%(refname)', 'refs/longhand/backup'],
  });
  if (stdout.trim() !== '') return;
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  await git(topLevel, {
    operation: 'keep a backup of the branch',
    args: [
      'update-ref',
      '-m',
      `longhand: ${branch} before it was decided`,
      `refs/longhand/backup/${now}`,
      mine,
    ],
    lane: 'write',
  });
}
