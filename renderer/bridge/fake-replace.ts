import { patternOf } from '#core/editor/find';
import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { ListedPost } from '#core/posts/post';
import { type FileHit, hitsIn, withHits } from '#core/posts/replace/hits';
import { MOST_HITS } from '#core/posts/replace/replace';

export interface FakeTexts {
  readonly all: () => readonly { readonly summary: ListedPost; readonly text: string }[];
  readonly write: (id: string, text: string) => void;
}

/** Finding and replacing in all posts, in memory. */
export function fakeReplace(texts: FakeTexts): Pick<Handlers, 'posts.findAll' | 'posts.replaceAll'> {
  let found = new Map<string, readonly FileHit[]>();
  return {
    'posts.findAll': async ({ query }) => {
      const pattern = patternOf(query);
      if (!pattern.ok) throw new Failure('pattern-bad', { reason: pattern.reason });
      const posts = texts.all().flatMap(({ summary, text }) => {
        const { hits } = hitsIn(text, 0, pattern.expression, query, MOST_HITS);
        return hits.length === 0 ? [] : [{ postId: summary.id, title: summary.title, all: hits }];
      });
      found = new Map(posts.map(({ postId, all }) => [postId, all]));
      return {
        planId: 'replace-1',
        posts: posts.map(({ all, ...post }) => ({ ...post, hits: all.map(({ shown }) => shown) })),
        total: posts.reduce((sum, { all }) => sum + all.length, 0),
        capped: false,
        skipped: 0,
      };
    },
    'posts.replaceAll': async ({ chosen }) => {
      const before = new Map(texts.all().map(({ summary, text }) => [summary.id, text]));
      for (const { postId, hits } of chosen)
        texts.write(postId, withHits(before.get(postId) ?? '', found.get(postId) ?? [], hits));
      const changed = chosen.map(({ postId }) => postId);
      return { undoId: null, moved: [], changed, removed: [], select: null };
    },
  };
}
