import type { ListedPost } from '#core/posts/post';

/** A list with more posts that were told again is taken for another one: to compare them would take longer than to draw the few in sight. */
const MOST = 50;

/**
 * Whether two lists have the same posts in the same order, and nothing that is listed of them changed: after most saves, each
 * of which tells its post again.
 */
export function samePosts(a: readonly ListedPost[] | null, b: readonly ListedPost[] | null): boolean {
  if (a === b || a === null || b === null) return a === b;
  if (a.length !== b.length) return false;
  let toldAgain = 0;
  return a.every((post, at) => {
    const other = b[at];
    if (post === other) return true;
    toldAgain += 1;
    return toldAgain <= MOST && JSON.stringify(post) === JSON.stringify(other);
  });
}
