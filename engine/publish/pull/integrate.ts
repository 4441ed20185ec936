import { Failure } from '#core/ipc/errors';
import type { Integration, MergeConflict, Resolution } from '#core/publish/pull/model';
import { git } from '../git';
import type { LockPatience } from '../lock-retry';
import type { Records } from '../records/records';
import { exclusively, type ReadyRepository } from '../repository';
import { fastForward } from './fast-forward';
import { resolvedTree, tryMerge, writeMergeCommit } from './merge';
import type { PullRecord } from './record';

export type OnBranch = ReadyRepository & { readonly branch: string };

export interface IntegrateRequest {
  /** The commit to bring in, which is in Git's store: a full object id. */
  readonly theirs: string;
  /** Of the merge commit, if there has to be one. */
  readonly message: string;
  readonly pulls: Records<PullRecord>;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: LockPatience | undefined;
}

/**
 * Brings a commit into the branch: nothing to do, forward, or a merge that is put together in Git's store and only then
 * moved to. On a conflict nothing has moved. Fails as `fastForward` does, and with `histories-unrelated`,
 * `identity-missing`, `signing-failed`, `cancelled`; then nothing has moved either.
 */
export function integrate(repository: OnBranch, request: IntegrateRequest): Promise<Integration> {
  return exclusively(repository, async () => {
    const { theirs, pulls, message, signal, patience } = request;
    const mine = await headOf(repository);
    const move = { branch: repository.branch, from: mine, pulls, signal, patience };
    if (await isAncestor(repository, theirs, mine)) return { kind: 'up-to-date', head: mine };
    if (await isAncestor(repository, mine, theirs)) {
      await fastForward(repository, { ...move, to: theirs });
      return { kind: 'fast-forwarded', from: mine, to: theirs };
    }
    const merged = await tryMerge(repository, mine, theirs, signal);
    if (merged.paths.length > 0) return { kind: 'conflicted', conflict: { mine, theirs, ...merged } };
    const to = await writeMergeCommit(repository, { tree: merged.tree, mine, theirs, message });
    await fastForward(repository, { ...move, to });
    return { kind: 'integrated', from: mine, to };
  });
}

export interface FinishRequest {
  readonly conflict: MergeConflict;
  /** One for each of the conflict's paths; their blobs are in Git's store (`hash-object -w`). */
  readonly resolutions: readonly Resolution[];
  readonly message: string;
  readonly pulls: Records<PullRecord>;
  readonly patience?: LockPatience | undefined;
}

/**
 * Ends a conflict: writes the merge with what the author decided, off the working tree, and moves the branch and the files to it.
 * Fails with `branch-moved` when the branch is not at `conflict.mine` any more (integrate anew), `conflict-undecided`,
 * and as `integrate` does; then nothing has moved.
 */
export function finishMerge(
  repository: OnBranch,
  request: FinishRequest,
): Promise<Integration & { kind: 'integrated' }> {
  return exclusively(repository, async () => {
    const { conflict, resolutions, message, pulls, patience } = request;
    const { mine, theirs } = conflict;
    if ((await headOf(repository)) !== mine) throw new Failure('branch-moved');
    const tree = await resolvedTree(repository, conflict, resolutions);
    const to = await writeMergeCommit(repository, { tree, mine, theirs, message });
    const move = { branch: repository.branch, from: mine, to, pulls, patience };
    await fastForward(repository, move);
    return { kind: 'integrated', from: mine, to };
  });
}

/** The message of a merge, in Git's own words, so that tools that look for them find them. */
export function mergeMessage(remote: string, branch: string): string {
  return `Merge remote-tracking branch '${remote}/${branch}'`;
}

/** Whether everything in `commit` is in `other` too. */
export async function isAncestor(
  { topLevel }: ReadyRepository,
  commit: string,
  other: string,
): Promise<boolean> {
  // Not `merge-base --is-ancestor`: simple-git waits 50 ms more for a command that prints nothing.
  const { stdout } = await git(topLevel, {
    operation: 'compare the commits',
    args: ['rev-list', '--count', '--max-count=1', commit, `^${other}`, '--'],
  });
  return stdout.trim() === '0';
}

/** The commit HEAD is at. Fails with `branch-empty` on a branch without one. */
export async function headOf({ topLevel }: ReadyRepository): Promise<string> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'read HEAD',
    args: ['rev-parse', '--verify', 'HEAD^{commit}'],
    expect: [128],
  });
  if (exitCode !== 0) throw new Failure('branch-empty');
  return stdout.trim();
}
