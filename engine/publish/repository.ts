import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { type ConfigFacts, type PushTarget, parseConfigFacts, pushTarget } from '#core/publish/config-facts';
import { gitTrouble } from '#core/publish/git-trouble';
import type { Repository } from '#core/publish/model';
import { type HistoryWish, historyWish } from '#core/publish/pull/history-wish';
import { KeyedMutex } from '../posts/mutex';
import { failureOf, GitFailed, git } from './git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from './lock-retry';
import { withTurn } from './locks/turn';
import { inNowhere } from './nowhere';
import { belongTogether } from './trust/layout';

/** What somebody began in a repository and has not finished. */
export type Operation = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';

/** A repository with files, seen from a folder in it. */
export interface ReadyRepository {
  readonly kind: 'ready';
  /** Absolute; Git runs here. */
  readonly topLevel: string;
  /** Absolute; shared by all linked working trees, so it names the repository in locks. */
  readonly commonDir: string;
  /** The hash by which Git names what it keeps here: `sha1`, mostly. */
  readonly objectFormat: string;
  /** From the top level to the folder: `''` or `/`-separated with a `/` at the end. */
  readonly prefix: string;
  /** Short name; null on a detached HEAD. */
  readonly branch: string | null;
  readonly target: PushTarget | null;
  /** How the author wants what is new on both sides to be joined. */
  readonly wish: HistoryWish;
  readonly identity: ConfigFacts['identity'];
  readonly operation: Operation | null;
}

export type RepositoryFacts =
  | { readonly kind: 'no-git' }
  | { readonly kind: 'none' }
  | { readonly kind: 'bare' }
  /** Git does not run in it, because it belongs to another user of this computer. */
  | { readonly kind: 'foreign' }
  /** Its records, in a folder outside of it, do not know it. Row R60 of docs/features.md. */
  | { readonly kind: 'outside'; readonly records: string }
  | ReadyRepository;

/** The files and folders Git keeps while something is unfinished. The same names in every linked working tree. */
const STATE_FILES = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['MERGE_HEAD', 'merge'],
  ['BISECT_LOG', 'bisect'],
] as const satisfies readonly (readonly [string, Operation])[];

/**
 * Finds the repository that the folder (absolute) is in, and where it stands. Reads only.
 */
export async function readRepository(folder: string): Promise<RepositoryFacts> {
  try {
    const [layout, config] = await Promise.all([readLayout(folder), readConfig(folder)]);
    const [belong, branch, operation] = await Promise.all([
      belongTogether(layout, config.worktree),
      readBranch(folder, layout.headPath),
      readOperation(layout.statePaths),
    ]);
    if (!belong) return { kind: 'outside', records: layout.gitDir };
    const { topLevel, commonDir, objectFormat, prefix } = layout;
    const target = branch === null ? null : pushTarget(config, branch);
    return {
      kind: 'ready',
      topLevel,
      commonDir,
      objectFormat,
      prefix,
      branch,
      target,
      wish: branch === null ? 'merge' : historyWish(config, branch),
      identity: config.identity,
      operation,
    };
  } catch (error) {
    if (error instanceof Failure && error.code === 'git-missing') return { kind: 'no-git' };
    // The guard has seen it first.
    if (error instanceof Failure && error.code === 'repository-outside')
      return { kind: 'outside', records: error.detail.path ?? '' };
    if (!(error instanceof GitFailed)) throw error;
    const trouble = gitTrouble(error.output);
    if (trouble.kind === 'bare') return { kind: 'bare' };
    if (trouble.kind === 'foreign-owner') return { kind: 'foreign' };
    if (trouble.kind === 'not-a-repository') return { kind: 'none' };
    throw failureOf(error);
  }
}

async function readLayout(folder: string) {
  const { stdout } = await git(folder, {
    operation: 'find the repository',
    args: [
      ...['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-dir', '--git-common-dir'],
      '--show-object-format',
      ...['HEAD', ...STATE_FILES.map(([name]) => name)].flatMap((name) => ['--git-path', name]),
      '--show-prefix',
    ],
  });
  const [topLevel, gitDir, commonDir, objectFormat, headPath, ...rest] = stdout.split('\n');
  const statePaths = rest.slice(0, STATE_FILES.length);
  const prefix = rest[STATE_FILES.length];
  const whole = rest.length === STATE_FILES.length + 2;
  if (!topLevel || !gitDir || !commonDir || !objectFormat || !headPath || prefix === undefined || !whole) {
    throw new Failure('unexpected', { reason: 'a line end in the name of a folder' });
  }
  return { topLevel, gitDir, commonDir, objectFormat, headPath, statePaths, prefix };
}

