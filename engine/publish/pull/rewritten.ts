import type { PushTarget } from '#core/publish/config-facts';
import type { PullOutcome, RewrittenChoice } from '#core/publish/pull/outcome';
import { failureOf } from '../git';
import { QueuedPushes } from '../queue/entries';
import { exclusively } from '../repository';
import { waitingFailure } from '../waiting';
import { keepBackup } from './backup';
import { fastForward } from './fast-forward';
import { integrate, mergeMessage, type OnBranch } from './integrate';
import { outcomeOf } from './pull';
import { pullRecords } from './record';
import { readTips, rememberSeen } from './relation';

export interface DecideRequest {
  readonly target: PushTarget;
  readonly state: string;
  readonly choice: RewrittenChoice;
}

/**
 * Goes on after a remote was rewritten, or where only a merge would do (`pull` said so), as the author decided: `keep-both`
 * joins its branch with theirs, `use-theirs` takes what the remote has and lets go of the commits it does not have. Either way the
 * branch as it was stays under `refs/longhand/backup/`. What stands in the way is an outcome; fails with `nothing-to-change` when
 * nothing was fetched.
 */
export async function decideRewritten(repository: OnBranch, request: DecideRequest): Promise<PullOutcome> {
  const { target, state, choice } = request;
  const tips = await readTips(repository, target);
  const { mine, theirs } = tips;
  const pulls = pullRecords(state, repository);
  await keepBackup(repository, mine, 'decided');
  try {
    if (choice === 'use-theirs') {
      const move = { branch: repository.branch, from: mine, to: theirs, how: 'reset', pulls } as const;
      await exclusively(repository, () => fastForward(repository, move));
      await rememberSeen(repository, tips);
      // What waited to be sent is not in the branch any more.
      await new QueuedPushes(state, repository).remove(repository.branch);
      return outcomeOf({ kind: 'fast-forwarded', from: mine, to: theirs }, target);
    }
    await rememberSeen(repository, tips);
    const message = mergeMessage(target.remote.name, target.branch);
    // Both were said to be kept, and some of these commits were the remote's.
    return outcomeOf(await integrate(repository, { theirs, wish: 'merge', message, pulls }), target);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'pull-unfinished') throw failure;
    return waitingFailure(failure);
  }
}
