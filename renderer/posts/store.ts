import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import type { ChangeOutcome } from '#core/posts/change';
import type { PostSummary } from '#core/posts/post';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';
import { createDocument, type PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
import { troubleShown } from '../publish/store';
import { firstPost } from './library/groups';

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
  /** `folder` is one of the blog's content folders; null for the newest post's. */
  readonly create: (title: string, folder?: string | null) => Promise<Shown | null>;
  readonly save: () => Promise<void>;
  /** Saves every open post, or at least has it in the journal. */
  readonly settle: () => Promise<void>;
  /** Saves every open post; the failure to show when one of `ids` cannot be saved, else null. */
  readonly settled: (ids: readonly string[]) => Promise<Shown | null>;
  /** Files of posts come and go by our own doing until the returned function is called. */
  readonly expect: () => () => void;
  /** Open posts follow a change of files: a moved one keeps its undo history, a removed one is closed. */
  readonly follow: (outcome: ChangeOutcome) => Promise<void>;
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
  /** What was told while the list was asked for; null when it is not. */
  let early: ((posts: readonly PostSummary[]) => readonly PostSummary[])[] | null = null;
  /** How many changes of files of our own are running. */
  let moving = 0;

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
    early = [];
    const read = await bridge.posts.list({ blogId: here });
    if (blogId !== here) return;
    if (read.ok) {
      // What was told meanwhile is later than the answer, or in it already.
      const posts = early.reduce<readonly PostSummary[]>((all, change) => change(all), read.value.posts);
      list.set({ kind: 'ready', posts });
    } else list.set({ kind: 'failed', failed: shown(read) });
    early = null;
    if (read.ok && current.get().kind === 'none') await openFirst();
  };

  const openFirst = async () => {
    const now = list.get();
    if (now.kind !== 'ready') return;
    const first = firstPost(now.posts, new Date().toISOString());
    if (first) await open(first.id);
  };

  const tell = (changed: readonly PostSummary[], removed: readonly string[]) => {
    const change = (posts: readonly PostSummary[]) => merged(posts, changed, removed);
    early?.push(change);
    list.update((now) => (now.kind === 'ready' ? { kind: 'ready', posts: change(now.posts) } : now));
  };

  bridge.events.posts.listed((event) => {
    if (event.blogId === blogId) tell(event.posts, []);
  });
  bridge.events.posts.changed((event) => {
    if (event.blogId !== blogId) return;
    tell(event.changed, event.removed);
    if (moving === 0) for (const id of event.removed) documents.get(id)?.gone();
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
    create: async (title, folder = null) => {
      if (blogId === null) return null;
      const made = await bridge.posts.create({ blogId, title, folder });
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
    settled: async (ids) => {
      for (const document of documents.values()) {
        await document.saveNow();
        const { trouble } = document.save.get();
        // Another post's trouble is its own; files that are not as they were read are refused later.
        if (trouble !== null && ids.includes(document.id)) return troubleShown(trouble, document.id);
      }
      return null;
    },
    expect: () => {
      moving += 1;
      return () => {
        moving -= 1;
      };
    },
    follow: async (outcome) => {
      const moves = new Map(outcome.moved.map(({ from, to }) => [from, to]));
      const kept = [...documents.values()];
      documents.clear();
      for (const document of kept) {
        const to = moves.get(document.id);
        if (to !== undefined) document.moved(to);
        documents.set(document.id, document);
      }
      // The same document under another path: whoever shows its path looks again.
      current.update((now) => (now.kind === 'open' ? { ...now } : now));
      unsaved.update((now) => new Set([...now].map((id) => moves.get(id) ?? id)));
      const gone = new Set(outcome.removed);
      list.update((now) => {
        if (now.kind !== 'ready') return now;
        const posts = now.posts.filter(({ id }) => !gone.has(id));
        return { ...now, posts: posts.map((post) => ({ ...post, id: moves.get(post.id) ?? post.id })) };
      });
      for (const id of gone) {
        const document = documents.get(id);
        if (!document) continue;
        documents.delete(id);
        if (document === editor.shown()) select(null);
        await document.discard();
      }
      if (outcome.select !== null) await open(outcome.select);
      else if (current.get().kind === 'none') await openFirst();
      for (const document of documents.values()) void document.look();
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

/** The list with posts that are new or changed, and without those that are gone. */
function merged(
  posts: readonly PostSummary[],
  changed: readonly PostSummary[],
  removed: readonly string[],
): readonly PostSummary[] {
  const gone = new Set(removed);
  const rest = new Map(changed.map((post) => [post.id, post]));
  const kept = posts.flatMap((post) => {
    const next = rest.get(post.id) ?? post;
    rest.delete(post.id);
    return gone.has(post.id) ? [] : [next];
  });
  return [...rest.values(), ...kept];
}