async function readConfig(folder: string): Promise<ConfigFacts> {
  const { stdout } = await git(folder, {
    operation: 'read the configuration',
    args: ['config', '--list', '-z'],
  });
  return parseConfigFacts(stdout);
}

/** From Git's own file where it says so plainly: the status is read so often that a process less is felt. */
async function readBranch(folder: string, headPath: string): Promise<string | null> {
  const plain = /^ref: refs\/heads\/(.+)\n$/.exec(await readFile(headPath, 'utf8'))?.[1];
  // Repositories with another store of refs have a placeholder there.
  if (plain !== undefined && plain !== '.invalid') return plain;
  const { stdout, exitCode } = await git(folder, {
    operation: 'read the branch',
    args: ['symbolic-ref', 'HEAD'],
    // A detached HEAD is not a symbolic ref.
    expect: [128],
  });
  return exitCode === 0 ? stdout.trimEnd().replace(/^refs\/heads\//, '') : null;
}

async function readOperation(statePaths: readonly string[]): Promise<Operation | null> {
  const there = await Promise.all(statePaths.map(exists));
  return STATE_FILES.find((_, index) => there[index])?.[1] ?? null;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** The facts as the rest of the app knows them. */
export function describeRepository(facts: RepositoryFacts): Repository {
  switch (facts.kind) {
    case 'no-git':
      return { kind: 'no-git' };
    case 'none':
      return { kind: 'none' };
    case 'bare':
    case 'foreign':
    case 'outside':
      return { kind: 'refused', why: facts.kind };
    case 'ready': {
      const remote = facts.target && { name: facts.target.remote.name, url: facts.target.remote.url };
      return { kind: 'ready', branch: facts.branch, remote, identity: facts.identity };
    }
  }
}

/** Where the folder stands with Git. */
export async function findRepository(folder: string): Promise<Repository> {
  return describeRepository(await readRepository(folder));
}

/** The repository of a folder. Fails with `git-missing`, `not-a-repository`, `repository-foreign`. */
export async function requireRepository(folder: string): Promise<ReadyRepository> {
  const facts = await readRepository(folder);
  switch (facts.kind) {
    case 'no-git':
      throw new Failure('git-missing');
    case 'none':
    case 'bare':
      throw new Failure('not-a-repository');
    case 'foreign':
      throw new Failure('repository-foreign');
    case 'outside':
      throw new Failure('repository-outside', { path: facts.records });
    case 'ready':
      return facts;
  }
}

/**
 * A repository that a change can be published from. Fails as `requireRepository` does, and with `detached-head`,
 * `operation-in-progress`.
 */
export async function publishableRepository(
  folder: string,
): Promise<ReadyRepository & { readonly branch: string }> {
  const repository = await requireRepository(folder);
  const { branch, operation } = repository;
  if (operation !== null) throw new Failure('operation-in-progress', { operation });
  if (branch === null) throw new Failure('detached-head');
  return { ...repository, branch };
}

/**
 * Starts a repository in the folder (absolute), on the branch `main`. Returns whether there was none; an existing one
 * stays as it is. Fails with `git-missing`, `repository-foreign`, `repository-outside`.
 */
export async function startRepository(folder: string): Promise<boolean> {
  if (await exists(join(folder, '.git'))) {
    const { kind } = await readRepository(folder);
    if (kind === 'foreign' || kind === 'outside') await requireRepository(folder);
    return false;
  }
  const args = ['init', '--initial-branch=main', '--', folder];
  try {
    await inNowhere((nowhere) => git(nowhere, { operation: 'start a repository', args, lane: 'write' }));
    return true;
  } catch (error) {
    throw failureOf(error);
  }
}

/** Writes the author's name and address into this repository's own configuration. Waits for a lock; `repository-busy` where it stays. */
export async function setIdentity(
  folder: string,
  name: string,
  email: string,
  patience: LockPatience = LOCK_PATIENCE,
): Promise<void> {
  await exclusively(await requireRepository(folder), async () => {
    for (const [key, value] of [
      ['user.name', name],
      ['user.email', email],
    ] as const) {
      const args = ['config', '--local', '--replace-all', key, value];
      try {
        await withLockRetry(() => git(folder, { operation: `set ${key}`, args, lane: 'write' }), patience);
      } catch (error) {
        throw failureOf(error);
      }
    }
  });
}

const repositories = new KeyedMutex();

/**
 * Runs a change of several steps while no other such change of ours runs in the repository, also of another process
 * (see `withTurn` for how that fails). Not reentrant.
 */
export function exclusively<T>({ commonDir }: ReadyRepository, change: () => Promise<T>): Promise<T> {
  return repositories.run(commonDir, () => withTurn(commonDir, change));
}
