import type { ListedPost } from '../post';

type Kin = Pick<ListedPost, 'id' | 'title' | 'categories' | 'tags' | 'date' | 'draft'>;

/** Dates and ids are not words of a language, and the first comparison by one takes 6 ms before a page can show. */
const byLetters = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const fold = (word: string): string => word.normalize('NFKC').toLocaleLowerCase('en');

/**
 * Up to `limit` published posts that share the most with a post: two points for its category, three for each
 * tag; equal ones newest first. The post itself, drafts, and posts that share nothing are left out.
 */
export function relatedPosts<P extends Kin>(
  to: { readonly id: string; readonly category: string | null; readonly tags: readonly string[] },
  posts: readonly P[],
  limit = 3,
): P[] {
  const tags = new Set(to.tags.map(fold));
  const category = to.category === null ? null : fold(to.category);
  if (tags.size === 0 && category === null) return [];
  const scored: { post: P; score: number }[] = [];
  for (const post of posts) {
    if (post.id === to.id || post.draft) continue;
    const shared = new Set(post.tags.map(fold).filter((tag) => tags.has(tag))).size;
    const score =
      shared * 3 + (category !== null && post.categories.some((each) => fold(each) === category) ? 2 : 0);
    if (score > 0) scored.push({ post, score });
  }
  scored.sort(
    (a, b) =>
      b.score - a.score || byLetters(b.post.date ?? '', a.post.date ?? '') || byLetters(a.post.id, b.post.id),
  );
  return scored.slice(0, limit).map((each) => each.post);
}
