import type { PostSummary } from '#core/posts/post';

/**
 * Newest first: by date; a draft without one by when its file changed, since it is what the author works on;
 * other posts without a date last (the time of a file says nothing after a clone). Ties by id, so that the
 * order is the same every time.
 */
export function newestFirst(posts: readonly PostSummary[]): PostSummary[] {
  return posts
    .map((post) => ({ post, time: timeOf(post) }))
    .sort((a, b) => b.time - a.time || (a.post.id < b.post.id ? -1 : 1))
    .map(({ post }) => post);
}

/** Below every date there is, so that no sum of infinities makes the order depend on the input. */
const UNDATED = -1e16;

/** Where a post stands in that order: ms since the epoch, or a stand-in below every date. */
export function timeOf(post: Pick<PostSummary, 'date' | 'draft' | 'modified'>): number {
  const time = post.date === null ? Number.NaN : Date.parse(post.date);
  if (!Number.isNaN(time)) return time;
  return post.draft ? (post.modified ?? UNDATED) : UNDATED;
}
