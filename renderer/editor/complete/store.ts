import type { Blog } from '#core/blog/blog';
import type { Component } from '#core/blog/components/component';
import type { Bridge } from '#core/ipc/contract';
import type { BlogImage } from '#core/media/blog-image';
import type { LinkHabit } from '#core/posts/links/example';
import type { PostHeading } from '#core/posts/links/headings';
import type { LinkedPost } from '#core/posts/links/write';
import type { ListedPost } from '#core/posts/post';
import type { Snippet } from '#core/settings/snippets';
import { snippetsFor } from '#core/settings/snippets-for';
import type { BlogStore } from '../../blog/store';
import type { PostsStore } from '../../posts/store';
import type { SettingsStore } from '../../settings/store';

/** What can be put into a post, asked of the blog when it is first wanted. */
export interface InsertStore {
  readonly blog: () => Blog | null;
  /** Those that are known now. */
  readonly posts: () => readonly ListedPost[];
  /** The post in the editor, with its address as far as that is known. */
  readonly current: () => Pick<LinkedPost, 'id' | 'url'> | null;
  /** Asks for the addresses of all posts; resolves when they are known as far as they can be. */
  readonly addresses: () => Promise<void>;
  /** All posts as links name them, with the addresses that are known. */
  readonly linked: () => readonly LinkedPost[];
  /** How the blog's posts link to each other; asked once for a blog. */
  readonly habit: () => Promise<LinkHabit>;
  /** A post's headings as its file has them now; none when they cannot be read. */
  readonly headings: (postId: string) => Promise<readonly PostHeading[]>;
  /** Images that the post in the editor can show, newest first; none when they cannot be listed. */
  readonly images: () => Promise<readonly BlogImage[]>;
  /** What the blog's posts can use; none when it cannot be read. */
  readonly components: () => Promise<readonly Component[]>;
  /** The author's own, for this blog. */
  readonly snippets: () => readonly Snippet[];
}

const NONE: readonly ListedPost[] = [];
/** What is known of a blog whose posts are not read: links are written as its generator's manual says. */
export const NO_HABIT: LinkHabit = { examples: [], address: null };

export function createInsertStore(
  bridge: Bridge,
  { opened: blog }: Pick<BlogStore, 'opened'>,
  posts: Pick<PostsStore, 'list' | 'current' | 'addresses'>,
  settings: Pick<SettingsStore, 'settings'>,
): InsertStore {
  const list = () => {
    const now = posts.list.get();
    return now.kind === 'ready' ? now.posts : NONE;
  };
  const linkedPost = (post: ListedPost): LinkedPost => ({
    id: post.id,
    title: post.title,
    url: posts.addresses.known(post) ?? null,
  });
  /** Looked through once for a list, and not at each key. */
  let addressed: { readonly list: readonly ListedPost[]; readonly done: Promise<void> } | null = null;
  let asked: { readonly blogId: string; readonly habit: Promise<LinkHabit> } | null = null;

  return {
    blog,
    posts: list,
    current: () => {
      const now = posts.current.get();
      if (now.kind !== 'open') return null;
      const { id } = now.document;
      const post = list().find((each) => each.id === id);
      return post === undefined ? { id, url: null } : linkedPost(post);
    },
    addresses: () => {
      const all = list();
      if (addressed?.list !== all) addressed = { list: all, done: posts.addresses.ask(all) };
      return addressed.done;
    },
    linked: () => list().map(linkedPost),
    habit: () => {
      const blogId = blog()?.id;
      if (blogId === undefined) return Promise.resolve(NO_HABIT);
      if (asked?.blogId !== blogId) {
        const habit = bridge.posts.linkHabit({ blogId }).then((answer) => {
          if (answer.ok) return answer.value;
          // Asked again the next time; until then links are written as the manual says.
          asked = null;
          return NO_HABIT;
        });
        asked = { blogId, habit };
      }
      return asked.habit;
    },
    headings: async (postId) => {
      const blogId = blog()?.id;
      if (blogId === undefined) return [];
      const answer = await bridge.posts.headings({ blogId, postId });
      return answer.ok ? answer.value : [];
    },
    images: async () => {
      const blogId = blog()?.id;
      const now = posts.current.get();
      if (blogId === undefined || now.kind !== 'open') return [];
      const answer = await bridge.media.images({ blogId, postId: now.document.id });
      return answer.ok ? answer.value : [];
    },
    snippets: () => snippetsFor(settings.settings.get().snippets, blog()?.id ?? null),
    components: async () => {
      const blogId = blog()?.id;
      if (blogId === undefined) return [];
      const answer = await bridge.blog.components({ blogId });
      return answer.ok ? answer.value : [];
    },
  };
}
