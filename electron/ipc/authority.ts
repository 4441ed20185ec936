import { resolveInside } from '#engine/blog/paths';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Authority } from './registry';

/** The third gate: a named blog must be open, and every named post must lie inside its folder. */
export const authorityOver =
  (blogs: OpenBlogs): Authority =>
  async (input) => {
    if (typeof input.blogId !== 'string') return;
    const { root } = blogs.get(input.blogId).blog;
    const named = [input.postId, ...(Array.isArray(input.paths) ? input.paths : [])];
    for (const path of named) {
      if (typeof path === 'string') await resolveInside(root, path);
    }
  };
