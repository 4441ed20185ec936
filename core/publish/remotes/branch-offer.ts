import { z } from 'zod';
import { isBranchName } from './branch-name';

/**
 * How a repository goes on a branch from none: on one at the very commit that is open; on one that the open commit leads on
 * from, which is brought forward to it; or on a new one.
 */
export const BranchWay = z.enum(['there', 'forward', 'new']);
export type BranchWay = z.infer<typeof BranchWay>;

/** Which branch a repository that is on none can go on with. */
export const BranchOffer = z.strictObject({
  /** Branches at the very commit that is open, by their short names; the likeliest first. */
  here: z.array(z.string()),
  /**
   * The branch from which the open commit leads on, `ahead` commits further; null where there is none, one is at the commit
   * itself, or the commit is that of another branch of a remote, whose changes would go along.
   */
  forward: z.strictObject({ name: z.string(), ahead: z.number().int().positive() }).nullable(),
  /** The name for a new one that nothing has yet. */
  suggestion: z.string(),
});
export type BranchOffer = z.infer<typeof BranchOffer>;

/** A branch of the repository, or of a remote as it was last seen. */
export interface KnownBranch {
  /** Short, without the remote's name. */
  readonly name: string;
  readonly isRemote: boolean;
  /** It is at the commit that is open. */
  readonly isHere: boolean;
  /** So many commits lead from it to the one that is open; null where they do not, or another branch is nearer. */
  readonly ahead: number | null;
  /** Another working tree has it open, so that it cannot be opened in this one. */
  readonly isElsewhere: boolean;
  /** Of a remote: the one that it shows by itself. */
  readonly isLive: boolean;
}

/** What to offer, from all branches that are known. A remote's branch that is here gives a new one its name. */
export function offerBranch(branches: readonly KnownBranch[]): BranchOffer {
  const live = new Set(branches.filter(({ isLive }) => isLive).map(({ name }) => name));
  const rank = (name: string) => [live.has(name), name === 'main', name === 'master', true].indexOf(true);
  const byRank = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : 1);
  const named = (wanted: (branch: KnownBranch) => boolean) =>
    [
      ...new Set(branches.filter((one) => wanted(one) && isBranchName(one.name)).map(({ name }) => name)),
    ].sort(byRank);
  const remotesHere = named(({ isRemote, isHere }) => isRemote && isHere);
  const candidates = [...remotesHere, ...freshNames(branches.length)];
  const here = named(({ isRemote, isHere, isElsewhere }) => !isRemote && isHere && !isElsewhere);
  return {
    here,
    forward: here.length > 0 ? null : offerForward(branches, remotesHere, named),
    suggestion: candidates.find((name) => !isTaken(name, branches)) ?? '',
  };
}

function offerForward(
  branches: readonly KnownBranch[],
  remotesHere: readonly string[],
  named: (wanted: (branch: KnownBranch) => boolean) => readonly string[],
): BranchOffer['forward'] {
  const nearest = branches.filter((branch) => !branch.isRemote && !branch.isElsewhere && branch.ahead);
  const [name] = named((branch) => nearest.includes(branch));
  const ahead = nearest.find((branch) => branch.name === name)?.ahead;
  if (name === undefined || !ahead) return null;
  return remotesHere.length === 0 || remotesHere.includes(name) ? { name, ahead } : null;
}

/** More than there are branches that could have them. */
function freshNames(count: number): string[] {
  return Array.from({ length: count + 1 }, (_, at) => (at === 0 ? 'my-posts' : `my-posts-${at + 1}`));
}

/**
 * Whether no new branch can have this name: one of the repository has it, or a name that is a folder of it or that it is a
 * folder of; also where only case differs, which is one file on many computers. A remote's branch has it too, for what is
 * published would be joined with that one, unless it is at the same commit.
 */
export function isTaken(name: string, branches: readonly KnownBranch[]): boolean {
  const wanted = name.toLowerCase();
  return branches.some((branch) => {
    if (branch.isRemote && branch.isHere && branch.name === name) return false;
    const there = branch.name.toLowerCase();
    return there === wanted || there.startsWith(`${wanted}/`) || wanted.startsWith(`${there}/`);
  });
}
