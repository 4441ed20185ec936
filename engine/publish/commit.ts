import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { gitWords } from '#core/publish/git-trouble';
import { failureOf, GitFailed, git, literalPathspecs } from './git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from './lock-retry';
import { exclusively, type ReadyRepository } from './repository';
import { readStatus } from './status';

export interface CommitRequest {
  /** Relative to the repository's top level. Nothing else goes into the commit. */
  readonly paths: readonly string[];
  /** As the author wrote it; lines that start with `#` are kept. */
  readonly message: string;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: LockPatience;
}

/** A commit that was made and looked at again. */
export interface Commit {
  readonly oid: string;
  /** The paths it changed. */
  readonly paths: readonly string[];
  /** Paths that were not asked for: a hook put them in. */
  readonly extraPaths: readonly string[];
}

/**
 * Records exactly `paths` on the current branch, on top of the current HEAD; the author's hooks and signing run.
 * What else they have staged or changed stays byte for byte as it was, in the index and on the disk
 * (rows R29 and R30 of docs/features.md). Fails with `nothing-to-publish`, `path-ignored`, `hook-refused`,
 * `repository-busy`, `identity-missing`, `signing-failed`, `commit-failed`, `cancelled`; the index is then as before.
 */
export function commitPaths(repository: ReadyRepository, request: CommitRequest): Promise<Commit> {
  return exclusively(repository, () => commit(repository, request));
}

async function commit(repository: ReadyRepository, request: CommitRequest): Promise<Commit> {
  const before = await readStatus(repository, request.paths);
  const wanted = new Set(request.paths);
  const changed = before.entries.filter(({ path }) => wanted.has(path));
  if (changed.length === 0) throw new Failure('nothing-to-publish');
  const unmerged = changed.find((entry) => entry.unmerged);
  if (unmerged) throw new Failure('operation-in-progress', { operation: 'merge' });
  const fresh = changed.filter(({ untracked }) => untracked).map(({ path }) => path);
  const paths = changed.map(({ path }) => path);
  try {
    if (fresh.length > 0) await announce(repository, fresh, request);
    await record(repository, paths, request);
  } catch (error) {
    // Git may have made the commit before it failed or was stopped (a full disk at the index, a signal in
    // post-commit): the refs tell, not the exit code.
    const made = await lookAtHead(repository, before.branch.head, paths);
    const failure = commitFailure(error, paths);
    const stale = made ? paths : fresh;
    if (stale.length > 0) await forget(repository, stale, request.patience, failure);
    if (made) return made;
    throw failure;
  }
  const made = await lookAtHead(repository, before.branch.head, paths);
  if (!made) {
    throw new Failure('commit-failed', {
      reason: 'another program recorded a change at the same moment, so this one could not be checked',
    });
  }
  return made;
}

/** Tells the index that our new files exist, without their content: `--only` knows only what is in the index. */
async function announce(
  repository: ReadyRepository,
  paths: readonly string[],
  { signal, patience = LOCK_PATIENCE }: CommitRequest,
): Promise<void> {
  const call = () =>
    git(repository.topLevel, {
      operation: 'add the new files',
      // `--verbose`: simple-git waits 50 ms more for a command that prints nothing.
      args: ['add', '--intent-to-add', '--verbose', '--pathspec-from-file=-', '--pathspec-file-nul'],
      stdin: withoutMagic(paths),
      lane: 'write',
      signal,
    });
  await withLockRetry(call, patience, signal);
}

async function record(
  repository: ReadyRepository,
  paths: readonly string[],
  { message, signal, patience = LOCK_PATIENCE }: CommitRequest,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'longhand-commit-'));
  try {
    const messageFile = join(folder, 'message');
    await writeFile(messageFile, message, { mode: 0o600 });
    const call = () =>
      git(repository.topLevel, {
        operation: 'commit',
        args: [
          ...['commit', '--only', '--cleanup=whitespace', '--file', messageFile],
          ...['--pathspec-from-file=-', '--pathspec-file-nul'],
        ],
        stdin: literalPathspecs(paths),
        lane: 'write',
        runsHooks: true,
        signal,
      });
    await withLockRetry(call, patience, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Makes the index say about `paths` what HEAD says, and leaves everything else in it alone. It clears up after
 * `failure`, which is what the author has to know: when this fails too, that one is thrown, with both as its causes.
 */
async function forget(
  repository: ReadyRepository,
  paths: readonly string[],
  patience: LockPatience = LOCK_PATIENCE,
  failure: Failure,
): Promise<void> {
  const call = () =>
    git(repository.topLevel, {
      operation: 'take the files out of the index again',
      args: ['reset', '--quiet', '--pathspec-from-file=-', '--pathspec-file-nul'],
      stdin: withoutMagic(paths),
      lane: 'write',
    });
  try {
    await withLockRetry(call, patience);
  } catch (error) {
    throw new Failure(failure.code, failure.detail, { cause: new AggregateError([failure, error]) });
  }
}

/** For calls with GIT_LITERAL_PATHSPECS, where `:(literal)` would be part of the name. */
function withoutMagic(paths: readonly string[]): string {
  return paths.map((path) => `${path}\0`).join('');
}

/** What HEAD is now, if it is a commit directly on top of `parent` (null: the first one) that changed one of `paths`. */
async function lookAtHead(
  repository: ReadyRepository,
  parent: string | null,
  paths: readonly string[],
): Promise<Commit | null> {
  const { stdout, exitCode } = await git(repository.topLevel, {
    operation: 'look at the new commit',
    args: [
      ...['show', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--root'],
      ...['--format=%H %P', 'HEAD', '--'],
    ],
    // A branch without a commit.
    expect: [128],
  });
  if (exitCode !== 0) return null;
  const { oid, parents, paths: changed } = parseShownCommit(stdout);
  if (parents.join(' ') !== (parent ?? '') || oid === parent) return null;
  const ours = new Set(paths);
  if (!changed.some((path) => ours.has(path))) return null;
  return { oid, paths: changed, extraPaths: changed.filter((path) => !ours.has(path)) };
}

/** Reads `git show --raw -z --format='%H %P'`: the header, then `:<modes, ids, letter> NUL <path> NUL` per file. */
function parseShownCommit(output: string): { oid: string; parents: string[]; paths: string[] } {
  const [header = '', ...records] = output.split('\0');
  const [oid = '', ...parents] = header.trim().split(' ').filter(Boolean);
  const paths: string[] = [];
  for (let index = 0; index < records.length; index++) {
    if (!(records[index] ?? '').trimStart().startsWith(':')) continue;
    const path = records[++index];
    if (path) paths.push(path);
  }
  return { oid, parents, paths };
}

function commitFailure(error: unknown, paths: readonly string[]): Failure {
  if (!(error instanceof GitFailed)) return failureOf(error);
  const refused = error.result.hooks.find(({ exitCode }) => exitCode !== null && exitCode !== 0);
  if (refused) {
    const said = error.output.trim();
    const reason = said === '' ? `nothing (exit ${refused.exitCode})` : said.slice(0, 4000);
    return new Failure('hook-refused', { hook: refused.name, reason }, { cause: error });
  }
  const failure = failureOf(error);
  if (failure.code !== 'commit-failed') return failure;
  if (/paths are ignored/.test(error.output)) {
    return new Failure(
      'path-ignored',
      { path: paths.join(', '), rule: gitWords(error.output) },
      { cause: error },
    );
  }
  return failure;
}
