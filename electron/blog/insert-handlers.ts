import type { Handlers } from '#core/ipc/contract';
import { listComponents } from '#engine/blog/components';
import { listImages } from '#engine/media/list';
import type { OpenBlogs } from './open-blogs';

/** What a blog has that can be put into a post. `now` is the local time in ISO 8601. */
export function insertHandlers(
  blogs: OpenBlogs,
  now: () => string,
): Pick<Handlers, 'blog.components' | 'media.images'> {
  return {
    'blog.components': ({ blogId }) => listComponents(blogs.get(blogId).blog),
    'media.images': ({ blogId, postId }) => {
      const { blog, index } = blogs.get(blogId);
      return listImages(blog, index, postId, now().slice(0, 10));
    },
  };
}
