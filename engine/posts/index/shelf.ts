import type { ListedPost, PostSummary } from '#core/posts/post';

/** What is known of all posts of an open blog. The index keeps it in a worker; tests may give a plain one. */
export interface PostShelf {
  /** Every post, once all have been read; newest first. */
  readonly all: () => Promise<readonly ListedPost[]>;
  /** The same with their addresses. */
  readonly addressed: () => Promise<readonly PostSummary[]>;
  /** Ids of posts whose text (as in the file) has one of these strings in it, compared as they are. */
  readonly containing: (needles: readonly string[]) => Promise<readonly string[]>;
}
