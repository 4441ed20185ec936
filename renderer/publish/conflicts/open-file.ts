import type { ContentModel } from '#core/blog/model';
import { type ConflictFile, mergeOf, progressOf } from '#core/publish/merge/conflict';
import type { PostMerge } from '#core/publish/merge/post-merge';

/** A conflicted file with its merge by places; null for one that is decided as a whole. */
export interface OpenFile {
  readonly file: ConflictFile;
  readonly merge: PostMerge | null;
}

/** Lays the versions of a file side by side. */
export function openFile(file: ConflictFile, model: ContentModel): OpenFile {
  return { file, merge: mergeOf(file, model) };
}

/** Whether something about a file is still to be decided. */
export function isUndecided({ file, merge }: OpenFile): boolean {
  const { decided, all } = progressOf(file, merge);
  return decided < all;
}
