import type { CommitOperation, CommitVerdict } from '#core/publish/commit/operation';
import type { LockPatience } from '../lock-retry';
import { exclusively, type ReadyRepository } from '../repository';
import { openCommits } from './operations';
import { settle } from './settle';

/** A commit that was begun before, and what became of it. */
export interface SettledCommit {
  readonly operation: CommitOperation;
  readonly verdict: CommitVerdict;
}

export interface SettleOpenOptions {
  /** The app's folder for what publishing keeps; absolute. */
  readonly state: string;
  readonly patience?: LockPatience | undefined;
}

/**
 * Finishes what a crash of the app or of Git left open in the repository: each commit that was begun is looked for, its
 * leftovers are put in order, and it counts as settled. Nothing is committed, no post is touched. Call it when a blog is
 * opened. Fails with `repository-busy` while a Git or another Longhand is at work there; then it is tried again before
 * the next commit.
 */
export function recoverCommits(
  repository: ReadyRepository,
  options: SettleOpenOptions,
): Promise<readonly SettledCommit[]> {
  return exclusively(repository, () => settleOpenCommits(repository, options));
}

/** The same for a caller that holds the repository's turn. */
export async function settleOpenCommits(
  repository: ReadyRepository,
  { state, patience }: SettleOpenOptions,
): Promise<readonly SettledCommit[]> {
  const open = openCommits(state, repository);
  const settled: SettledCommit[] = [];
  for (const { id, value: operation } of (await open.list()).records) {
    // Each linked working tree has an index of its own: its commits are settled from there.
    if (operation.topLevel !== repository.topLevel) continue;
    const { verdict, untidy } = await settle(repository, operation, { patience });
    if (untidy !== null) throw untidy;
    await open.remove(id);
    settled.push({ operation, verdict });
  }
  return settled;
}
