import type { CallKey } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import { isBlogPath, resolveInside } from '#engine/blog/paths';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Authority } from './registry';

/** These touch only what the app itself keeps: unsaved text must reach it even when the blog's drive is gone. */
const JOURNAL_CALLS: ReadonlySet<CallKey> = new Set([
  'posts.backup',
  'posts.discardBackup',
  'posts.snapshot',
  'posts.forgetSnapshots',
]);

/** These do not rest on how the blog is kept, so they need not wait until what was remembered of it is proved. */
const AT_ONCE: ReadonlySet<CallKey> = new Set([
  ...JOURNAL_CALLS,
  'posts.read',
  'posts.list',
  'posts.addresses',
  'posts.times',
  'posts.search',
  'posts.save',
  'publish.status',
  'publish.cancel',
  'publish.trust',
  'publish.answerTrust',
  'publish.scheduled',
  'blog.close',
]);

/** The third gate: a named blog must be open, and every named post must lie inside its folder. */
export const authorityOver =
  (blogs: OpenBlogs): Authority =>
  async (key, input) => {
    if (typeof input.blogId !== 'string') return;
    const { root } = (AT_ONCE.has(key) ? blogs.get(input.blogId) : await blogs.proved(input.blogId)).blog;
    const named = [
      input.postId,
      input.from,
      ...(Array.isArray(input.postIds) ? input.postIds : []),
      ...(Array.isArray(input.paths) ? input.paths : []),
      ...reviewed(input.files),
      ...changed(input.change),
    ];
    for (const path of named) {
      if (typeof path !== 'string') continue;
      if (!isBlogPath(path)) throw new Failure('path-outside-blog', { path });
      if (!JOURNAL_CALLS.has(key)) await resolveInside(root, path);
    }
  };

/** The paths of a review's files. Their schema has been checked. */
function reviewed(files: unknown): unknown[] {
  const all: readonly { path?: unknown; from?: unknown }[] = Array.isArray(files) ? files : [];
  return all.flatMap(({ path, from }) => [path, from]);
}

/** The posts and the folder that a change of posts names. Its schema has been checked. */
function changed(change: unknown): unknown[] {
  if (change === null || typeof change !== 'object') return [];
  const { postId, postIds, folder } = change as { postId?: unknown; postIds?: unknown; folder?: unknown };
  // A folder is judged by a file in it; the blog's own is `''`.
  const inFolder = typeof folder === 'string' && folder !== '' ? `${folder}/post.md` : undefined;
  return [postId, ...(Array.isArray(postIds) ? postIds : []), inFolder];
}
