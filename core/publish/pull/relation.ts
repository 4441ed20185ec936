/** How the branch on this computer stands to the same branch on the remote. */
export type Relation =
  | 'equal'
  /** Only this side has something new. */
  | 'ahead'
  /** Only the remote has. */
  | 'behind'
  | 'diverged'
  /** The remote took back commits that it had shown before and that this branch has: somebody forced it. */
  | 'rewritten'
  /** Not one commit in common. */
  | 'unrelated';

/** What Git says about `mine` (the branch here) and `theirs` (the remote's, just fetched). */
export interface RelationFacts {
  readonly mine: string;
  readonly theirs: string;
  /** `theirs` is contained in `mine`. */
  readonly mineHasTheirs: boolean;
  readonly theirsHasMine: boolean;
  /** They have a commit in common. */
  readonly related: boolean;
  /**
   * Of each commit the remote's branch was seen at before: whether the remote still contains it, and where not, whether the branch
   * here does. What the author themselves has taken out of that counts no more.
   */
  readonly seenBefore: readonly SeenBefore[];
}

export type SeenBefore = { readonly inTheirs: true } | { readonly inTheirs: false; readonly inMine: boolean };

/** Names the relation by commits alone, never by dates (rows R27 and R51 of docs/features.md). */
export function relationOf(facts: RelationFacts): Relation {
  if (facts.mine === facts.theirs) return 'equal';
  if (facts.seenBefore.some((seen) => !seen.inTheirs && seen.inMine)) return 'rewritten';
  if (facts.mineHasTheirs) return 'ahead';
  if (facts.theirsHasMine) return 'behind';
  return facts.related ? 'diverged' : 'unrelated';
}
