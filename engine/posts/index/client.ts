import { Failure } from '#core/ipc/errors';
import type { CheckProblem } from '#core/posts/check';
import type { LinkHabit } from '#core/posts/links/example';
import type { PostHeading } from '#core/posts/links/headings';
import type { ListedPost, PostAddresses, PostSummary, PostTimes } from '#core/posts/post';
import type { RelatedAnswer } from '#core/posts/related/related';
import type { SearchAnswer } from '#core/posts/search/search';
import type { IndexHost, IndexLine } from './host';
import { postsOf, summariesOf } from './line';
import type { IndexAnswers, IndexNews, IndexPlace, IndexQuestion } from './protocol';
import type { PostShelf } from './shelf';

export interface IndexListeners {
  /** Posts that `list` did not have yet; `complete` with the last of them. */
  readonly onListed: (posts: ListedPost[], complete: boolean) => void;
  readonly onChanged: (changed: ListedPost[], removed: readonly string[]) => void;
  /** Changes are only looked for now and then from here on. */
  readonly onPolling: (reason: string) => void;
  /** A file that may say how the blog is kept was touched. */
  readonly onConfig: () => void;
  /** Something failed without harm. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * The posts of an open blog, as the index in its thread knows them. Nothing is read before the first question or
 * `start`, so that opening a blog costs nothing on the way to its first post.
 */
export class PostIndex implements PostShelf {
  readonly #host: IndexHost;
  readonly #place: IndexPlace;
  readonly #listeners: IndexListeners;
  #line: IndexLine | null = null;
  #closed = false;

  constructor(host: IndexHost, place: IndexPlace, listeners: IndexListeners) {
    this.#host = host;
    this.#place = place;
    this.#listeners = listeners;
  }

  /** Begins to read and to follow the folder, unless it has begun. */
  start(): void {
    this.#open();
  }

  /** What is known now, newest first; while not `complete`, the rest is told to `onListed`. */
  async list(): Promise<{ posts: ListedPost[]; complete: boolean }> {
    const { posts, complete } = await this.#ask('list', null);
    return { posts: postsOf(posts), complete };
  }

  /** Every post as it is on the disk now, newest first. */
  readonly all = async (): Promise<readonly ListedPost[]> => postsOf(await this.#ask('all', null));

  /** The same with their addresses. */
  readonly addressed = async (): Promise<readonly PostSummary[]> =>
    summariesOf(await this.#ask('addressed', null));

  /** The addresses of those of these posts (all for null) that are known now. */
  addresses(ids: readonly string[] | null): Promise<PostAddresses> {
    return this.#ask('addresses', ids);
  }

  /** When the files of those of these posts (all for null) that are known now were last changed. */
  times(ids: readonly string[] | null): Promise<PostTimes> {
    return this.#ask('times', ids);
  }

  /** Ids of posts whose file has one of these strings in it, compared as they are; newest first. */
  readonly containing = (needles: readonly string[]): Promise<readonly string[]> =>
    this.#ask('containing', needles);

  /**
   * The posts in which every word of the query occurs, best first, the first `limit` of them. Fails with `cancelled`
   * when a later query came before this one was looked for.
   */
  async search(query: string, limit: number): Promise<SearchAnswer> {
    const answer = await this.#ask('search', { query, limit });
    if (answer === null) throw new Failure('cancelled');
    return answer;
  }

  /** How the blog's posts link to each other, the usual way first. */
  linkHabit(): Promise<LinkHabit> {
    return this.#ask('linkHabit', null);
  }

  /** What other posts have to do with a post. `post-missing`. */
  async related(postId: string): Promise<RelatedAnswer> {
    const found = await this.#ask('related', postId);
    if (found === null) throw new Failure('post-missing', { path: postId });
    return found;
  }

  /** The headings of a post with their anchors. `post-missing`. */
  async headings(postId: string): Promise<PostHeading[]> {
    const found = await this.#ask('headings', postId);
    if (found === null) throw new Failure('post-missing', { path: postId });
    return found;
  }

  /** What is wrong with these posts as the files are now, by file and line. */
  async check(ids: readonly string[]): Promise<readonly CheckProblem[]> {
    await this.#ask('look', ids);
    return this.#ask('check', ids);
  }

  /** Looks at the files again, at all or at these; resolves when the news of them was told. */
  async look(ids: readonly string[] | null): Promise<void> {
    await this.#ask('look', ids);
  }

  /** Resolves when every post is read and can be searched. */
  async settled(): Promise<void> {
    await this.#ask('settled', null);
  }

  /** Resolves when changes made from now on are seen. */
  async watching(): Promise<void> {
    await this.#ask('watching', null);
  }

  /** No listener is called after the call. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#line?.close();
  }

  #open(): IndexLine {
    if (this.#line === null || this.#line.isDead()) {
      this.#line = this.#host.open(this.#place, (news) => {
        if (!this.#closed) this.#hear(news);
      });
    }
    return this.#line;
  }

  async #ask<Q extends IndexQuestion>(
    question: Q,
    input: IndexAnswers[Q]['input'],
  ): Promise<IndexAnswers[Q]['output']> {
    if (this.#closed) throw new Failure('blog-not-open');
    // The desk answers each question with its own output.
    return (await this.#open().ask(question, input)) as IndexAnswers[Q]['output'];
  }

  #hear(news: IndexNews): void {
    const { onListed, onChanged, onPolling, onConfig, onTrouble } = this.#listeners;
    switch (news.kind) {
      case 'listed':
        onListed(postsOf(news.posts), news.complete);
        return;
      case 'changed':
        onChanged(postsOf(news.posts), news.removed);
        return;
      case 'polling':
        onPolling(news.reason);
        return;
      case 'config':
        onConfig();
        return;
      case 'trouble':
        onTrouble(new Error(news.message));
        return;
    }
  }
}
