import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import type { ChangeOutcome } from '#core/posts/change';
import type { NewPostOutline } from '#core/posts/new-post/new-post';
import type { ListedPost } from '#core/posts/post';
import { createStore, type Readable } from '../app/store';
import { type Shown, shown } from '../bridge/bridge';
import { createDocument, type PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
import { troubleShown } from '../publish/trouble';
import { type Addresses, createAddresses } from './addresses';
import { firstPost } from './library/groups';
import { neighbourOf } from './library/neighbour';
import { createTimes, type Times } from './times';

export type PostList =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  | { readonly kind: 'ready'; readonly posts: readonly ListedPost[] };

/** The post in the editor. */
export type CurrentPost =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly id: string }
  | { readonly kind: 'failed'; readonly id: string; readonly failed: Shown }
  | { readonly kind: 'open'; readonly document: PostDocument };

export interface PostsStore {
  readonly list: Readable<PostList>;
  readonly addresses: Addresses;
  readonly times: Times;
  readonly current: Readable<CurrentPost>;
  /** The document of the post in the editor; null while there is none. */
  readonly opened: () => PostDocument | null;
  readonly query: Readable<string>;
  readonly search: (query: string) => void;
  /** Posts whose text never reached their file and that have not been opened since. */
  readonly unsaved: Readable<ReadonlySet<string>>;
  /** Shows a blog's posts, or none. Text that was not saved is opened first, else what was open last. */
  readonly show: (blog: Blog | null) => void;
  readonly reload: () => Promise<void>;
  /** Opens a post in the editor, saving the one before. */
  readonly open: (id: string, focus?: boolean) => Promise<void>;
  /** What `create` would make of a title; null when that names no file. */
  readonly outline: (title: string, folder: string | null) => Promise<NewPostOutline | null>;
  /** `folder` is one that posts lie in, relative to the blog's; null for where most of the newest are. */
  readonly create: (title: string, folder?: string | null) => Promise<Shown | null>;
  readonly save: () => Promise<void>;
  /** Saves every open post, or at least has it in the journal. */
  readonly settle: () => Promise<void>;
  /** Saves every open post; the failure to show when one of `ids` cannot be saved, else null. */
  readonly settled: (ids: readonly string[]) => Promise<Shown | null>;
  /** Says how to learn the ids of the posts as the author sees them, from top to bottom; returns the way to stop. */
  readonly seenAs: (order: () => readonly string[]) => () => void;
  /** Files of posts come and go by our own doing until the returned function is called. */
  readonly expect: () => () => void;
  /** Open posts follow a change of files: a moved one keeps its undo history, a removed one is closed. */
  readonly follow: (outcome: ChangeOutcome) => Promise<void>;
  /** Lets the open post's text go (its file was deleted). */
  readonly letGo: () => Promise<void>;
}

/** How long parts of a long list are gathered, ms: each time the list changes all of it is sorted and drawn anew. */
const GATHER = 200;
/** How many posts keep their undo history and place when another one is shown. */
const KEPT = 20;

