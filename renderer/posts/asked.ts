import type { ListedPost } from '#core/posts/post';
import { createStore, type Readable } from '../app/store';

/** Something of the blog's posts that the list does not have, because it costs: whoever needs it asks for it. */
export interface Asked<T> {
  /**
   * What is known of a post; undefined before it was asked for. Of a post that has just changed it is what was known before,
   * until it is asked for again.
   */
  readonly known: (post: ListedPost) => T | undefined;
  /** Asks for what is not known of the posts as they are; resolves when it is there, or cannot be had. */
  readonly ask: (posts: readonly ListedPost[]) => Promise<void>;
  /** Changes when something has come that was not known. */
  readonly came: Readable<number>;
  /** Resolves when nothing that was asked for is on its way. */
  readonly settled: () => Promise<void>;
  /** To be called when another blog is shown. */
  readonly forget: () => void;
}

/** What is known of some posts: the same place in both lists belongs to one post. */
export interface Answered<T> {
  readonly ids: readonly string[];
  readonly values: readonly T[];
}

/** Of more posts than these all are asked for: that is one look at each, and not one check of each path. */
const MANY = 50;

/** `answer` asks the engine of a blog about these posts, or all for null; null when it cannot be had. */
export function createAsked<T>(
  answer: (blogId: string, postIds: string[] | null) => Promise<Answered<T> | null>,
  blogId: () => string | null,
): Asked<T> {
  /** With the post as it was when it was asked: one that changed is another object in the list. */
  const known = new Map<string, { readonly post: ListedPost; readonly value: T }>();
  const asking = new Map<ListedPost, Promise<void>>();
  const came = createStore(0);

  const fetch = async (posts: readonly ListedPost[]) => {
    const here = blogId();
    if (here === null) return;
    const answered = await answer(here, posts.length > MANY ? null : posts.map(({ id }) => id));
    for (const post of posts) asking.delete(post);
    if (answered === null || blogId() !== here) return;
    const places = new Map(answered.ids.map((id, at) => [id, at]));
    let isNew = false;
    for (const post of posts) {
      const at = places.get(post.id);
      // The index does not have it yet, or not any more.
      if (at === undefined) continue;
      // There are as many values as there are places.
      const value = answered.values[at] as T;
      const before = known.get(post.id);
      isNew ||= before === undefined || before.value !== value;
      known.set(post.id, { post, value });
    }
    if (isNew) came.update((count) => count + 1);
  };

  return {
    known: ({ id }) => known.get(id)?.value,
    ask: async (posts) => {
      const missing = posts.filter((post) => known.get(post.id)?.post !== post);
      if (missing.length === 0) return;
      const more = missing.filter((post) => !asking.has(post));
      if (more.length > 0) {
        const asked = fetch(more);
        for (const post of more) asking.set(post, asked);
      }
      await Promise.all(new Set(missing.map((post) => asking.get(post))));
    },
    came,
    settled: async () => {
      await Promise.all(new Set(asking.values()));
    },
    forget: () => {
      known.clear();
      asking.clear();
    },
  };
}
