import type { ListedPost } from '#core/posts/post';

/**
 * How many posts cross to the window at once. Each is copied property by property on the window's own thread, some
 * 20 µs a post: more of them would hold up a key.
 */
const PART = 500;

/** Posts in parts that cross one by one; one empty part for none. */
export function partsOf(posts: readonly ListedPost[], size = PART): readonly ListedPost[][] {
  const parts: ListedPost[][] = [];
  for (let from = 0; from < posts.length || from === 0; from += size)
    parts.push(posts.slice(from, from + size));
  return parts;
}

/** The same, with drafts in front: of a long list the first part has what the window may open first. */
export function firstParts(posts: readonly ListedPost[], size = PART): readonly ListedPost[][] {
  if (posts.length <= size) return [[...posts]];
  return partsOf([...posts.filter(({ draft }) => draft), ...posts.filter(({ draft }) => !draft)], size);
}
