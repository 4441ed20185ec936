import type { Bridge } from '#core/ipc/contract';
import type { ListedPost } from '#core/posts/post';
import { createStore, type Readable } from '../app/store';

/** The addresses of the blog's posts in this window: the list has none, so that whoever needs one asks for it. */
export interface Addresses {
  /**
   * A post's address as far as it is known, null for a post without one; undefined before it was asked for. Of a post that has
   * just changed it is the one before, until it is asked for again.
   */
  readonly known: (post: ListedPost) => string | null | undefined;
  /** Asks for those that are not known of the posts as they are; resolves when they are there, or cannot be had. */
  readonly ask: (posts: readonly ListedPost[]) => Promise<void>;
  /** Changes when an address has come that was not known. */
  readonly came: Readable<number>;
  /** Resolves when nothing that was asked for is on its way. */
  readonly settled: () => Promise<void>;
}

/** Of more posts than these all are asked for: that is one look at each, and not one check of each path. */
const MANY = 50;

/** `forget` is to be called when another blog is shown. */
export function createAddresses(
  bridge: Pick<Bridge, 'posts'>,
  blogId: () => string | null,
): Addresses & { readonly forget: () => void } {
  /** With the post as it was when it was asked: one that changed is another object in the list. */
  const known = new Map<string, { readonly post: ListedPost; readonly url: string | null }>();
  const asking = new Map<ListedPost, Promise<void>>();
  const came = createStore(0);

  const fetch = async (posts: readonly ListedPost[]) => {
    const here = blogId();
    if (here === null) return;
    const postIds = posts.length > MANY ? null : posts.map(({ id }) => id);
    const answer = await bridge.posts.addresses({ blogId: here, postIds });
    for (const post of posts) asking.delete(post);
    if (!answer.ok || blogId() !== here) return;
    const { ids, urls } = answer.value;
    const found = new Map(ids.map((id, at) => [id, urls[at] ?? null]));
    let isNew = false;
    for (const post of posts) {
      const url = found.get(post.id);
      // The index does not have it yet, or not any more.
      if (url === undefined) continue;
      isNew ||= known.get(post.id)?.url !== url;
      known.set(post.id, { post, url });
    }
    if (isNew) came.update((count) => count + 1);
  };

  return {
    known: ({ id }) => known.get(id)?.url,
    ask: async (posts) => {
      const missing = posts.filter((post) => known.get(post.id)?.post !== post);
      if (missing.length === 0) return;
      const more = missing.filter((post) => !asking.has(post));
      if (more.length > 0) {
        const answer = fetch(more);
        for (const post of more) asking.set(post, answer);
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
