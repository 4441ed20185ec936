import { writeFile } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import { type Commit, type CommitOperation, judgeCommit } from '#core/publish/commit/operation';
import type { StatusEntry } from '#core/publish/parse-status';
import { readAttributes } from './attributes';
import { commitFailure } from './commit-failure';
import { failureOf, GitFailed, git, literalPathspecs } from './git';
import { requireLfs } from './lfs';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from './lock-retry';
import { refuseLeftovers } from './locks/leftovers';
import { settleOpenPulls } from './pull/recover';
import { newRecordId, type Records } from './records/records';
import { expectedBlobs } from './recovery/expected';
import { announce } from './recovery/index-entries';
import { lookAtBranch } from './recovery/look';
import { openCommits } from './recovery/operations';
import { settleOpenCommits } from './recovery/recover';
import { type Settled, settle, tidy } from './recovery/settle';
import { settleReviewSwitches } from './remotes/review-switch';
import { exclusively, type ReadyRepository } from './repository';
import { readStatus } from './status';
import { withTempFile } from './temp-file';
import { whyUnpublishable } from './unpublishable';

export type { Commit } from '#core/publish/commit/operation';

export interface CommitRequest {
  /** Relative to the repository's top level. Nothing else goes into the commit. */
  readonly paths: readonly string[];
  /** As the author wrote it; lines that start with `#` are kept. */
  readonly message: string;
  /** The app's folder for what publishing keeps (absolute), so that a commit that is cut short is known at the next start. */
  readonly state: string;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: LockPatience;
  /**
   * Called once Git has recorded it on top of `parent` (a full object id; null for the first one), before that is looked at: for
   * what can go on meanwhile and changes nothing here.
   */
  readonly onRecorded?: ((parent: string | null) => void) | undefined;
}

/**
 * Records exactly `paths` on the current branch, on top of the current HEAD; the author's hooks and signing run.
 * What else they have staged or changed stays byte for byte as it was, in the index and on the disk. What is intended is on
 * the disk before it is begun, and the commit is looked at afterwards: rows R29 to R38 of docs/features.md. Fails with
 * `nothing-to-publish`, `path-ignored`, `branch-changed`, `hook-refused`, `repository-busy`, `lock-left-over`,
 * `identity-missing`, `signing-failed`, `repository-full`, `repository-read-only`, `pull-unfinished`, `commit-failed`,
 * `cancelled`; the index is then as before.
 */
export function commitPaths(repository: ReadyRepository, request: CommitRequest): Promise<Commit> {
  return inOrder(repository, request, () => commitInOrder(repository, request));
}

/**
 * Runs `change` in the repository's turn, after what a crash left open there is settled. Fails with `branch-changed` when that
 * led back to another branch than the one that was read, and as `commitPaths` does before it begins.
 */
export function inOrder<T>(
  repository: ReadyRepository,
  options: Pick<CommitRequest, 'state' | 'patience'>,
  change: () => Promise<T>,
): Promise<T> {
  return namingTheDisk(repository, () =>
    exclusively(repository, async () => {
      await settleOpenCommits(repository, options);
      const [back] = await settleReviewSwitches(repository, options);
      if (back) throw new Failure('branch-changed', { branch: back.from, before: back.to });
      await settleOpenPulls(repository, options);
      await refuseLeftovers(repository);
      return change();
    }),
  );
}

/** What the disk refused, as the author reads it while publishing: not a post but the repository could not be written. */
async function namingTheDisk<T>(repository: ReadyRepository, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { path = repository.commonDir, reason = '' } = error.detail;
    switch (error.code) {
      case 'disk-full':
        throw new Failure('repository-full', { path, reason }, { cause: error });
      case 'write-failed':
      case 'read-only':
        throw new Failure('repository-read-only', { path, reason }, { cause: error });
      default:
        throw error;
    }
  }
}

/** `commitPaths` for a caller who is `inOrder`. */
export async function commitInOrder(repository: ReadyRepository, request: CommitRequest): Promise<Commit> {
  const { state, signal, patience = LOCK_PATIENCE } = request;
  const operation = await plan(repository, request);
  const open = openCommits(state, repository);
  const id = newRecordId();
  await open.put(id, operation);
  try {
    const fresh = operation.paths.filter((one) => one.fresh).map(({ path }) => path);
    if (fresh.length > 0) await announce(repository, fresh, patience, signal);
    await record(repository, operation, request);
  } catch (error) {
    const failure = await commitFailure(error, repository, operation);
    const { verdict, untidy } = await settleFailed(repository, operation, error, failure, patience);
    // Left open, it is put in order before the next commit or at the next start.
    if (untidy === null) await close(open, id);
    if (verdict.kind === 'done') return verdict.commit;
    throw untidy === null ? failure : withBoth(failure, untidy);
  }
  request.onRecorded?.(operation.head);
  const verdict = judgeCommit(operation, await look(repository, operation), { exitedWell: true });
  if (verdict.kind === 'done') {
    const { rewritten, extraPaths } = verdict.commit;
    const hookChanged = rewritten.length > 0 || extraPaths.length > 0;
    const untidy = hookChanged ? await tidy(repository, operation, verdict, patience) : null;
    if (untidy === null) await close(open, id);
    return verdict.commit;
  }
  await close(open, id);
  throw new Failure('commit-failed', {
    reason: 'another program recorded a change at the same moment, so this one could not be checked',
  });
}

