import { z } from 'zod';
import { Failure } from '#core/ipc/errors';
import { EMPTY_FILE } from '#core/publish/commit/operation';
import { Version } from '#core/publish/pull/model';
import { failureOf, GitFailed, git } from '../git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import { headOf } from '../pull/integrate';
import { newRecordId, type RecordKind, Records, repositoryStateFolder } from '../records/records';
import { type IndexEntry, indexVersions, resetInIndex, writeIndex } from '../recovery/index-entries';
import { clearLocks } from '../recovery/settle';
import { exclusively, type ReadyRepository } from '../repository';

/** While something is recorded for review, HEAD is on the branch of the review; this is the way back. */
const ReviewSwitch = z.strictObject({
  topLevel: z.string(),
  /** Branches by their short names. */
  from: z.string(),
  to: z.string(),
  /** The commit at which `from` is, and at which `to` begins if it is new. */
  at: z.string(),
  isNew: z.boolean(),
  /** What the index had of the paths (relative to the top level) before; null for nothing. */
  index: z.array(z.strictObject({ path: z.string(), version: Version.nullable() })),
  /** ms since the epoch. */
  since: z.number(),
});
type ReviewSwitch = z.infer<typeof ReviewSwitch>;

const SWITCHES: RecordKind<ReviewSwitch> = { name: 'review-switches', version: 2, schema: ReviewSwitch };

/** Those of the repository that are under way or were cut off. */
export const openSwitches = (state: string, repository: ReadyRepository) =>
  new Records(repositoryStateFolder(state, repository), SWITCHES);

export interface ReviewBranch {
  readonly to: string;
  /** Relative to the top level. */
  readonly paths: readonly string[];
  /** The app's folder for what publishing keeps; absolute. */
  readonly state: string;
  readonly patience?: LockPatience | undefined;
}

/**
 * Runs `task` with HEAD on a branch of a review, which begins here if it is not there, and goes back. No file is touched: only HEAD moves, and what the index has of
 * `paths`, which is afterwards what it was. The caller holds the repository's turn. What a crash leaves open is put right by
 * `settleReviewSwitches`. Throws `GitFailed`; fails with `branch-changed`, `branch-empty`, and as `Records` does.
 */
export async function onReviewBranch<T>(
  repository: ReadyRepository & { readonly branch: string },
  { to, paths, state, patience = LOCK_PATIENCE }: ReviewBranch,
  task: () => Promise<T>,
): Promise<T> {
  const { topLevel, branch: from } = repository;
  const here = await branchNow(topLevel);
  if (here !== from) throw new Failure('branch-changed', { branch: here ?? '', before: from });
  const at = await headOf(repository);
  const isThere = await hasBranch(topLevel, to);
  const versions = await indexVersions(repository, paths);
  const open: ReviewSwitch = {
    ...{ topLevel, from, to, at, isNew: !isThere },
    index: paths.map((path) => ({ path, version: versions.get(path) ?? null })),
    since: Date.now(),
  };
  const records = openSwitches(state, repository);
  const id = newRecordId();
  await records.put(id, open);
  try {
    if (!isThere) await beginBranch(topLevel, to, at);
    await pointHead(topLevel, to, 'longhand: review', patience);
    if (isThere) await resetInIndex(repository, paths, patience);
  } catch (error) {
    await settle(repository, open, patience);
    await records.remove(id);
    throw error;
  }
  try {
    return await task();
  } finally {
    await comeBack(repository, open, patience);
    await records.remove(id);
  }
}

async function comeBack(
  repository: ReadyRepository,
  open: ReviewSwitch,
  patience: LockPatience,
): Promise<void> {
  try {
    await goBack(repository, open, patience);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    // It was killed, perhaps, and has left a lock behind.
    await settle(repository, open, patience);
  }
}

export interface SettleSwitchesOptions {
  /** The app's folder for what publishing keeps; absolute. */
  readonly state: string;
  readonly patience?: LockPatience | undefined;
}

/**
 * Goes back where a crash left HEAD on a branch of a review. Returns the branches that were gone back to: what was read of the
 * repository before is not true any more. Fails with `repository-busy` and `lock-left-over`, and with what Git says; the way back
 * is then still known.
 */
