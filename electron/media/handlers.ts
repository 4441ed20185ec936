import type { Handlers } from '#core/ipc/contract';
import type { MediaDesk } from '#engine/media/desk';
import type { OpenBlogs } from '../blog/open-blogs';

/** Files that come into a blog by paste and drop. */
export function mediaHandlers(
  blogs: OpenBlogs,
  desk: MediaDesk,
): Pick<Handlers, 'media.add' | 'media.remove' | 'media.restore'> {
  return {
    'media.add': async ({ blogId, ...request }) => {
      const open = blogs.get(blogId);
      const added = await desk.add(open.blog, open.index, request);
      if (added.addedId !== null) open.refreshStatus();
      return added;
    },
    'media.remove': async ({ blogId, addedId }) => {
      const open = blogs.get(blogId);
      await desk.remove(open.blog, open.index, addedId);
      open.refreshStatus();
      return {};
    },
    'media.restore': async ({ blogId, addedId }) => {
      const open = blogs.get(blogId);
      await desk.restore(open.blog, addedId);
      open.refreshStatus();
      return {};
    },
  };
}
