import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import type { PublishOutcome, PublishStatus } from '#core/publish/model';
import { clearLeftovers, type OpenBlog, type OpenOptions, openBlog } from '#engine/blog/open';
import { PostIndex } from '#engine/posts/index-client';
import type { IndexHost } from '#engine/posts/index-host';
import { publishStatus } from '#engine/publish/status';
import type { Push } from '../ipc/push';

/** When a blog is followed at the latest, in ms after it was opened. */
const FOLLOW_AFTER = 3000;

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
  readonly blog: OpenBlog;
  /** The blog's posts; begins to read when it is first asked. */
  readonly index: PostIndex;
  readonly #push: Push;
  readonly #report: (error: unknown) => void;
  #publishing: AbortController | null = null;
  #statusWanted = false;
  #statusRunning = false;
  #closed = false;
  #onConfig: (() => void) | null = null;
  #start: NodeJS.Timeout | null = null;

  constructor(
    blog: OpenBlog,
    { host, keepIn, version }: Indexing,
    push: Push,
    report: (error: unknown) => void,
  ) {
    this.blog = blog;
    this.#push = push;
    this.#report = report;
    const { id: blogId, root, model } = blog;
    const cacheFile = join(keepIn, `${blogId}.posts`);
    this.index = new PostIndex(
      host,
      { root, model, cacheFile, version, watch: true },
      {
        onListed: (posts, complete) => push('posts.listed', { blogId, posts, complete }),
        onChanged: (changed, removed) => {
          push('posts.changed', { blogId, changed, removed: [...removed] });
          this.refreshStatus();
        },
        onPolling: (reason) => push('blog.polling', { blogId, reason }),
        onConfig: () => this.#onConfig?.(),
        onTrouble: report,
      },
    );
  }

  /** Follows the folder from now on, so that the list and the open post stay true. */
  follow(onConfig: () => void): void {
    this.#onConfig = onConfig;
    // The list asks for the posts when the first of them is on the screen; a window without one does not.
    this.#start = setTimeout(() => this.index.start(), FOLLOW_AFTER);
  }

  async status(): Promise<PublishStatus> {
    return publishStatus(this.blog.root);
  }

  /** Reads Git's view again and tells the window. Calls that come while one runs become one more. */
  refreshStatus(): void {
    this.#statusWanted = true;
    if (!this.#statusRunning) void this.#refresh().catch(this.#report);
  }

  /** Runs one publish at a time; a second one is refused as busy. The signal stops it at a safe point. */
  async whilePublishing(run: (signal: AbortSignal) => Promise<PublishOutcome>): Promise<PublishOutcome> {
    if (this.#publishing) throw new Failure('repository-busy', { lock: 'Longhand' });
    this.#publishing = new AbortController();
    try {
      return await run(this.#publishing.signal);
    } finally {
      this.#publishing = null;
      this.refreshStatus();
    }
  }

  cancelPublish(): void {
    this.#publishing?.abort();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.cancelPublish();
    if (this.#start !== null) clearTimeout(this.#start);
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
  #current: OpenedBlog | null = null;

  constructor(indexing: Indexing, push: Push, report: (error: unknown) => void, options: OpenOptions = {}) {
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
   * Opens the blog in `folder` and makes it the window's; the one before is closed.
   *
   * @throws Failure `folder-missing`, `folder-no-permission`, `not-a-folder`, `blog-is-bare`; then the blog
   * that was open stays open.
   */
  async open(folder: string): Promise<OpenedBlog> {
    const blog = await openBlog(folder, this.#options);
    const before = this.#current;
    const opened = new OpenedBlog(blog, this.#indexing, this.#push, this.#report);
    this.#open.set(blog.id, opened);
    this.#current = opened;
    if (before) {
      await before.close();
    }
    opened.follow(() => undefined);
    void clearLeftovers(blog).catch(this.#report);
    return opened;
  }

  async close(id: string): Promise<void> {
    const open = this.get(id);
    if (this.#current === open) this.#current = null;
    await open.close();
  }
}
