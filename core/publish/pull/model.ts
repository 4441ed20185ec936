import { z } from 'zod';

/** A version of a file in Git's object store. */
export const Version = z.strictObject({
  /** Full object id of the blob. */
  oid: z.string(),
  /** As Git has it: `100644`, `100755` (may be run), `120000` (a link), `160000` (a submodule's commit). */
  mode: z.string(),
});
export type Version = z.infer<typeof Version>;

/**
 * A path that a merge could not settle. `base` is what both sides started from; a side is null where it has no such
 * file. Never all three are null.
 */
export const ConflictedPath = z.strictObject({
  /** Relative to the repository's top level, `/`-separated. */
  path: z.string(),
  base: Version.nullable(),
  mine: Version.nullable(),
  theirs: Version.nullable(),
});
export type ConflictedPath = z.infer<typeof ConflictedPath>;

/** What Git says of a path while it merges, e.g. kind `CONFLICT (modify/delete)`, or `Auto-merging`. */
export const MergeNote = z.strictObject({
  paths: z.array(z.string()),
  kind: z.string(),
  words: z.string(),
});
export type MergeNote = z.infer<typeof MergeNote>;

/** Two lines of commits that cannot be merged without the author. Nothing has moved: it exists in Git's store alone. */
export const MergeConflict = z.strictObject({
  /** The branch's commit when the merge was tried: the first parent of the merge. */
  mine: z.string(),
  /** The remote's commit: the second parent. */
  theirs: z.string(),
  /**
   * Everything that merged by itself is as it will be in this tree. The conflicted paths are in it too, as Git leaves them (with
   * markers): they are replaced before anything of it reaches a file.
   */
  tree: z.string(),
  paths: z.array(ConflictedPath),
  notes: z.array(MergeNote),
});
export type MergeConflict = z.infer<typeof MergeConflict>;

/** Only the remote had something new; or both, and a merge commit joins them; or the author's commits are now on top of the remote's. */
export const JoinedHow = z.enum(['forward', 'merged', 'replayed']);
export type JoinedHow = z.infer<typeof JoinedHow>;

/** Why the author's commits were not put on top of the remote's one by one, although they asked for a straight line. */
export const LinearObstacle = z.enum([
  /** One of them changed the same words. */
  'conflict',
  /** There is a merge among them. */
  'merge-among-ours',
  /** Some of them are on a remote under another name already, where they would stay as they are. */
  'elsewhere',
  /** One could not be written again with the same author, date and message. */
  'not-the-same',
  /** The author's settings say no to this, too. */
  'not-wanted',
  /** So does their `pre-rebase` hook. */
  'hook',
]);
export type LinearObstacle = z.infer<typeof LinearObstacle>;

/** Commits of the branch (full object ids), each with the one that took its place. */
export const Replaced = z.record(z.string(), z.string());
export type Replaced = Readonly<z.infer<typeof Replaced>>;

/**
 * Each commit that was written again with the new one, oldest first: of `replaced` (in that order) without those that were left out because
 * there was nothing new in them any more. `theirs` is what the first one was put on.
 */
export function rewrittenOf(replaced: Replaced, theirs: string): [from: string, to: string][] {
  const before = new Set([theirs]);
  return Object.entries(replaced).filter(([, to]) => {
    const isNew = !before.has(to);
    before.add(to);
    return isNew;
  });
}

/** How two lines of commits became one. `from` and `to` are the branch's commit before and after. */
export type Integration =
  | { readonly kind: 'up-to-date'; readonly head: string }
  | { readonly kind: 'fast-forwarded'; readonly from: string; readonly to: string }
  /** A merge commit joins them: its parents are `from` and the remote's commit. */
  | {
      readonly kind: 'integrated';
      readonly from: string;
      readonly to: string;
      /** Null where nobody asked for a straight line. */
      readonly obstacle: LinearObstacle | null;
    }
  /** The author's commits were written again on top of the remote's. One that had nothing new any more is replaced by the one before it. */
  | { readonly kind: 'replayed'; readonly from: string; readonly to: string; readonly replaced: Replaced }
  | { readonly kind: 'conflicted'; readonly conflict: MergeConflict }
  /** Only a merge would join them, and the author wants to be asked before one. Nothing has moved. */
  | { readonly kind: 'merge-needed'; readonly obstacle: LinearObstacle };

/** What the author decided for a conflicted path: this content (a blob that is in Git's store), or no file. */
export type Resolution = { readonly path: string; readonly version: Version | null };
