import { Failure } from '#core/ipc/errors';
import { queuePush } from '#core/publish/queue/queued-push';
import { NOTHING_TO_RECOVER, type RecoveredChange, type Recovery } from '#core/publish/recovery/model';
import type { LockPatience } from '../lock-retry';
import { areLeftOver, inspectLocks } from '../locks/leftovers';
import { recoverPulls } from '../pull/recover';
import { QueuedPushes } from '../queue/entries';
import { recoverReviewSwitches } from '../remotes/review-switch';
import { type ReadyRepository, readRepository, requireRepository } from '../repository';
import { openCommits } from './operations';
import { recoverCommits, type SettledCommit } from './recover';

/** What was found; `settled` unless something is still open. */
export interface StartRecovery {
  readonly recovery: Recovery;
  readonly settled: boolean;
}

/**
 * Puts in order what a crash left open in the repository of the blog in `root` (absolute): commits and pulls that were cut
 * short. Nothing is committed and nothing is sent; what was recorded takes its place in the queue. Call it once when a blog is
 * opened, before the queue looks. While another program is at work in the repository nothing is `settled`: what is open stays
 * so, and is tried again before the next commit. `state` is the app's folder for what publishing keeps (absolute). Fails
 * with `trust-needed`, and as `Records` does.
 */
export async function recoverAtStart(
  root: string,
  state: string,
  patience?: LockPatience,
): Promise<StartRecovery> {
  let repository = await readRepository(root);
  if (repository.kind !== 'ready') return { recovery: NOTHING_TO_RECOVER, settled: true };
  const wasOpen = (await openCommits(state, repository).list()).records.length > 0;
  try {
    const commits = await recoverCommits(repository, { state, patience });
    // After them, because a branch on which nothing was recorded is dropped.
    if ((await recoverReviewSwitches(repository, { state, patience })).length > 0)
      repository = await requireRepository(root);
    const pulls = await recoverPulls(repository, { state, patience });
    const changes: RecoveredChange[] = [];
    for (const commit of commits) changes.push(await toChange(repository, state, commit));
    const kept = pulls.flatMap((pull) => [...pull.kept]);
    const recovery = { ...NOTHING_TO_RECOVER, changes, pulled: pulls.length > 0, kept };
    return { recovery, settled: true };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    switch (error.code) {
      case 'repository-busy':
      case 'lock-left-over':
      case 'pull-unfinished':
        return {
          recovery: { ...NOTHING_TO_RECOVER, leftOver: wasOpen ? await leftOver(repository) : [] },
          settled: false,
        };
      default:
        throw error;
    }
  }
}

async function leftOver(repository: ReadyRepository): Promise<string[]> {
  const report = await inspectLocks(repository);
  return areLeftOver(report) ? report.locks.map(({ name }) => name) : [];
}

async function toChange(
  repository: ReadyRepository,
  state: string,
  { operation, verdict }: SettledCommit,
): Promise<RecoveredChange> {
  const subject = operation.message.trimStart().split('\n', 1)[0]?.trim() ?? '';
  switch (verdict.kind) {
    case 'not-done':
      return { kind: 'not-recorded', subject, waits: false, elsewhere: null };
    case 'unclear':
      return { kind: 'unclear', subject, waits: false, elsewhere: null };
    case 'done':
      return {
        kind: 'recorded',
        subject,
        waits: await enqueue(repository, state, operation.branch, verdict.commit),
        elsewhere: repository.branch === operation.branch ? null : operation.branch,
      };
  }
}

/** The author had pressed Publish. What a hook put in besides is not sent without them; what waits already goes along. */
async function enqueue(
  repository: ReadyRepository,
  state: string,
  branch: string,
  { oid, extraPaths }: { readonly oid: string; readonly extraPaths: readonly string[] },
): Promise<boolean> {
  const { target } = repository;
  if (target === null || repository.branch !== branch || extraPaths.length > 0) return false;
  const queue = new QueuedPushes(state, repository);
  await queue.put(queuePush(await queue.of(branch), { branch, remote: target.remote.name, oid }, Date.now()));
  return true;
}
