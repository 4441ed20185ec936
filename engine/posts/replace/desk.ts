import { readFile } from 'node:fs/promises';
import { patternOf } from '#core/editor/find';
import { Failure } from '#core/ipc/errors';
import { type Draft, draftOf } from '#core/posts/changes/draft';
import { withHits } from '#core/posts/replace/hits';
import {
  type ChosenHits,
  MOST_HITS,
  type ReplaceFound,
  type ReplaceQuery,
} from '#core/posts/replace/replace';
import type { OpenBlog } from '../../blog/open';
import { resolveInside } from '../../blog/paths';
import { errnoOf } from '../file-errors';
import type { PostShelf } from '../index/shelf';
import { decodePost, revisionOf } from '../post-bytes';
import type { SearchPosts } from './host';
import type { PostHits } from './protocol';

type Blog = Pick<OpenBlog, 'id' | 'root' | 'model'>;

/** What was found, as long as it may be replaced. */
interface Found {
  readonly planId: string;
  readonly blogId: string;
  readonly posts: ReadonlyMap<string, PostHits>;
}

/** A replacement that is worked out: what files become, and the revisions they were made from. */
export interface PreparedReplacement {
  readonly draft: Draft;
  readonly revisions: ReadonlyMap<string, string>;
}

/** Where all posts are searched, and replacements are worked out. Writes nothing. */
export class ReplaceDesk {
  readonly #search: SearchPosts;
  #count = 0;
  #found: Found | null = null;

  constructor(search: SearchPosts) {
    this.#search = search;
  }

  /** Every match in every post, as the disk is now. `pattern-bad`, `pattern-slow`, `cancelled` by a later search. */
  async find({ id, root, model }: Blog, shelf: PostShelf, query: ReplaceQuery): Promise<ReplaceFound> {
    const pattern = patternOf(query);
    if (!pattern.ok) throw new Failure('pattern-bad', { reason: pattern.reason });
    const posts = await shelf.all();
    const ids = posts.map((post) => post.id);
    const { posts: found, ...rest } = await this.#search({ root, model, ids, query, most: MOST_HITS });
    this.#count += 1;
    const planId = `replace-${this.#count}`;
    this.#found = { planId, blogId: id, posts: new Map(found.map((post) => [post.id, post])) };
    const titles = new Map(posts.map((post) => [post.id, post.title]));
    return {
      planId,
      posts: found.map(({ id: postId, hits }) => ({
        postId,
        title: titles.get(postId) || postId,
        hits: hits.map(({ shown }) => shown),
      })),
      total: found.reduce((sum, { hits }) => sum + hits.length, 0),
      ...rest,
    };
  }

  /**
   * The files with the chosen matches replaced. `plan-gone` when it was not the newest search, `conflict` when a file is
   * not as it was searched, `nothing-to-change`.
   */
  async prepare(blog: Blog, planId: string, chosen: readonly ChosenHits[]): Promise<PreparedReplacement> {
    const found = this.#found;
    if (found === null || found.planId !== planId || found.blogId !== blog.id) throw new Failure('plan-gone');
    const edits = new Map<string, string>();
    const revisions = new Map<string, string>();
    for (const { postId, hits } of chosen) {
      const post = found.posts.get(postId);
      if (post === undefined || hits.length === 0) continue;
      const text = await textAt(blog.root, post);
      const after = withHits(text, post.hits, hits);
      if (after === text) continue;
      edits.set(postId, after);
      revisions.set(postId, post.revision);
    }
    if (edits.size === 0) throw new Failure('nothing-to-change');
    return { draft: draftOf({ edits }), revisions };
  }
}

async function textAt(root: string, { id, revision }: PostHits): Promise<string> {
  try {
    const bytes = await readFile(await resolveInside(root, id));
    if (revisionOf(bytes) === revision) return decodePost(bytes).text;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    throw new Failure('conflict', { path: id }, { cause: error });
  }
  throw new Failure('conflict', { path: id });
}
