import type { PushTarget } from '#core/publish/config-facts';
import { type Relation, relationOf } from '#core/publish/pull/relation';
import { git } from '../git';
import type { ReadyRepository } from '../repository';
import { isAncestor, type OnBranch } from './integrate';

/** Where Longhand understood the remote's branch to be last: moved only when what was fetched leads on from it. */
export const seenRef = ({ remote, branch }: PushTarget) => `refs/longhand/seen/${remote.name}/${branch}`;

interface Ref {
  readonly name: string;
  /** Null when it is not there. */
  readonly oid: string | null;
}

/** Compares the branch (at `mine`) with the remote's commit, which has been fetched. */
export async function readRelation(
  repository: OnBranch,
  target: PushTarget,
  mine: string,
  theirs: string,
): Promise<Relation> {
  if (mine === theirs) return 'equal';
  const [seen, { onlyMine, onlyTheirs }] = await Promise.all([
    readSeen(repository, target),
    countApart(repository, mine, theirs),
  ]);
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
  const [own, tracking] = await readSeen(repository, target);
  // Git's own picture is the newer one where another program has fetched.
  return tracking?.oid ?? own?.oid ?? null;
}

/** From now on the remote's branch is known to be at `oid`, also to Git's own tracking branch. */
export async function rememberSeen(repository: OnBranch, target: PushTarget, oid: string): Promise<void> {
  const stale = (await readSeen(repository, target)).filter((ref) => ref.oid !== oid);
  if (stale.length === 0) return;
  // A transaction with its words: simple-git waits 50 ms more for a command that prints nothing.
  const updates = stale.map(({ name }) => `update ${name} ${oid}\n`).join('');
  await git(repository.topLevel, {
    operation: 'remember where the remote is',
    args: ['update-ref', '-m', 'longhand: fetched', '--stdin'],
    stdin: `start\n${updates}prepare\ncommit\n`,
    lane: 'write',
  });
}

/**
 * Longhand's own picture of the branch on the remote, and Git's where there is one: not for a branch that is pushed to elsewhere than it is fetched
 * from.
 */
async function readSeen(repository: OnBranch, target: PushTarget): Promise<Ref[]> {
  const own = seenRef(target);
  const { remote, hasUpstream } = target;
  const { stdout } = await git(repository.topLevel, {
    operation: 'read where the remote was',
    args: [
      ...['for-each-ref', '--format=%(refname) %(objectname) %(upstream:remotename) %(upstream)'],
      ...[`refs/heads/${repository.branch}`, own, `refs/remotes/${remote.name}`],
    ],
  });
  const refs = new Map(
    stdout.split('\n').map((line) => {
      const [name = '', oid = '', upstreamRemote = '', upstream = ''] = line.split(' ');
      return [name, { oid, upstreamRemote, upstream }] as const;
    }),
  );
  const oidOf = (name: string) => refs.get(name)?.oid ?? null;
  const branch = refs.get(`refs/heads/${repository.branch}`);
  const tracks = hasUpstream && remote.ownPushUrl === null && branch?.upstreamRemote === remote.name;
  const tracking = tracks && branch.upstream.startsWith('refs/remotes/') ? [branch.upstream] : [];
  return [own, ...tracking].map((name) => ({ name, oid: oidOf(name) }));
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
