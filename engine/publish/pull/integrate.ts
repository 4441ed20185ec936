import { Failure } from '#core/ipc/errors';
import type { HistoryWish } from '#core/publish/pull/history-wish';
import type { Integration, MergeConflict, Resolution } from '#core/publish/pull/model';
import { git } from '../git';
import type { LockPatience } from '../lock-retry';
import { exclusively, type ReadyRepository } from '../repository';
import { copyNotes, hookAllows } from './as-rebase';
import { keepBackup } from './backup';
import { type FastForward, fastForward } from './fast-forward';
import { resolvedTree, tryMerge, writeMergeCommit } from './merge';
import type { PullRecords } from './record';
import { type Replay, type ReplayRequest, replay } from './replay';

export type OnBranch = ReadyRepository & { readonly branch: string };

export interface IntegrateRequest {
  /** The commit to bring in, which is in Git's store: a full object id. */
  readonly theirs: string;
  readonly wish: HistoryWish;
  /** Of the merge commit, if there has to be one. */
  readonly message: string;
  readonly pulls: PullRecords;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: LockPatience | undefined;
}

/**
 * Brings a commit into the branch: nothing to do, forward, or what is new on both sides joined in Git's store, by a merge or, as the
 * author wishes, with their commits written again on top, and only then moved to. On a conflict nothing has moved, nor where only a
 * merge would do and the author wants to be asked. Fails as `fastForward` does, and with `histories-unrelated`,
 * `identity-missing`, `signing-failed`, `cancelled`; then nothing has moved either.
 */
export function integrate(repository: OnBranch, request: IntegrateRequest): Promise<Integration> {
  return exclusively(repository, async () => {
    const { theirs, pulls, signal, patience } = request;
    const mine = await headOf(repository);
    const move = { branch: repository.branch, from: mine, pulls, signal, patience };
    if (await isAncestor(repository, theirs, mine)) return { kind: 'up-to-date', head: mine };
    if (await isAncestor(repository, mine, theirs)) {
      await fastForward(repository, { ...move, to: theirs, replaced: { [mine]: theirs } });
      return { kind: 'fast-forwarded', from: mine, to: theirs };
    }
    return join(repository, request, move);
  });
}

/** Both sides have something new. */
async function join(
  repository: OnBranch,
  { theirs, wish, message, signal }: IntegrateRequest,
  move: Omit<FastForward, 'to'>,
): Promise<Integration> {
  const { from: mine } = move;
  const line = await lineOf(repository, wish, { mine, theirs, signal });
  if (line?.kind === 'replayed') {
    const { to, replaced } = line;
    await keepBackup(repository, mine, 'replayed');
    await copyNotes(repository, replaced, theirs);
    await fastForward(repository, { ...move, to, how: 'reset', replaced });
    return { kind: 'replayed', from: mine, to, replaced };
  }
  const merged = await tryMerge(repository, mine, theirs, signal);
  if (merged.paths.length > 0) return { kind: 'conflicted', conflict: { mine, theirs, ...merged } };
  const obstacle = line?.obstacle ?? null;
  if (obstacle !== null && wish !== 'linear') return { kind: 'merge-needed', obstacle };
  const to = await writeMergeCommit(repository, { tree: merged.tree, mine, theirs, message });
  await fastForward(repository, { ...move, to, replaced: { [mine]: to } });
  return { kind: 'integrated', from: mine, to, obstacle };
}

/** The author's commits on top of the remote's, or why not; null where that is not wanted. */
async function lineOf(
  repository: ReadyRepository,
  wish: HistoryWish,
  request: ReplayRequest,
): Promise<Replay | null> {
  switch (wish) {
    case 'merge':
      return null;
    case 'ask':
      return { kind: 'obstacle', obstacle: 'not-wanted' };
    case 'linear':
    case 'never-merge': {
      const line = await replay(repository, request);
      if (line.kind !== 'replayed' || (await hookAllows(repository, request.theirs, request.signal)))
        return line;
      return { kind: 'obstacle', obstacle: 'hook' };
    }
  }
}

export interface FinishRequest {
  readonly conflict: MergeConflict;
  /** One for each of the conflict's paths; their blobs are in Git's store (`hash-object -w`). */
  readonly resolutions: readonly Resolution[];
  readonly message: string;
  readonly pulls: PullRecords;
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
    const move = { branch: repository.branch, from: mine, to, replaced: { [mine]: to }, pulls, patience };
    await fastForward(repository, move);
    return { kind: 'integrated', from: mine, to, obstacle: null };
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
  const { exitCode } = await git(topLevel, {
    operation: 'compare the commits',
    args: ['merge-base', '--is-ancestor', commit, other],
    expect: [1],
  });
  return exitCode === 0;
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
