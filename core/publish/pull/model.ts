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

/** How two lines of commits became one. `from` and `to` are the branch's commit before and after. */
export type Integration =
  | { readonly kind: 'up-to-date'; readonly head: string }
  | { readonly kind: 'fast-forwarded'; readonly from: string; readonly to: string }
  /** A merge commit joins them: its parents are `from` and the remote's commit. */
  | { readonly kind: 'integrated'; readonly from: string; readonly to: string }
  | { readonly kind: 'conflicted'; readonly conflict: MergeConflict };

/** What the author decided for a conflicted path: this content (a blob that is in Git's store), or no file. */
export type Resolution = { readonly path: string; readonly version: Version | null };
