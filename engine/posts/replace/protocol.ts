import type { ContentModel } from '#core/blog/model';
import type { FileHit } from '#core/posts/replace/hits';
import type { ReplaceQuery } from '#core/posts/replace/replace';

/** One search through all posts. */
export interface ReplaceSearch {
  readonly root: string;
  readonly model: ContentModel;
  /** In the order in which they are shown. */
  readonly ids: readonly string[];
  readonly query: ReplaceQuery;
  readonly most: number;
}

/** A post with matches, and the revision of the bytes they are in. */
export interface PostHits {
  readonly id: string;
  readonly revision: string;
  readonly hits: readonly FileHit[];
}

export interface SearchResult {
  readonly posts: readonly PostHits[];
  readonly capped: boolean;
  readonly skipped: number;
}

/** What both threads see of a search: which post it is at, and the number of the search that is wanted. */
export const AT = 0;
export const WANTED = 1;

export interface ReplaceRequest extends ReplaceSearch {
  readonly seq: number;
  readonly shared: SharedArrayBuffer;
}

/** A null result is that of a search which is not wanted any more. */
export type ReplaceReply =
  | { readonly seq: number; readonly result: SearchResult | null }
  | { readonly seq: number; readonly failed: string };
