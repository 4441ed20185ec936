import { Failure } from '#core/ipc/errors';
import type { PushTarget } from '#core/publish/config-facts';
import { type Relation, relationOf } from '#core/publish/pull/relation';
import { git } from '../git';
import type { ReadyRepository } from '../repository';
import { fetchedRef } from './fetch';
import { isAncestor, type OnBranch } from './integrate';

/** Where Longhand understood the remote's branch to be last: moved only when what was fetched leads on from it. */
export const seenRef = ({ remote, branch }: PushTarget) => `refs/longhand/seen/${remote.name}/${branch}`;

interface Ref {
  readonly name: string;
  /** Null when it is not there. */
  readonly oid: string | null;
}

/** Where both sides are, and where the remote was seen before. */
export interface Tips {
  /** The branch's commit here. */
  readonly mine: string;
  /** The remote's, as it was fetched. */
  readonly theirs: string;
  readonly seen: readonly Ref[];
}

/**
 * Reads them all at once. Fails with `branch-empty` on a branch without a commit, with `nothing-to-change` when the
 * remote's branch was never fetched.
 */
export async function readTips(repository: OnBranch, target: PushTarget): Promise<Tips> {
  const { mine, theirs, seen } = await readRefs(repository, target);
  if (mine === null) throw new Failure('branch-empty');
  if (theirs === null) throw new Failure('nothing-to-change');
  return { mine, theirs, seen };
}

/** Names how the two stand to each other. */
export async function readRelation(repository: OnBranch, { mine, theirs, seen }: Tips): Promise<Relation> {
  if (mine === theirs) return 'equal';
  const { onlyMine, onlyTheirs } = await countApart(repository, mine, theirs);
  const before = new Set(seen.flatMap(({ oid }) => (oid === null || oid === theirs ? [] : [oid])));
  const seenBefore = await Promise.all(
    [...before].map(async (oid) => ({
      inMine: await isAncestor(repository, oid, mine),
      inTheirs: await isAncestor(repository, oid, theirs),
    })),
  );
  const mineHasTheirs = onlyTheirs === 0;
  const theirsHasMine = onlyMine === 0;
  const related = mineHasTheirs || theirsHasMine || (await haveCommon(repository, mine, theirs));
  return relationOf({ mine, theirs, mineHasTheirs, theirsHasMine, related, seenBefore });
}

/** Where the remote's branch is, as far as this computer knows; null when it never saw it. */
export async function remoteTip(repository: OnBranch, target: PushTarget): Promise<string | null> {
  const [own, tracking] = (await readRefs(repository, target)).seen;
  // Git's own picture is the newer one where another program has fetched.
  return tracking?.oid ?? own?.oid ?? null;
}

/** From now on the remote's branch is known to be at `theirs`, also to Git's own tracking branch. */
export async function rememberSeen(repository: OnBranch, { seen, theirs }: Tips): Promise<void> {
  const stale = seen.filter((ref) => ref.oid !== theirs).map(({ name }) => name);
  if (stale.length > 0) await moveRefs(repository, stale, theirs);
}

/** The remote's branch is at `oid` since we pushed it there; Git's own picture moved with the push. */
export async function rememberPushed(repository: OnBranch, target: PushTarget, oid: string): Promise<void> {
  await moveRefs(repository, [seenRef(target)], oid);
}

async function moveRefs({ topLevel }: OnBranch, names: readonly string[], oid: string): Promise<void> {
  // A transaction with its words: simple-git waits 50 ms more for a command that prints nothing.
  const updates = names.map((name) => `update ${name} ${oid}\n`).join('');
  await git(topLevel, {
    operation: 'remember where the remote is',
    args: ['update-ref', '-m', 'longhand: fetched', '--stdin'],
    stdin: `start\n${updates}prepare\ncommit\n`,
    lane: 'write',
  });
}

/**
 * The branch, Longhand's own picture of it on the remote, and Git's where there is one: not for a branch that is pushed to
 * elsewhere than it is fetched from.
 */
async function readRefs(
  repository: OnBranch,
  target: PushTarget,
): Promise<{ mine: string | null; theirs: string | null; seen: Ref[] }> {
  const own = seenRef(target);
  const mine = `refs/heads/${repository.branch}`;
  const { remote, hasUpstream } = target;
  const { stdout } = await git(repository.topLevel, {
    operation: 'read where the branch and the remote are',
    args: [
      ...['for-each-ref', '--format=%(refname) %(objectname) %(upstream:remotename) %(upstream)'],
      ...[mine, own, fetchedRef(target), `refs/remotes/${remote.name}`],
    ],
  });
  const refs = new Map(
    stdout.split('\n').map((line) => {
      const [name = '', oid = '', upstreamRemote = '', upstream = ''] = line.split(' ');
      return [name, { oid, upstreamRemote, upstream }] as const;
    }),
  );
  const oidOf = (name: string) => refs.get(name)?.oid ?? null;
  const branch = refs.get(mine);
  const tracks = hasUpstream && remote.ownPushUrl === null && branch?.upstreamRemote === remote.name;
  const tracking = tracks && branch.upstream.startsWith('refs/remotes/') ? [branch.upstream] : [];
  return {
    mine: oidOf(mine),
    theirs: oidOf(fetchedRef(target)),
    seen: [own, ...tracking].map((name) => ({ name, oid: oidOf(name) })),
  };
}

async function countApart({ topLevel }: ReadyRepository, mine: string, theirs: string) {
  const { stdout } = await git(topLevel, {
    operation: 'compare with the remote',
    args: ['rev-list', '--left-right', '--count', `${mine}...${theirs}`, '--'],
  });
  const [onlyMine = 0, onlyTheirs = 0] = stdout.trim().split('\t').map(Number);
  return { onlyMine, onlyTheirs };
}

async function haveCommon({ topLevel }: ReadyRepository, one: string, other: string): Promise<boolean> {
  const { exitCode } = await git(topLevel, {
    operation: 'look for a common commit',
    args: ['merge-base', one, other],
    expect: [1],
  });
  return exitCode === 0;
}

/** Whether the repository has only the end of its history. */
export async function isShallow({ topLevel }: ReadyRepository): Promise<boolean> {
  const { stdout } = await git(topLevel, {
    operation: 'read how much history is here',
    args: ['rev-parse', '--is-shallow-repository'],
  });
  return stdout.trim() === 'true';
}
