import { join } from 'node:path';
import { isPost } from '#core/blog/detect';
import { Failure } from '#core/ipc/errors';
import { summarise } from '#core/posts/facts';
import type { PostSummary } from '#core/posts/post';
import type { OpenBlog } from '../blog/open';
import { locate } from '../blog/paths';
import { walkBlog } from '../blog/walk';
import { errnoOf, reasonOf } from './file-errors';
import { readHead } from './head';
import { newestFirst } from './order';

/** What of a blog the library needs. */
type Shelf = Pick<OpenBlog, 'root' | 'model'>;

/** How long files are read before other work gets its turn, in ms. */
const SLICE = 8;

/**
 * Lists the posts of a blog, newest first, reading only the heads of their files. A post that cannot be read
 * is listed with the reason as its problem. Other work gets its turn every few milliseconds. Fails with the
 * system's error when the blog's folder itself cannot be read.
 */
export async function listPosts(blog: Shelf): Promise<PostSummary[]> {
  const { files, links } = await walkBlog(blog.root);
  return newestFirst(await readSummaries(blog, files, links));
}

/**
 * The summaries of those of `ids` (paths relative to the blog) that are posts and exist, in their order.
 * `links`: which of them may be symbolic links; all when not given.
 */
export async function readSummaries(
  blog: Shelf,
  ids: readonly string[],
  links?: ReadonlySet<string>,
): Promise<PostSummary[]> {
  const posts: PostSummary[] = [];
  let sliceEnds = performance.now() + SLICE;
  for (const id of ids) {
    if (!isPost(id, blog.model)) continue;
    const post =
      links === undefined || links.has(id)
        ? await readThroughLink(blog, id)
        : readSummary(blog, id, join(blog.root, id));
    if (post !== null) posts.push(post);
    if (performance.now() > sliceEnds) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      sliceEnds = performance.now() + SLICE;
    }
  }
  return posts;
}

/** The summary of one post. Fails with `post-missing` when it is gone or no post of this blog. */
export async function summarisePost(blog: Shelf, id: string): Promise<PostSummary> {
  const [post] = await readSummaries(blog, [id]);
  if (post === undefined) throw new Failure('post-missing', { path: id });
  return post;
}

async function readThroughLink(blog: Shelf, id: string): Promise<PostSummary | null> {
  const place = await locate(blog.root, id);
  switch (place.kind) {
    case 'file':
      return readSummary(blog, id, place.path);
    case 'missing':
      return null;
    case 'bad-path':
    case 'outside-link':
      return unreadable(blog, id, 'it leads outside the blog');
    case 'not-a-file':
      return unreadable(blog, id, 'it is not a file');
    case 'unreadable':
      return unreadable(blog, id, place.reason);
  }
}

function readSummary(blog: Shelf, id: string, path: string): PostSummary | null {
  try {
    const head = readHead(path);
    if (head === null) return unreadable(blog, id, 'it is not a file');
    return summarise({ id, ...head, model: blog.model });
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return null;
    if (code === null) throw error;
    return unreadable(blog, id, reasonOf(error));
  }
}

function unreadable(blog: Shelf, id: string, reason: string): PostSummary {
  const facts = summarise({ id, text: '', modified: 0, model: blog.model });
  return { ...facts, problem: { message: `This post cannot be read: ${reason}.`, line: 1 } };
}
