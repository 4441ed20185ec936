import type { Handlers } from '#core/ipc/contract';
import { readLiveness } from '#engine/posts/liveness';
import type { OpenBlogs } from '../blog/open-blogs';

/** Why a post is on the site or not, as far as its file and Git on this computer tell. */
export function livenessHandlers(blogs: OpenBlogs): Pick<Handlers, 'posts.liveness'> {
  return {
    'posts.liveness': ({ blogId, postId }) => readLiveness(blogs.get(blogId).blog, postId),
  };
}
