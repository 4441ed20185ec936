import { Failure } from '#core/ipc/errors';
import { isBranchName } from '#core/publish/remotes/branch-name';
import {
  type BranchOffer,
  type BranchWay,
  isTaken,
  type KnownBranch,
  offerBranch,
} from '#core/publish/remotes/branch-offer';
import { failureOf, git } from '../git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import { exclusively, type ReadyRepository, requireRepository } from '../repository';

/**
 * What the repository of the blog in `root` (absolute), which is on no branch, can go on with. Reads only. Fails as
 * `requireRepository` does, and with `operation-in-progress`: what is unfinished holds HEAD where it is.
 */
export async function readBranchOffer(root: string): Promise<BranchOffer> {
  const repository = await requireRepository(root);
  refuseOperation(repository);
  return offerBranch((await readBranches(repository)).known);
}

export interface BranchHere {
  /** Short. */
  readonly name: string;
  readonly way: BranchWay;
  readonly patience?: LockPatience;
}

/**
 * Goes on a branch from no branch, at the commit that is open: no file and nothing that is staged changes. A branch that is brought
 * forward is there before it is gone on, so a kill in between loses nothing. Does nothing where
 * somebody has gone on one meanwhile. Fails as `readBranchOffer` does, and with `bad-branch-name`, `branch-taken`,
 * `branch-not-here`, `repository-busy`, `switch-failed`, `trust-needed`.
 */
export async function goOnBranch(root: string, { name, way, patience }: BranchHere): Promise<void> {
  const found = await requireRepository(root);
  await exclusively(found, async () => {
    const repository = await requireRepository(root);
    refuseOperation(repository);
    if (repository.branch !== null) return;
    const branches = await readBranches(repository);
    requireOffered(branches, name, way);
    if (way === 'forward') await bringForward(repository, branches, name, patience);
    await switchTo(
      repository,
      way === 'new' ? ['--no-track', '--create', name] : ['--no-guess', name],
      patience,
    );
  });
}

function requireOffered({ known }: Branches, name: string, way: BranchWay): void {
  switch (way) {
    case 'new':
      if (!isBranchName(name)) throw new Failure('bad-branch-name', { name });
      if (isTaken(name, known)) throw new Failure('branch-taken', { name });
      return;
    case 'there':
      if (!offerBranch(known).here.includes(name)) throw new Failure('branch-not-here', { name });
      return;
    case 'forward':
      if (offerBranch(known).forward?.name !== name) throw new Failure('branch-not-here', { name });
  }
}

function refuseOperation({ operation }: ReadyRepository): void {
  if (operation !== null) throw new Failure('operation-in-progress', { operation });
}

/** Only if it is still where it was looked at. */
async function bringForward(
  { topLevel }: ReadyRepository,
  { head, oids }: Branches,
  name: string,
  patience: LockPatience = LOCK_PATIENCE,
): Promise<void> {
  const ref = `refs/heads/${name}`;
  const call = () =>
    git(topLevel, {
      operation: 'bring the branch forward',
      args: ['update-ref', '-m', 'longhand: brought forward', ref, head, oids.get(ref) ?? ''],
      lane: 'write',
      runsHooks: true,
    });
  try {
    await withLockRetry(call, patience);
  } catch (error) {
    throw switchFailure(error);
  }
}

async function switchTo(
  { topLevel }: ReadyRepository,
  to: readonly string[],
  patience: LockPatience = LOCK_PATIENCE,
): Promise<void> {
  const call = () =>
    git(topLevel, {
      operation: 'go on the branch',
      args: ['switch', '--quiet', '--no-overwrite-ignore', ...to],
      lane: 'write',
      runsHooks: true,
    });
  try {
    await withLockRetry(call, patience);
  } catch (error) {
    // A hook that fails comes after.
    if ((await branchNow(topLevel)) === to.at(-1)) return;
    throw switchFailure(error);
  }
}

function switchFailure(error: unknown): Failure {
  const failure = failureOf(error);
  return failure.code === 'commit-failed'
    ? new Failure('switch-failed', failure.detail, { cause: error })
    : failure;
}

