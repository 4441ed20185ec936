import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import type { Replaced } from '#core/publish/pull/model';
import { errnoOf } from '../../posts/file-errors';
import { readAttributes } from '../attributes';
import { failureOf, GitFailed, type GitResult, git } from '../git';
import { requireLfs } from '../lfs';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import { newRecordId } from '../records/records';
import type { ReadyRepository } from '../repository';
import { readStatus } from '../status';
import { changedFiles } from './files';
import type { PulledFile, PullRecord, PullRecords } from './record';
import { type SettledPull, settlePull } from './settle';
import { inTurnsOf } from './turns';

export interface FastForward {
  readonly branch: string;
  /** The branch's commit now. */
  readonly from: string;
  /** A commit that contains it; any other one with `reset`. */
  readonly to: string;
  readonly how?: PullRecord['how'];
  /** Commits that others take the place of. */
  readonly replaced?: Replaced;
  readonly pulls: PullRecords;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: LockPatience | undefined;
}

/** How long to wait for locks, and when to stop. */
type Patience = Pick<FastForward, 'signal' | 'patience'>;

/**
 * Moves the branch, the index and the files from one commit to a later one, or with `reset` to any other, so that a kill at
 * any moment can be repaired (`settlePull`). What else is changed or staged stays as it is. Call it within `exclusively`.
 *
 * Fails with `local-changes-in-the-way` when a file that would change has work in it that no commit holds (also an ignored
 * file), `branch-moved` when the branch is not at `from` any more, `repository-busy`, `cancelled`, `pull-failed`: then
 * everything is as it was. Fails with `pull-unfinished` when it could
 * neither go on nor back; the record stays.
 */
export async function fastForward(repository: ReadyRepository, move: FastForward): Promise<void> {
  const files = await changedFiles(repository, move.from, move.to);
  await inTurnsOf(repository, files, () => moveFiles(repository, move, files));
}

async function moveFiles(
  repository: ReadyRepository,
  move: FastForward,
  files: PullRecord['files'],
): Promise<void> {
  const { branch, from, to, pulls, replaced, how = 'forward' } = move;
  await requireClean(repository, files);
  const paths = files.map(({ path }) => path);
  await requireLfs(repository, await readAttributes(repository, paths));
  const id = newRecordId();
  const record: PullRecord = {
    topLevel: repository.topLevel,
    branch,
    from,
    to,
    how,
    files,
    ...(replaced && { replaced }),
    begunAt: Date.now(),
  };
  await pulls.put(id, record);
  const { head, refused } = await forwardOrBack(repository, record, move);
  await pulls.close(id, record, head === to);
  if (head !== to) throw refused ?? new Failure('pull-failed', { reason: 'the branch did not move' });
}

/**
 * Moves on from where all files are at `from`; when that fails, they are brought back there. What is there decides,
 * not the exit code. Its record must be there.
 */
async function forwardOrBack(
  repository: ReadyRepository,
  record: PullRecord,
  patience: Patience,
): Promise<SettledPull & { readonly refused: Failure | null }> {
  let refused: Failure | null = null;
  try {
    await mergeForward(repository, record, patience);
    const head = await headNow(repository);
    if (head === record.to) return { head, kept: [], refused };
  } catch (error) {
    refused = pullFailure(error);
    // Git looks at every file before it touches the first one.
    if (refused.code === 'local-changes-in-the-way') return { head: record.from, kept: [], refused };
  }
  return {
    ...(await settlePull(repository, record, { patience: patience.patience, endedItself: true })),
    refused,
  };
}

/** Tries a pull that was cut off once more, after `settlePull` brought all its files back to `from`. */
export async function forwardAgain(repository: ReadyRepository, record: PullRecord): Promise<SettledPull> {
  const { head, kept } = await forwardOrBack(repository, record, {});
  return { head, kept };
}

/**
 * The one command that moves the files; exported for the tests that kill it. Git would write over ignored files without a
 * word, and stash where the author's configuration says so.
 */
export function forwardArguments({ branch, to, how }: Pick<PullRecord, 'branch' | 'to' | 'how'>): string[] {
  switch (how) {
    case 'forward':
      return [
        ...['merge', '--ff-only', '--no-overwrite-ignore', '--no-autostash', '--no-squash', '--no-stat'],
        to,
      ];
    case 'reset':
      // Unlike every kind of `reset` it leaves what is staged as it is.
      return ['checkout', '--quiet', '--no-overwrite-ignore', '--no-track', '-B', branch, to, '--'];
  }
}

function mergeForward(
  repository: ReadyRepository,
  record: PullRecord,
  { patience = LOCK_PATIENCE, signal }: Patience,
): Promise<GitResult> {
  const call = async () => {
    // Git itself would not ask; what holds the lock may be a commit on the terminal.
    if (record.how === 'reset' && (await headNow(repository)) !== record.from)
      throw new Failure('branch-moved');
    return git(repository.topLevel, {
      operation: 'bring the files up to date',
      args: forwardArguments(record),
      lane: 'write',
      runsHooks: true,
      signal,
    });
  };
  return withLockRetry(call, patience, signal);
}

async function headNow({ topLevel }: ReadyRepository): Promise<string> {
  const { stdout } = await git(topLevel, { operation: 'read HEAD', args: ['rev-parse', 'HEAD'] });
  return stdout.trim();
}

/** Refuses where a path that changes, or a folder or file in its way, differs from the last commit. */
async function requireClean(repository: ReadyRepository, files: readonly PulledFile[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  const touched = new Set(paths);
  const folders = new Set(paths.flatMap(foldersOf));
  const { entries } = await readStatus(repository, paths);
  const inTheWay = entries
    .map(({ path }) => path)
    .filter(
      (path) => touched.has(path) || folders.has(path) || foldersOf(path).some((at) => touched.has(at)),
    );
  // A file that Git ignores is in no status.
  for (const { path, old } of files) {
    if (old === null && !inTheWay.includes(path) && (await isFile(join(repository.topLevel, path))))
      inTheWay.push(path);
  }
  if (inTheWay.length > 0) throw inTheWayFailure(inTheWay);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return !(await lstat(path)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return false;
    throw error;
  }
}

/** `a/b/c.md` → `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

function pullFailure(error: unknown): Failure {
  if (!(error instanceof GitFailed)) return failureOf(error);
  const named = [...error.output.matchAll(/^\t(.+)$/gm)].map(([, path]) => path ?? '');
  if (
    /would be overwritten by (?:merge|checkout)|would lose untracked files/.test(error.output) &&
    named.length > 0
  )
    return inTheWayFailure(named, error);
  const failure = failureOf(error);
  return failure.code === 'commit-failed'
    ? new Failure('pull-failed', failure.detail, { cause: error })
    : failure;
}

function inTheWayFailure(paths: readonly string[], cause?: unknown): Failure {
  return new Failure('local-changes-in-the-way', { paths: paths.join('\n') }, { cause });
}