/**
 * What became of it is known, and that is not to be hidden by a disk that takes nothing now. A record that comes back is settled
 * once more, to the same end.
 */
async function close(open: Records<CommitOperation>, id: string): Promise<void> {
  try {
    await open.forget(id);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/** What is to be recorded, from what is on the disk now. */
async function plan(repository: ReadyRepository, request: CommitRequest): Promise<CommitOperation> {
  const { paths, message, signal } = request;
  // Side by side, because each is a process of its own; that a filter is missing is what the author has to know first.
  const [status, content] = await Promise.allSettled([
    readStatus(repository, paths),
    blobsOf(repository, paths, signal),
  ]);
  if (content.status === 'rejected') throw content.reason;
  if (status.status === 'rejected') throw status.reason;
  const blobs = content.value;
  const { branch, entries } = status.value;
  const changed = new Map(entries.map((entry) => [entry.path, entry]));
  await refuseLeftOut(repository, paths, changed, blobs);
  const ours = paths.flatMap((path) => changed.get(path) ?? []);
  if (ours.length === 0) throw new Failure('nothing-to-publish');
  if (ours.some(({ unmerged }) => unmerged))
    throw new Failure('operation-in-progress', { operation: 'merge' });
  if (branch.branch === null) throw new Failure('detached-head');
  if (branch.branch !== repository.branch) {
    throw new Failure('branch-changed', { branch: branch.branch, before: repository.branch ?? '' });
  }
  return {
    topLevel: repository.topLevel,
    branch: branch.branch,
    head: branch.head,
    paths: ours.map(({ path, indexed, untracked }) => {
      return { path, blob: blobs.get(path) ?? null, indexed, fresh: untracked };
    }),
    message,
    begunAt: Date.now(),
  };
}

/** A file that is there but that Git does not see as changed is either as in HEAD, or would be left out in silence. */
async function refuseLeftOut(
  repository: ReadyRepository,
  paths: readonly string[],
  changed: ReadonlyMap<string, StatusEntry>,
  blobs: ReadonlyMap<string, string | null>,
): Promise<void> {
  for (const path of paths) {
    if (changed.has(path) || blobs.get(path) === null) continue;
    const rule = await whyUnpublishable(repository, path);
    if (rule !== null) throw new Failure('path-ignored', { path, rule });
  }
}

/** See `expectedBlobs`. Fails with `lfs-missing`. */
async function blobsOf(
  repository: ReadyRepository,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string | null>> {
  try {
    const attributes = await readAttributes(repository, paths);
    await requireLfs(repository, attributes);
    return await expectedBlobs(repository, paths, { signal, attributes });
  } catch (error) {
    throw failureOf(error);
  }
}

async function look(repository: ReadyRepository, operation: CommitOperation) {
  try {
    return await lookAtBranch(repository, operation);
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * By itself Git brings neither the objects of a commit nor the branch to the disk before it says that it is done, so that a
 * power cut may leave a branch that names nothing.
 */
const DURABLY = ['-c', 'core.fsync=committed'];

function record(
  repository: ReadyRepository,
  operation: CommitOperation,
  { message, signal, patience = LOCK_PATIENCE }: CommitRequest,
): Promise<void> {
  return withTempFile('message', async (messageFile) => {
    await writeFile(messageFile, message, { mode: 0o600 });
    const call = () =>
      git(repository.topLevel, {
        operation: 'commit',
        args: [
          ...DURABLY,
          ...['commit', '--quiet', '--only', '--cleanup=whitespace', '--file', messageFile],
          ...['--pathspec-from-file=-', '--pathspec-file-nul'],
        ],
        stdin: literalPathspecs(operation.paths.map(({ path }) => path)),
        lane: 'write',
        runsHooks: true,
        signal,
      });
    await withLockRetry(call, patience, signal);
  });
}

/** Git's own exit code when it gives up; a signal is -1 or more than this. */
const GIT_DIED = 128;

/**
 * After a failure: Git may have made the commit before it failed or was stopped (a full disk at the index, a signal in
 * post-commit), and the refs tell. When this fails too, `failure` is still what the author has to know, and the operation
 * stays open.
 */
async function settleFailed(
  repository: ReadyRepository,
  operation: CommitOperation,
  error: unknown,
  failure: Failure,
  patience: LockPatience,
): Promise<Settled> {
  try {
    const endedItself =
      error instanceof GitFailed && error.result.exitCode >= 0 && error.result.exitCode <= GIT_DIED;
    return await settle(repository, operation, { patience, endedItself });
  } catch (second) {
    throw withBoth(failure, second);
  }
}

function withBoth(failure: Failure, second: unknown): Failure {
  return new Failure(failure.code, failure.detail, { cause: new AggregateError([failure, second]) });
}
