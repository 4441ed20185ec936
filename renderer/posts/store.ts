import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import type { PostSummary } from '#core/posts/post';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';
import { createDocument, type PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
import { groupPosts } from './groups';

export type PostList =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  | { readonly kind: 'ready'; readonly posts: readonly PostSummary[] };

/** The post in the editor. */
export type CurrentPost =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly id: string }
  | { readonly kind: 'failed'; readonly id: string; readonly failed: Shown }
  | { readonly kind: 'open'; readonly document: PostDocument };

export interface PostsStore {
  readonly list: Readable<PostList>;
  readonly current: Readable<CurrentPost>;
  readonly query: Readable<string>;
  readonly search: (query: string) => void;
  /** Posts whose text never reached their file and that have not been opened since. */
  readonly unsaved: Readable<ReadonlySet<string>>;
  /** Shows a blog's posts, or none. Text that was not saved is opened first, else what was open last. */
  readonly show: (blog: Blog | null) => void;
  readonly reload: () => Promise<void>;
  /** Opens a post in the editor, saving the one before. */
  readonly open: (id: string, focus?: boolean) => Promise<void>;
  readonly create: (title: string) => Promise<Shown | null>;
  readonly save: () => Promise<void>;
  /** Saves every open post, or at least has it in the journal. */
  readonly settle: () => Promise<void>;
  /** Lets the open post's text go (its file was deleted). */
  readonly letGo: () => Promise<void>;
}

/** How many posts keep their undo history and place when another one is shown. */
const KEPT = 20;

export function createPostsStore(bridge: Bridge, editor: Editor): PostsStore {
  const list = createStore<PostList>({ kind: 'loading' });
  const current = createStore<CurrentPost>({ kind: 'none' });
  const query = createStore('');
  const unsaved = createStore<ReadonlySet<string>>(new Set());
  const documents = new Map<string, PostDocument>();
  let blogId: string | null = null;

  const select = (document: PostDocument | null) => {
    editor.show(document);
    current.set(document ? { kind: 'open', document } : { kind: 'none' });
  };

  const forgetOldest = () => {
    for (const [id, document] of documents) {
      if (documents.size <= KEPT) return;
      const { edits, saved } = document.save.get();
      if (document === editor.shown() || edits !== saved) continue;
      document.close();
      documents.delete(id);
    }
  };

  const open = async (id: string, focus = false) => {
    const here = blogId;
    const now = current.get();
    if (here === null) return;
    if (now.kind === 'open' && now.document.id === id) {
      if (focus) editor.focus();
      return;
    }
    if (now.kind === 'open') void now.document.saveNow();
    const kept = documents.get(id);
    if (kept) {
      documents.delete(id);
      documents.set(id, kept);
      select(kept);
      void kept.look();
    } else {
      current.set({ kind: 'opening', id });
      const read = await bridge.posts.read({ blogId: here, postId: id });
      const since = current.get();
      if (blogId !== here || since.kind !== 'opening' || since.id !== id) return;
      if (!read.ok) {
        editor.show(null);
        current.set({ kind: 'failed', id, failed: shown(read) });
        return;
      }
      const document = createDocument(bridge, here, read.value, editor.makeState);
      documents.set(id, document);
      select(document);
      forgetOldest();
    }
    unsaved.update((now) => without(now, id));
    if (focus) editor.focus();
  };

  const reload = async () => {
    const here = blogId;
    if (here === null) return;
    if (list.get().kind !== 'ready') list.set({ kind: 'loading' });
    const read = await bridge.posts.list({ blogId: here });
    if (blogId !== here) return;
    list.set(read.ok ? { kind: 'ready', posts: read.value } : { kind: 'failed', failed: shown(read) });
    if (read.ok && current.get().kind === 'none') {
      const first = groupPosts(read.value, '', new Date().toISOString())[0]?.posts[0];
      if (first) await open(first.id);
    }
  };

  bridge.events.posts.changed((event) => {
    if (event.blogId !== blogId) return;
    const gone = new Set(event.removed);
    const changed = new Map(event.changed.map((post) => [post.id, post]));
    list.update((now) => {
      if (now.kind !== 'ready') return now;
      const posts = now.posts.flatMap((post) => {
        const next = changed.get(post.id) ?? post;
        changed.delete(post.id);
        return gone.has(post.id) ? [] : [next];
      });
      return { kind: 'ready', posts: [...changed.values(), ...posts] };
    });
    for (const id of event.removed) documents.get(id)?.gone();
    for (const { id } of event.changed) void documents.get(id)?.look();
  });

  return {
    list,
    current,
    query,
    search: query.set,
    reload,
    open,
    unsaved,
    show: (blog) => {
      const next = blog?.id ?? null;
      if (next === blogId) {
        if (blog?.lastPost) void open(blog.lastPost);
        return;
      }
      for (const document of documents.values()) {
        void document.saveNow();
        document.close();
      }
      documents.clear();
      blogId = next;
      query.set('');
      select(null);
      list.set({ kind: 'loading' });
      unsaved.set(new Set(blog?.unsavedPosts));
      if (blog === null) return;
      const last = blog.unsavedPosts[0] ?? blog.lastPost;
      // The post in hand comes before the list; when it is gone, the list's first one takes its place.
      void (last === null ? Promise.resolve() : open(last)).then(() => {
        if (current.get().kind === 'failed') current.set({ kind: 'none' });
        return reload();
      });
    },
    create: async (title) => {
      if (blogId === null) return null;
      const made = await bridge.posts.create({ blogId, title });
      if (!made.ok) return shown(made);
      const post = made.value;
      list.update((now) =>
        now.kind === 'ready' && !now.posts.some((each) => each.id === post.id)
          ? { kind: 'ready', posts: [post, ...now.posts] }
          : now,
      );
      query.set('');
      await open(post.id, true);
      return null;
    },
    save: async () => {
      const now = current.get();
      if (now.kind === 'open') await now.document.saveNow();
    },
    settle: async () => {
      await Promise.all([...documents.values()].map((document) => document.settle()));
    },
    letGo: async () => {
      const now = current.get();
      if (now.kind !== 'open') return;
      documents.delete(now.document.id);
      select(null);
      await now.document.discard();
    },
  };
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return set.has(id) ? new Set([...set].filter((each) => each !== id)) : set;
}