async function branchNow(topLevel: string): Promise<string | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'read the branch',
    args: ['symbolic-ref', '--short', 'HEAD'],
    expect: [128],
  });
  return exitCode === 0 ? stdout.trim() : null;
}

interface Branches {
  readonly known: readonly KnownBranch[];
  /** The commit that is open. */
  readonly head: string;
  /** Where each is, by its full name. */
  readonly oids: ReadonlyMap<string, string>;
}

async function readBranches(repository: ReadyRepository): Promise<Branches> {
  const { topLevel } = repository;
  const [{ stdout: opened }, { stdout }] = await Promise.all([
    git(topLevel, { operation: 'read HEAD', args: ['rev-parse', '--verify', 'HEAD^{commit}'] }),
    git(topLevel, {
      operation: 'read the branches',
      args: [
        ...['for-each-ref', '--format=%(refname)%00%(objectname)%00%(worktreepath)%00%(symref)'],
        ...['refs/heads', 'refs/remotes'],
      ],
    }),
  ]);
  const head = opened.trim();
  const refs = stdout.split('\n').flatMap((line) => {
    const [ref = '', oid = '', worktree = '', symref = ''] = line.split('\0');
    const isElsewhere = worktree !== '' && worktree !== topLevel;
    return ref === '' ? [] : [{ ref, oid, isElsewhere, symref }];
  });
  const free = refs.filter(({ ref, isElsewhere }) => ref.startsWith('refs/heads/') && !isElsewhere);
  const below = free.some(({ oid }) => oid === head) ? null : await nearestBelow(repository, free);
  const live = new Set(refs.map(({ symref }) => symref));
  const known = refs.flatMap(({ ref, oid, isElsewhere, symref }) => {
    const isRemote = ref.startsWith('refs/remotes/');
    // Of a remote it is another name for its live branch.
    if (isRemote && symref !== '') return [];
    const name = ref.replace(isRemote ? /^refs\/remotes\/[^/]+\// : /^refs\/heads\//, '');
    const ahead = oid === below?.oid ? below.ahead : null;
    return [{ name, isRemote, isHere: oid === head, ahead, isElsewhere, isLive: live.has(ref) }];
  });
  return { known, head, oids: new Map(refs.map(({ ref, oid }) => [ref, oid])) };
}

/** Among so many branches, the newest, the nearest one is looked for. */
const MOST_BELOW = 100;

/** Where the nearest of these branches is from which the open commit leads on, and how many commits lead there; null without one. */
async function nearestBelow(
  { topLevel }: ReadyRepository,
  branches: readonly { readonly ref: string }[],
): Promise<{ readonly oid: string; readonly ahead: number } | null> {
  if (branches.length === 0) return null;
  const { stdout } = await git(topLevel, {
    operation: 'look for the branch that was left',
    args: [
      ...['for-each-ref', '--merged=HEAD', '--sort=-committerdate'],
      ...['--format=%(refname) %(objectname)', 'refs/heads'],
    ],
  });
  const among = new Set(branches.map(({ ref }) => ref));
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const oids = new Set(lines.flatMap(([ref = '', oid]) => (oid && among.has(ref) ? [oid] : [])));
  const [oid] = await lastOf(topLevel, [...oids].slice(0, MOST_BELOW));
  if (oid === undefined) return null;
  const counted = await git(topLevel, {
    operation: 'count what it does not have',
    args: ['rev-list', '--count', `${oid}..HEAD`, '--'],
  });
  return { oid, ahead: Number(counted.stdout) };
}

/** Those of the commits that none of the others contains, in the same order. */
async function lastOf(topLevel: string, oids: readonly string[]): Promise<readonly string[]> {
  if (oids.length < 2) return oids;
  const { stdout } = await git(topLevel, {
    operation: 'compare the branches',
    args: ['merge-base', '--independent', ...oids],
  });
  const last = new Set(stdout.split('\n'));
  return oids.filter((oid) => last.has(oid));
}
