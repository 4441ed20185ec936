import type { Records } from '../records/records';
import { exclusively, type ReadyRepository } from '../repository';
import { forwardAgain } from './fast-forward';
import type { PullRecord } from './record';
import { type SettledPull, settlePull } from './settle';

/** A pull that was cut off, and how it ended now. */
export interface RecoveredPull extends SettledPull {
  readonly record: PullRecord;
}

/**
 * Ends the pulls of this working tree that were cut off (a kill, a power cut): the files are put in step with the
 * branch, and if it had not moved yet the pull is done again. Text that somebody wrote meanwhile stays. Fails with
 * `pull-unfinished` or `repository-busy` when that cannot be done now; the record stays, and nothing may be committed.
 */
export function recoverPulls(
  repository: ReadyRepository,
  pulls: Records<PullRecord>,
): Promise<RecoveredPull[]> {
  return exclusively(repository, async () => {
    const recovered: RecoveredPull[] = [];
    for (const { id, value: record } of (await pulls.list()).records) {
      if (record.topLevel !== repository.topLevel) continue;
      const settled = await settlePull(repository, record);
      const goesOn =
        settled.head === record.from && settled.kept.length === 0 && repository.branch === record.branch;
      if (goesOn) await forwardAgain(repository, record);
      await pulls.remove(id);
      recovered.push({ record, head: goesOn ? record.to : settled.head, kept: settled.kept });
    }
    return recovered;
  });
}
