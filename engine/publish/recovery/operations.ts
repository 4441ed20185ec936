import { CommitOperation } from '#core/publish/commit/operation';
import { type RecordKind, Records, repositoryStateFolder } from '../records/records';
import type { ReadyRepository } from '../repository';

const COMMITS: RecordKind<CommitOperation> = { name: 'commits', version: 1, schema: CommitOperation };

/**
 * The commits that were begun in the repository and of which nobody knows yet how they ended. `state` is the folder (absolute)
 * in which the app keeps what publishing needs.
 */
export function openCommits(state: string, repository: ReadyRepository): Records<CommitOperation> {
  return new Records(repositoryStateFolder(state, repository), COMMITS);
}
