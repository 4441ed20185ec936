import type { CallKey } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import { isBlogPath, resolveInside } from '#engine/blog/paths';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Authority } from './registry';

/** These touch only the journal: unsaved text must reach it even when the blog's drive is gone. */
const JOURNAL_CALLS: ReadonlySet<CallKey> = new Set(['posts.backup', 'posts.discardBackup']);

/** The third gate: a named blog must be open, and every named post must lie inside its folder. */
export const authorityOver =
  (blogs: OpenBlogs): Authority =>
  async (key, input) => {
    if (typeof input.blogId !== 'string') return;
    const { root } = blogs.get(input.blogId).blog;
    const named = [input.postId, ...(Array.isArray(input.paths) ? input.paths : [])];
    for (const path of named) {
      if (typeof path !== 'string') continue;
      if (!isBlogPath(path)) throw new Failure('path-outside-blog', { path });
      if (!JOURNAL_CALLS.has(key)) await resolveInside(root, path);
    }
  };
