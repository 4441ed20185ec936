import type { PostSummary } from '#core/posts/post';

export type GroupKind = 'drafts' | 'scheduled' | 'published';

/** One heading of the library with its posts, newest first. */
export interface PostGroup {
  readonly kind: GroupKind;
  readonly posts: readonly PostSummary[];
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase('en');

/** Whether every word of the query occurs in the post's title, category or tags; case and accents aside. */
export function matches(post: PostSummary, query: string): boolean {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const text = fold([post.title, ...post.categories, ...post.tags].join('\n'));
  return words.every((word) => text.includes(word));
}

const newestFirst = (a: PostSummary, b: PostSummary): number => {
  if (a.date !== b.date) return (a.date ?? '') < (b.date ?? '') ? 1 : -1;
  return b.modified - a.modified || (a.id < b.id ? -1 : 1);
};

/**
 * The library's groups in reading order, without the empty ones. `now` is an ISO 8601 date-time: a post that is
 * no draft and dated after it is scheduled. Drafts without a date come first among drafts.
 */
export function groupPosts(posts: readonly PostSummary[], query: string, now: string): PostGroup[] {
  const kinds: Record<GroupKind, PostSummary[]> = { drafts: [], scheduled: [], published: [] };
  const at = Date.parse(now);
  for (const post of posts) {
    if (!matches(post, query)) continue;
    if (post.draft) kinds.drafts.push(post);
    else if (post.date !== null && Date.parse(post.date) > at) kinds.scheduled.push(post);
    else kinds.published.push(post);
  }
  kinds.drafts.sort((a, b) => {
    if ((a.date === null) !== (b.date === null)) return a.date === null ? -1 : 1;
    return newestFirst(a, b);
  });
  kinds.scheduled.sort((a, b) => -newestFirst(a, b));
  kinds.published.sort(newestFirst);
  return (['drafts', 'scheduled', 'published'] as const).flatMap((kind) =>
    kinds[kind].length > 0 ? [{ kind, posts: kinds[kind] }] : [],
  );
}
