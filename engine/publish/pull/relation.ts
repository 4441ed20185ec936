import { Failure } from '#core/ipc/errors';
import { type PushTarget, trackingRef } from '#core/publish/config-facts';
import { type Relation, relationOf, type SeenBefore } from '#core/publish/pull/relation';
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
  /** Where Git told it along with them. */
  readonly apart: Apart | null;
}

/** How many commits only one of the two has. */
interface Apart {
  readonly onlyMine: number;
  readonly onlyTheirs: number;
}

/**
 * Reads them all at once. Fails with `branch-empty` on a branch without a commit, with `nothing-to-change` when the
 * remote's branch was never fetched.
 */
export async function readTips(repository: OnBranch, target: PushTarget): Promise<Tips> {
  const { mine, theirs, seen, apart } = await readRefs(repository, target);
  if (mine === null) throw new Failure('branch-empty');
  if (theirs === null) throw new Failure('nothing-to-change');
  return { mine, theirs, seen, apart };
}

/** Names how the two stand to each other. */
export async function readRelation(repository: OnBranch, tips: Tips): Promise<Relation> {
  const { mine, theirs, seen } = tips;
  if (mine === theirs) return 'equal';
  const before = new Set(seen.flatMap(({ oid }) => (oid === null || oid === theirs ? [] : [oid])));
  const holds = (tip: string, oid: string) => isAncestor(repository, oid, tip);
  // Side by side, because each is a process of its own.
  const [{ onlyMine, onlyTheirs }, ...seenBefore] = await Promise.all([
    tips.apart ?? countApart(repository, mine, theirs),
    ...[...before].map(
      async (oid): Promise<SeenBefore> =>
        (await holds(theirs, oid)) ? { inTheirs: true } : { inTheirs: false, inMine: await holds(mine, oid) },
    ),
  ]);
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

export interface Pushed {
  readonly target: PushTarget;
  /** The commit that was pushed. */
  readonly oid: string;
  /** The remote's branch is one that is pulled from, so that where it is now is to be remembered. */
  readonly followed: boolean;
}

/**
 * Remembers where the remote's branch is since a push. With `tracking` (Git's own name for it) only if Git has noted the same;
 * false when it has not, or when nothing could be written.
 */
export async function rememberPushed(
  repository: ReadyRepository,
  { target, oid, followed }: Pushed,
  tracking: string | null,
): Promise<boolean> {
  const changes = [
    ...(tracking === null ? [] : [`verify ${tracking} ${oid}\n`]),
    ...(followed ? [`update ${seenRef(target)} ${oid}\n`] : []),
  ];
  const { exitCode } = await updateRefs(repository, changes, { reason: 'pushed', expect: [128] });
  return exitCode === 0;
}

async function moveRefs(repository: OnBranch, names: readonly string[], oid: string): Promise<void> {
  const changes = names.map((name) => `update ${name} ${oid}\n`);
  await updateRefs(repository, changes, { reason: 'fetched', expect: [] });
}

/** All of them or none. */
function updateRefs(
  { topLevel }: ReadyRepository,
  changes: readonly string[],
  { reason, expect }: { readonly reason: 'fetched' | 'pushed'; readonly expect: readonly number[] },
) {
  return git(topLevel, {
    operation: 'remember where the remote is',
    args: ['update-ref', '-m', `longhand: ${reason}`, '--stdin'],
    stdin: changes.join(''),
    lane: 'write',
    expect,
  });
}

/** The branch, Longhand's own picture of it on the remote, and Git's where there is one. */
async function readRefs(
  repository: OnBranch,
  target: PushTarget,
): Promise<{ mine: string | null; theirs: string | null; seen: Ref[]; apart: Apart | null }> {
  const own = seenRef(target);
  const branch = `refs/heads/${repository.branch}`;
  const tracking = trackingRef(target);
  const seen = tracking === null ? [own] : [own, tracking];
  const { stdout } = await git(repository.topLevel, {
    operation: 'read where the branch and the remote are',
    args: [
      ...['for-each-ref', '--format=%(refname) %(objectname) %(upstream) %(upstream:track,nobracket)'],
      ...[branch, fetchedRef(target), ...seen],
    ],
  });
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const oids = new Map(lines.map(([name = '', oid = '']) => [name, oid]));
  const oidOf = (name: string) => oids.get(name) ?? null;
  const theirs = oidOf(fetchedRef(target));
  const [, , upstream, ...apart] = lines.find(([name]) => name === branch) ?? [];
  // Git compares with its own picture, which mostly is what was fetched.
  const isTheirs =
    theirs !== null && tracking !== null && upstream === tracking && oidOf(tracking) === theirs;
  return {
    mine: oidOf(branch),
    theirs,
    seen: seen.map((name) => ({ name, oid: oidOf(name) })),
    apart: isTheirs ? parseApart(apart.join(' ')) : null,
  };
}

/** Reads `%(upstream:track,nobracket)`: `ahead 1, behind 2`, one of the two, or nothing. */
function parseApart(words: string): Apart {
  const count = (word: string) => Number(new RegExp(`\\b${word} (\\d+)`).exec(words)?.[1] ?? 0);
  return { onlyMine: count('ahead'), onlyTheirs: count('behind') };
}

async function countApart({ topLevel }: ReadyRepository, mine: string, theirs: string): Promise<Apart> {
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
