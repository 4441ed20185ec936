import { GitFailed } from '../git';
import type { LockPatience } from '../lock-retry';
import type { StoredRecord } from '../records/records';
import { exclusively, type ReadyRepository } from '../repository';
import { forwardAgain } from './fast-forward';
import { isAncestor } from './integrate';
import { type PullRecord, pullRecords } from './record';
import { type SettledPull, settlePull } from './settle';
import { inTurnsOf } from './turns';

/** A pull that was cut off, and how it ended now. */
export interface RecoveredPull extends SettledPull {
  readonly record: PullRecord;
  /** The branch has what the pull brought. */
  readonly arrived: boolean;
}

export interface RecoverOptions {
  /** The app's folder for what publishing keeps; absolute. */
  readonly state: string;
  readonly patience?: LockPatience | undefined;
}

/**
 * Ends the pulls of this working tree that were cut off (a kill, a power cut): the files are put in step with the
 * branch, and if it had not moved yet the pull is done again. Text that somebody wrote meanwhile stays. Call it when a
 * blog is opened. Fails with `pull-unfinished` or `repository-busy` when that cannot be done now; the record stays, and
 * nothing may be committed.
 */
export async function recoverPulls(
  repository: ReadyRepository,
  options: RecoverOptions,
): Promise<RecoveredPull[]> {
  // Mostly there is none, and so no turn to wait for.
  if ((await openPulls(repository, options)).length === 0) return [];
  return exclusively(repository, () => settleOpenPulls(repository, options));
}

/** The same for a caller that holds the repository's turn. */
export async function settleOpenPulls(
  repository: ReadyRepository,
  options: RecoverOptions,
): Promise<RecoveredPull[]> {
  const pulls = pullRecords(options.state, repository);
  const recovered: RecoveredPull[] = [];
  for (const { id, value: record } of await openPulls(repository, options)) {
    const settled = await inTurnsOf(repository, record.files, () =>
      settle(repository, record, options.patience),
    );
    const arrived = await hasArrived(repository, record, settled);
    await pulls.close(id, record, arrived);
    recovered.push({ record, arrived, ...settled });
  }
  return recovered;
}

async function openPulls(
  repository: ReadyRepository,
  { state }: RecoverOptions,
): Promise<StoredRecord<PullRecord>[]> {
  const { records } = await pullRecords(state, repository).list();
  return records.filter(({ value }) => value.topLevel === repository.topLevel);
}

async function settle(
  repository: ReadyRepository,
  record: PullRecord,
  patience: LockPatience | undefined,
): Promise<SettledPull> {
  const settled = await settlePull(repository, record, { patience });
  const again =
    settled.head === record.from && settled.kept.length === 0 && repository.branch === record.branch;
  return again ? forwardAgain(repository, record) : settled;
}

/** Whether the branch has what the pull brought, be it below commits that somebody made since. */
async function hasArrived(
  repository: ReadyRepository,
  { from, to }: PullRecord,
  { head }: SettledPull,
): Promise<boolean> {
  if (head === from || head === to) return head === to;
  try {
    return await isAncestor(repository, to, head);
  } catch (error) {
    // Not in the store any more.
    if (error instanceof GitFailed) return false;
    throw error;
  }
}
