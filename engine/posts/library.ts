import type { Stats } from 'node:fs';
import { ignoredHold, isListed, isPost, withoutResources } from '#core/blog/post-path';
import { Failure } from '#core/ipc/errors';
import { factsOf, type PostFacts } from '#core/posts/facts';
import type { PostSummary } from '#core/posts/post';
import type { OpenBlog } from '../blog/open';
import { locate } from '../blog/paths';
import { walkBlog } from '../blog/walk';
import { errnoOf, reasonOf } from './file-errors';
import { fileOf } from './file-path';
import { readTop, readUnseen, topIn } from './head';
import { lookAt, unseenBefore } from './index/scan';
import type { KeptText, TextRoom } from './index/text-room';
import { newestFirst } from './order';

/** What of a blog the library needs. */
export type BlogPlace = Pick<OpenBlog, 'root' | 'model'>;

/** A post as its file says it is. `file` is null when it could not be read; the post's `problem` then says why. */
export interface ReadPost extends PostFacts {
  readonly file: ReadFile | null;
}

/** What was read: the text if it is kept, and the file as it was before, if it was looked at. */
export interface ReadFile {
  readonly kept: KeptText | null;
  readonly stats: Stats | null;
}

/** How long files are read before other work gets its turn, in ms. */
const SLICE = 8;

/**
 * Lists the posts of a blog, newest first, with files among them that the generator passes over (see `hold`), reading
 * only the heads of their files. A post that cannot be read
 * is listed with the reason as its problem. Other work gets its turn every few milliseconds. Fails with the
 * system's error when the blog's folder itself cannot be read.
 */
export async function listPosts(blog: BlogPlace): Promise<PostSummary[]> {
  const { files, links } = await walkBlog(blog.root);
  const listed = files.filter((path) => isListed(path, blog.model));
  return newestFirst(await readSummaries(blog, withoutResources(listed, blog.model), links));
}

/**
 * The summaries of those of `ids` (paths relative to the blog) that the library lists and that exist, in their order.
 * `links`: which of them may be symbolic links; all when not given.
 */
export async function readSummaries(
  blog: BlogPlace,
  ids: readonly string[],
  links?: ReadonlySet<string>,
): Promise<PostSummary[]> {
  const posts: PostSummary[] = [];
  let sliceEnds = performance.now() + SLICE;
  for (const id of ids) {
    if (!isListed(id, blog.model)) continue;
    const mayLink = links === undefined || links.has(id);
    const post = mayLink ? await readThroughLink(blog, id) : readPlain(blog, id);
    if (post !== null) posts.push({ ...post.post, url: post.address() });
    if (performance.now() > sliceEnds) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      sliceEnds = performance.now() + SLICE;
    }
  }
  return posts;
}

/** The summary of one post. Fails with `post-missing` when it is gone or no post of this blog. */
export async function summarisePost(blog: BlogPlace, id: string): Promise<PostSummary> {
  const [post] = await readSummaries(blog, [id]);
  if (post === undefined) throw new Failure('post-missing', { path: id });
  return post;
}

/** The post at `id`, which may be a link or lie behind one; null when nothing is there. `room`: as for `readTop`. */
export async function readThroughLink(
  blog: BlogPlace,
  id: string,
  room?: TextRoom,
): Promise<ReadPost | null> {
  const place = await locate(blog.root, id);
  switch (place.kind) {
    case 'file':
      return readPlain(blog, id, room, place.path);
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

/** The post at `id`, whose file is at `path` and no link; null when nothing is there. Synchronous. */
export function readPlain(
  blog: BlogPlace,
  id: string,
  room?: TextRoom,
  path = fileOf(blog.root, id),
): ReadPost | null {
  try {
    const file = readTop(path, room);
    if (file === null) return unreadable(blog, id, 'it is not a file');
    const { top, head, stats } = file;
    const modified = Math.floor(stats.mtimeMs);
    const facts = factsOf({ id, text: top, longer: head, modified, model: blog.model });
    return held(facts, blog, file);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return null;
    if (code === null) throw error;
    return unreadable(blog, id, reasonOf(error));
  }
}

/**
 * The same with the file not looked at where it has a date, for a long list that is made for the first time. That it was all of a
 * regular file is for a later look to say (`unseenBefore`). `readAt`: the time, in ms since the epoch. Null when `readPlain` has to
 * say what there is. Synchronous.
 */
export function readPlainUnseen(
  blog: BlogPlace,
  id: string,
  room: TextRoom,
  readAt: number,
): ReadPost | null {
  const path = fileOf(blog.root, id);
  try {
    const file = readUnseen(path, room);
    if (file === null) return null;
    const { top, head, kept } = file;
    const { post, address } = factsOf({ id, text: top, longer: head, modified: 0, model: blog.model });
    if (post.date !== null) return held({ post, address }, blog, { kept, stats: null });
    const stats = unseenBefore(lookAt(path), kept.length, readAt);
    if (stats === null) return null;
    const dated = { ...post, modified: Math.floor(stats.mtimeMs) };
    return held({ post: dated, address }, blog, { kept, stats });
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

/** The address of the post at `id` whose file has these bytes, as `PostSummary.url`. */
export function addressFrom({ model }: BlogPlace, id: string, bytes: Buffer): string | null {
  if (!isPost(id, model)) return null;
  const { top, head } = topIn(bytes);
  return factsOf({ id, text: top, longer: head, modified: 0, model }).address();
}

function unreadable(blog: BlogPlace, id: string, reason: string): ReadPost {
  const facts = factsOf({ id, text: '', modified: 0, model: blog.model });
  const { post, address } = held(facts, blog, null);
  const problem = { message: `This post cannot be read: ${reason}.`, line: 1 };
  return { post: { ...post, problem }, address, file: null };
}

/** A file that the generator passes over has no address, and that reason comes before any other. */
function held({ post, address }: PostFacts, { model }: BlogPlace, file: ReadFile | null): ReadPost {
  if (isPost(post.id, model)) return { post, address, file };
  return { post: { ...post, hold: ignoredHold(post.id, model) }, address: () => null, file };
}