export function createPostsStore(bridge: Bridge, editor: Editor): PostsStore {
  const list = createStore<PostList>({ kind: 'loading' });
  const current = createStore<CurrentPost>({ kind: 'none' });
  const query = createStore('');
  const unsaved = createStore<ReadonlySet<string>>(new Set());
  const documents = new Map<string, PostDocument>();
  let blogId: string | null = null;
  const addresses = createAddresses(bridge, () => blogId);
  const times = createTimes(bridge, () => blogId);
  /** What was told while the list was asked for; null when it is not. */
  let early: ((posts: readonly ListedPost[]) => readonly ListedPost[])[] | null = null;
  /** The list that is being read again, while the one before it is shown; null when none is. */
  let anew: readonly ListedPost[] | null = null;
  /** How many changes of files of our own are running. */
  let moving = 0;
  let order: () => readonly string[] = () => [];
  /** The posts as they were seen when the change began: the list may hear of it before we do. */
  let seenBefore: readonly string[] = [];

  const opened = () => {
    const now = current.get();
    return now.kind === 'open' ? now.document : null;
  };
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
    const known = list.get().kind === 'ready';
    if (!known) list.set({ kind: 'loading' });
    const told: typeof early = [];
    early = told;
    anew = null;
    const read = await bridge.posts.list({ blogId: here });
    // Where it was asked for again meanwhile, the later answer is the one to show.
    if (blogId !== here || early !== told) return;
    if (read.ok) {
      // What was told meanwhile is later than the answer, or in it already.
      const posts = told.reduce<readonly ListedPost[]>((all, change) => change(all), read.value.posts);
      // A list that is there stays until the new one is whole: what is picked in it, and how far it is scrolled.
      if (known && !read.value.complete) anew = posts;
      else list.set({ kind: 'ready', posts });
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

  const tell = (changed: readonly ListedPost[], removed: readonly string[]) => {
    const change = (posts: readonly ListedPost[]) => merged(posts, changed, removed);
    early?.push(change);
    anew &&= change(anew);
    list.update((now) => (now.kind === 'ready' ? { kind: 'ready', posts: change(now.posts) } : now));
  };

  /** What was told of a long list and is not in ours yet: its parts come close together. */
  let heard: ListedPost[] = [];
  let hearing: ReturnType<typeof setTimeout> | undefined;
  const takeHeard = (whole = false) => {
    clearTimeout(hearing);
    hearing = undefined;
    const posts = heard;
    heard = [];
    if (posts.length > 0) tell(posts, []);
    if (!whole || anew === null) return;
    list.set({ kind: 'ready', posts: anew });
    anew = null;
  };

  bridge.events.posts.listed((event) => {
    if (event.blogId !== blogId) return;
    for (const post of event.posts) heard.push(post);
    // In a task of its own: to have got a part is work enough for one.
    if (event.complete) {
      clearTimeout(hearing);
      hearing = setTimeout(() => takeHeard(true));
    } else hearing ??= setTimeout(() => takeHeard(), GATHER);
  });
  bridge.events.posts.changed((event) => {
    if (event.blogId !== blogId) return;
    takeHeard();
    tell(event.changed, event.removed);
    if (moving === 0) for (const id of event.removed) documents.get(id)?.gone();
    for (const { id } of event.changed) void documents.get(id)?.look();
  });

  return {
    list,
    addresses,
    times,
    current,
    opened,
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
      clearTimeout(hearing);
      hearing = undefined;
      heard = [];
      anew = null;
      blogId = next;
      addresses.forget();
      times.forget();
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
    outline: async (title, folder) => {
      if (blogId === null) return null;
      const found = await bridge.posts.outline({ blogId, title, folder });
      return found.ok ? found.value : null;
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
      await opened()?.saveNow();
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
    seenAs: (next) => {
      order = next;
      return () => {
        if (order === next) order = () => [];
      };
    },
    expect: () => {
      moving += 1;
      seenBefore = order();
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
      const shown = editor.shown()?.id ?? null;
      const next = shown !== null && gone.has(shown) ? neighbourOf(seenBefore, shown, gone) : null;
      for (const id of gone) {
        const document = documents.get(id);
        if (!document) continue;
        documents.delete(id);
        if (document === editor.shown()) select(null);
        await document.discard();
      }
      if (outcome.select !== null) await open(outcome.select);
      else if (current.get().kind === 'none') await (next === null ? openFirst() : open(next));
      for (const document of documents.values()) void document.look();
    },
    letGo: async () => {
      const document = opened();
      if (document === null) return;
      documents.delete(document.id);
      select(null);
      await document.discard();
    },
  };
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return set.has(id) ? new Set([...set].filter((each) => each !== id)) : set;
}

/** The list with posts that are new or changed, and without those that are gone. */
function merged(
  posts: readonly ListedPost[],
  changed: readonly ListedPost[],
  removed: readonly string[],
): readonly ListedPost[] {
  const gone = new Set(removed);
  const rest = new Map(changed.map((post) => [post.id, post]));
  const kept = posts.flatMap((post) => {
    const next = rest.get(post.id) ?? post;
    rest.delete(post.id);
    return gone.has(post.id) ? [] : [next];
  });
  return [...rest.values(), ...kept];
}
