import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '#core/ipc/errors';
import type { ListedPost } from '#core/posts/post';
import type { PublishStatus } from '#core/publish/model';
import type { BlogMemory, RememberedBlog } from '#engine/blog/memory';
import { clearLeftovers, findBlog, type OpenBlog, type OpenOptions, openBlog } from '#engine/blog/open';
import { PostIndex } from '#engine/posts/index/client';
import type { IndexHost } from '#engine/posts/index/host';
import { deferred } from '#engine/posts/index/slices';
import { anyOpenPull } from '#engine/publish/pull/record';
import { publishStatus } from '#engine/publish/status';
import type { Push } from '../ipc/push';
import { firstParts, partsOf } from '../posts/parts';
import { PublishBackground, type Publishing, recoverFiles } from '../publish/background';

/** When a blog is followed and proved at the latest, in ms after it was opened (a slow window must be there to be told) … */
const FOLLOW_AFTER = 15_000;
/**
 * … and how long after its posts were listed, which the window asks for when its first post is shown: its page is drawn
 * meanwhile.
 */
const PROVE_AFTER = 250;

/** Where the lists of posts are made, and kept between two starts. */
export interface Indexing {
  readonly host: IndexHost;
  /** A folder of the app's own, absolute. */
  readonly keepIn: string;
  /** Of the program: what another one kept is not used. */
  readonly version: string;
}

/** A blog the author has open: its model, its posts, its running publish. */
export class OpenedBlog {
  /** The blog's posts; begins to read when it is first asked. */
  readonly index: PostIndex;
  readonly #push: Push;
  readonly #report: (error: unknown) => void;
  #publishing: AbortController | null = null;
  readonly #background: PublishBackground;
  #statusWanted = false;
  #statusRunning = false;
  #closed = false;
  /** The window has had the time to show its first post and page; or it never will. */
  readonly #shown = deferred();
  #blog: OpenBlog;
  #remembered: RememberedBlog | null;
  #prove: (() => void) | null = null;
  #start: NodeJS.Timeout | null = null;