export function recoverReviewSwitches(
  repository: ReadyRepository,
  options: SettleSwitchesOptions,
): Promise<readonly ReviewSwitch[]> {
  return exclusively(repository, () => settleReviewSwitches(repository, options));
}

/** The same for a caller that holds the repository's turn. */
export async function settleReviewSwitches(
  repository: ReadyRepository,
  { state, patience = LOCK_PATIENCE }: SettleSwitchesOptions,
): Promise<readonly ReviewSwitch[]> {
  const records = openSwitches(state, repository);
  const back: ReviewSwitch[] = [];
  for (const { id, value } of (await records.list()).records) {
    if (value.topLevel !== repository.topLevel) continue;
    try {
      if (await settle(repository, value, patience)) back.push(value);
    } catch (error) {
      throw failureOf(error);
    }
    await records.remove(id);
  }
  return back;
}

/** Goes back once no Git is at work any more, without the locks that a killed one has left. Whether HEAD had to be moved. */
async function settle(
  repository: ReadyRepository,
  open: ReviewSwitch,
  patience: LockPatience,
): Promise<boolean> {
  await clearLocks(repository, { begunAt: open.since }, patience);
  return goBack(repository, open, patience);
}

/** Whether HEAD had to be moved. Whoever went elsewhere meanwhile stays there. Can be cut off and run again. */
async function goBack(
  repository: ReadyRepository,
  { from, to, at, isNew, index }: ReviewSwitch,
  patience: LockPatience,
): Promise<boolean> {
  const { topLevel } = repository;
  const branch = await branchNow(topLevel);
  const moved = branch === to;
  if (moved) await pointHead(topLevel, from, 'longhand: back from review', patience);
  // Where somebody recorded something since, what was seen of the index is old.
  const isAsBefore = (moved || branch === from) && (await headOf(repository)) === at;
  if (isAsBefore) await restoreIndex(repository, { at, index }, patience);
  else if (moved)
    await resetInIndex(
      repository,
      index.map(({ path }) => path),
      patience,
    );
  // A branch on which nothing was recorded is none.
  if (isNew) await dropUnused(topLevel, to, at);
  return moved;
}

async function restoreIndex(
  repository: ReadyRepository,
  { at, index }: Pick<ReviewSwitch, 'at' | 'index'>,
  patience: LockPatience,
): Promise<void> {
  // An empty file, or only its name: what was seen does not tell.
  const isEmpty = ({ version }: IndexEntry) => version !== null && EMPTY_FILE.has(version.oid);
  const empty = index.filter(isEmpty).map(({ path }) => path);
  await resetInIndex(repository, empty, patience);
  await writeIndex(
    repository,
    index.filter((entry) => !isEmpty(entry)),
    at,
    patience,
  );
}

async function branchNow(topLevel: string): Promise<string | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'read the branch',
    args: ['symbolic-ref', 'HEAD'],
    expect: [128],
  });
  return exitCode === 0 ? stdout.trim().replace(/^refs\/heads\//, '') : null;
}

async function hasBranch(topLevel: string, name: string): Promise<boolean> {
  const { exitCode } = await git(topLevel, {
    operation: 'look for the branch',
    args: ['rev-parse', '--verify', '--quiet', `refs/heads/${name}`],
    expect: [1],
  });
  return exitCode === 0;
}

async function beginBranch(topLevel: string, name: string, at: string): Promise<void> {
  await git(topLevel, {
    operation: 'begin the branch',
    args: ['update-ref', `refs/heads/${name}`, at, '0'.repeat(at.length)],
    lane: 'write',
  });
}

async function pointHead(
  topLevel: string,
  branch: string,
  why: string,
  patience: LockPatience,
): Promise<void> {
  const call = () =>
    git(topLevel, {
      operation: 'go to the branch',
      args: ['symbolic-ref', '-m', why, 'HEAD', `refs/heads/${branch}`],
      lane: 'write',
    });
  await withLockRetry(call, patience);
}

async function dropUnused(topLevel: string, name: string, at: string): Promise<void> {
  await git(topLevel, {
    operation: 'drop the branch',
    args: ['update-ref', '-d', `refs/heads/${name}`, at],
    lane: 'write',
    // It has a commit, or is gone: that is fine.
    expect: [1, 128],
  });
}
