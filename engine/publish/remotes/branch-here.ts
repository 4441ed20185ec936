import { Failure } from '#core/ipc/errors';
import { isBranchName } from '#core/publish/remotes/branch-name';
import { type BranchOffer, isTaken, type KnownBranch, offerBranch } from '#core/publish/remotes/branch-offer';
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
  return offerBranch(await knownBranches(repository));
}

export interface BranchHere {
  /** Short. */
  readonly name: string;
  /** It is made here; otherwise it is there and at the commit that is open. */
  readonly isNew: boolean;
  readonly patience?: LockPatience;
}

/**
 * Goes on a branch from no branch, at the commit that is open: no file and nothing that is staged changes. Does nothing where
 * somebody has gone on one meanwhile. Fails as `readBranchOffer` does, and with `bad-branch-name`, `branch-taken`,
 * `branch-not-here`, `repository-busy`, `switch-failed`, `trust-needed`.
 */
export async function goOnBranch(root: string, { name, isNew, patience }: BranchHere): Promise<void> {
  const found = await requireRepository(root);
  await exclusively(found, async () => {
    const repository = await requireRepository(root);
    refuseOperation(repository);
    if (repository.branch !== null) return;
    const branches = await knownBranches(repository);
    if (isNew && !isBranchName(name)) throw new Failure('bad-branch-name', { name });
    if (isNew && isTaken(name, branches)) throw new Failure('branch-taken', { name });
    if (!isNew && !offerBranch(branches).here.includes(name)) throw new Failure('branch-not-here', { name });
    await switchTo(repository, isNew ? ['--no-track', '--create', name] : ['--no-guess', name], patience);
  });
}

function refuseOperation({ operation }: ReadyRepository): void {
  if (operation !== null) throw new Failure('operation-in-progress', { operation });
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
    const failure = failureOf(error);
    // A hook that fails comes after.
    if ((await branchNow(topLevel)) === to.at(-1)) return;
    throw failure.code === 'commit-failed'
      ? new Failure('switch-failed', failure.detail, { cause: error })
      : failure;
  }
}

async function branchNow(topLevel: string): Promise<string | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'read the branch',
    args: ['symbolic-ref', '--short', 'HEAD'],
    expect: [128],
  });
  return exitCode === 0 ? stdout.trim() : null;
}

async function knownBranches({ topLevel }: ReadyRepository): Promise<KnownBranch[]> {
  const [{ stdout: head }, { stdout }] = await Promise.all([
    git(topLevel, { operation: 'read HEAD', args: ['rev-parse', '--verify', 'HEAD^{commit}'] }),
    git(topLevel, {
      operation: 'read the branches',
      args: [
        ...['for-each-ref', '--format=%(refname)%00%(objectname)%00%(worktreepath)%00%(symref)'],
        ...['refs/heads', 'refs/remotes'],
      ],
    }),
  ]);
  const refs = stdout.split('\n').flatMap((line) => {
    const [ref = '', oid, worktree = '', symref = ''] = line.split('\0');
    return ref === '' ? [] : [{ ref, isHere: oid === head.trim(), worktree, symref }];
  });
  const live = new Set(refs.map(({ symref }) => symref));
  return refs.flatMap(({ ref, isHere, worktree, symref }) => {
    const isRemote = ref.startsWith('refs/remotes/');
    // Of a remote it is another name for its live branch.
    if (isRemote && symref !== '') return [];
    const name = ref.replace(isRemote ? /^refs\/remotes\/[^/]+\// : /^refs\/heads\//, '');
    return [
      {
        name,
        isRemote,
        isHere,
        isElsewhere: worktree !== '' && worktree !== topLevel,
        isLive: live.has(ref),
      },
    ];
  });
}