  constructor(
    blog: OpenBlog,
    remembered: RememberedBlog | null,
    { host, keepIn, version }: Indexing,
    push: Push,
    report: (error: unknown) => void,
    publishing: Publishing,
  ) {
    this.#blog = blog;
    this.#remembered = remembered;
    this.#push = push;
    this.#report = report;
    const { id: blogId, root, model, readAt } = blog;
    this.#background = new PublishBackground({
      ...{ blogId, root, publishing, push, report },
      onMoved: () => this.refreshStatus(),
    });
    const cacheFile = join(keepIn, `${blogId}.posts`);
    this.index = new PostIndex(
      host,
      { root, model, cacheFile, version, watch: true, ...(readAt === undefined ? {} : { readAt }) },
      {
        onListed: (posts, complete) => this.#tellListed(partsOf(posts), complete),
        onChanged: (changed, removed) => {
          for (const [at, part] of partsOf(changed).entries())
            push('posts.changed', { blogId, changed: part, removed: at === 0 ? [...removed] : [] });
          this.refreshStatus();
        },
        onPolling: (reason) => push('blog.polling', { blogId, reason }),
        onConfig: () => this.#prove?.(),
        onTrouble: report,
      },
    );
  }

  get blog(): OpenBlog {
    return this.#blog;
  }

  /** What was remembered of the blog, and is what `blog` rests on; null for one that was looked at. */
  get remembered(): RememberedBlog | null {
    return this.#remembered;
  }

  /** The blog was looked at and is what was remembered. */
  prove(blog: OpenBlog): void {
    this.#blog = blog;
    this.#remembered = null;
  }

  /**
   * Follows the folder soon, so that the list and the open post stay true. `prove` looks whether the blog is still
   * what it was taken for: once if it was only remembered, and whenever a configuration is touched.
   */
  follow(prove: () => void): void {
    this.#prove = prove;
    this.#startAfter(FOLLOW_AFTER);
  }

  /** The posts as they are known now; of many the first part, after which the others are told as listed. */
  async list(): ReturnType<PostIndex['list']> {
    const { posts, complete } = await this.index.list();
    if (this.#start !== null) this.#startAfter(PROVE_AFTER);
    const [first = [], ...others] = firstParts(posts);
    if (others.length > 0) setImmediate(() => this.#tellListed(others, complete));
    return { posts: first, complete: complete && others.length === 0 };
  }

  #tellListed(parts: readonly ListedPost[][], complete: boolean): void {
    const { id: blogId } = this.#blog;
    for (const [at, posts] of parts.entries())
      this.#push('posts.listed', { blogId, posts, complete: complete && at === parts.length - 1 });
  }

  /** Looks at the files again if they are followed: another program may have had the author's attention. */
  lookAgain(): void {
    if (this.#start === null && !this.#closed) this.index.look(null).catch(this.#report);
  }

  #startAfter(ms: number): void {
    if (this.#closed) return;
    if (this.#start !== null) clearTimeout(this.#start);
    this.#start = setTimeout(() => {
      this.#start = null;
      this.#shown.resolve();
      this.index.start();
      this.#background.start().catch(this.#report);
      if (this.remembered !== null) this.#prove?.();
    }, ms);
  }

  /** Resolves when the window has had the time to show its first post and page, or never will. */
  whenShown(): Promise<void> {
    return this.#shown.promise;
  }

  /** What Git says of the folder; not before the first post and page are shown: to start Git takes this process 10 ms each time. */
  async status(): Promise<PublishStatus> {
    await this.#shown.promise;
    return publishStatus(this.blog.root);
  }

  /** Reads Git's view again and tells the window. Calls that come while one runs become one more. */
  refreshStatus(): void {
    this.#statusWanted = true;
    if (!this.#statusRunning) void this.#refresh().catch(this.#report);
  }

  get isPublishing(): boolean {
    return this.#publishing !== null;
  }

  /**
   * Runs one publish at a time; a second one is refused as busy. The signal stops it at a safe point. What is sent by itself
   * gives way to it.
   */
  async whilePublishing<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#publishing) throw new Failure('repository-busy', { lock: 'Longhand' });
    const publishing = new AbortController();
    this.#publishing = publishing;
    try {
      return await this.#background.hold(() => run(publishing.signal));
    } finally {
      this.#publishing = null;
      this.refreshStatus();
    }
  }

  /** The author is back, or with `anew` the network: what waits to be sent is tried, and the remote is looked at. */
  wake({ anew = false } = {}): void {
    if (!this.#closed && this.#start === null) this.#background.wake(anew);
  }

  aboutToPublish(): void {
    if (!this.#closed && this.#start === null) this.#background.aboutToPublish();
  }

  cancelPublish(): void {
    this.#publishing?.abort();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#shown.resolve();
    this.cancelPublish();
    if (this.#start !== null) clearTimeout(this.#start);
    await this.#background.close();
    await this.index.close();
  }

  async #refresh(): Promise<void> {
    this.#statusRunning = true;
    try {
      while (this.#statusWanted && !this.#closed) {
        this.#statusWanted = false;
        const status = await this.status();
        this.#push('publish.statusChanged', { blogId: this.blog.id, status });
      }
    } finally {
      this.#statusRunning = false;
    }
  }
}

/**
 * The blogs opened since the app started, by id. The renderer names them by that id and never by a path. One is
 * the window's; the others stay known, so that text typed just before a switch still reaches its file.
 */
export class OpenBlogs {
  readonly #open = new Map<string, OpenedBlog>();
  readonly #push: Push;
  readonly #report: (error: unknown) => void;
  readonly #indexing: Indexing;
  readonly #options: OpenOptions;
  readonly #publishing: Publishing;
  readonly #proving = new Map<OpenedBlog, Promise<OpenedBlog>>();
  #current: OpenedBlog | null = null;
  /** Told when a blog was looked at again: the one it is now, or another one in its place. */
  onProved: (opened: OpenedBlog) => void = () => undefined;

  constructor(
    indexing: Indexing,
    push: Push,
    report: (error: unknown) => void,
    publishing: Publishing,
    options: OpenOptions = {},
  ) {
    this.#publishing = publishing;
    this.#indexing = indexing;
    this.#push = push;
    this.#report = report;
    this.#options = options;
  }

  /** The blog the window shows. */
  get current(): OpenedBlog | null {
    return this.#current;
  }

  /** Fails with `blog-not-open`. */
  get(id: string): OpenedBlog {
    const open = this.#open.get(id);
    if (!open) throw new Failure('blog-not-open');
    return open;
  }

  /** The root of an open blog, or null: for the asset protocol, whose host is a blog's id. */
  root(id: string): string | null {
    return this.#open.get(id)?.blog.root ?? null;
  }

  /**
   * Opens the blog in `folder` and makes it the window's; the one before is closed. With a `memory` that knows the
   * blog it is what it was, until it is proved soon after.
   *
   * @throws Failure `folder-missing`, `folder-no-permission`, `not-a-folder`, `blog-is-bare`; then the blog
   * that was open stays open.
   */
  async open(folder: string, memory: BlogMemory | null = null): Promise<OpenedBlog> {
    const { id, root } = await findBlog(folder);
    // Before a post is shown: one that a cut-off pull has left empty is not what the author wrote.
    const { state } = this.#publishing;
    if (await anyOpenPull(state)) await recoverFiles(root, state).catch(this.#report);
    const remembered = memory && (await memory.read(id, root));
    if (remembered === null) return this.#show(await openBlog(root, this.#options), null);
    const { name, model } = remembered;
    const files = { files: [], links: new Set<string>(), temps: [], truncated: false };
    return this.#show({ id, root, name, model, files }, remembered);
  }

  /**
   * The blog with this id as it is: one that was only remembered is looked at first. Fails with `blog-not-open`, and as
   * `open` does.
   */
  async proved(id: string): Promise<OpenedBlog> {
    const open = this.get(id);
    return open.remembered === null ? open : this.#proveOnce(open);
  }

  async #show(blog: OpenBlog, remembered: RememberedBlog | null): Promise<OpenedBlog> {
    const before = this.#current;
    const opened = new OpenedBlog(
      ...([blog, remembered, this.#indexing, this.#push, this.#report, this.#publishing] as const),
    );
    this.#open.set(blog.id, opened);
    this.#current = opened;
    if (before) await before.close();
    opened.follow(
      () =>
        void this.#proveAnew(opened).catch((error: unknown) => {
          // A blog that was closed meanwhile may be gone, with the drive it was on.
          if (opened === this.#current) this.#report(error);
        }),
    );
    if (remembered === null) void clearLeftovers(blog).catch(this.#report);
    return opened;
  }

  /** What is being looked at may have been read before the change that this is asked for. */
  async #proveAnew(open: OpenedBlog): Promise<OpenedBlog> {
    await this.#proving.get(open)?.catch(() => undefined);
    return this.#proveOnce(open);
  }

  #proveOnce(open: OpenedBlog): Promise<OpenedBlog> {
    const running = this.#proving.get(open);
    if (running) return running;
    const proof = this.#prove(open).finally(() => this.#proving.delete(open));
    this.#proving.set(open, proof);
    return proof;
  }

  /** Looks at the blog once more. When it is kept in another way by now, it is opened anew in place of the old one. */
  async #prove(open: OpenedBlog): Promise<OpenedBlog> {
    const { id, root } = open.blog;
    const blog = await openBlog(root, this.#options);
    const now = this.#open.get(id);
    if (now !== undefined && now !== open) return now;
    if (open !== this.#current) return open;
    // What was remembered has its keys in the order of its schema.
    const same = isDeepStrictEqual(blog.model, open.blog.model) && blog.name === open.blog.name;
    const shown = same ? open : await this.#show(blog, null);
    if (same) {
      open.prove(blog);
      void clearLeftovers(blog).catch(this.#report);
    }
    this.onProved(shown);
    return shown;
  }

  async close(id: string): Promise<void> {
    const open = this.get(id);
    if (this.#current === open) this.#current = null;
    await open.close();
  }
}
