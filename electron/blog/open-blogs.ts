import { Failure } from '#core/ipc/errors';
import type { PublishOutcome, PublishStatus } from '#core/publish/model';
import { clearLeftovers, type OpenBlog, openBlog } from '#engine/blog/open';
import { readSummaries } from '#engine/posts/library';
import { type BlogWatch, watchBlog } from '#engine/posts/watch';
import { publishStatus } from '#engine/publish/status';
import type { Push } from '../ipc/push';

/** A blog the author has open: its model, its watcher, its running publish. */
export class OpenedBlog {
  readonly blog: OpenBlog;
  readonly #push: Push;
  readonly #report: (error: unknown) => void;
  #watch: BlogWatch | null = null;
  #publishing: AbortController | null = null;
  #statusWanted = false;
  #statusRunning = false;
  #closed = false;

  constructor(blog: OpenBlog, push: Push, report: (error: unknown) => void) {
    this.blog = blog;
    this.#push = push;
    this.#report = report;
  }

  /** Follows the folder from now on, so that the list and the open post stay true. */
  follow(): void {
    this.#watch = watchBlog(this.blog, {
      onChange: ({ changed, removed }) => void this.#announce(changed, removed).catch(this.#report),
      onError: this.#report,
    });
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
    await this.#watch?.close();
  }

  async #announce(changedIds: readonly string[], removed: readonly string[]): Promise<void> {
    const changed = await readSummaries(this.blog, changedIds);
    if (this.#closed) return;
    this.#push('posts.changed', { blogId: this.blog.id, changed, removed: [...removed] });
    this.refreshStatus();
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
  #current: OpenedBlog | null = null;

  constructor(push: Push, report: (error: unknown) => void) {
    this.#push = push;
    this.#report = report;
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
    const blog = await openBlog(folder);
    const before = this.#current;
    const opened = new OpenedBlog(blog, this.#push, this.#report);
    this.#open.set(blog.id, opened);
    this.#current = opened;
    if (before) {
      await before.close();
    }
    opened.follow();
    void clearLeftovers(blog).catch(this.#report);
    return opened;
  }

  async close(id: string): Promise<void> {
    const open = this.get(id);
    if (this.#current === open) this.#current = null;
    await open.close();
  }
}
