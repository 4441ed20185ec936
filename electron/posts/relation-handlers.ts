import type { Handlers } from '#core/ipc/contract';
import type { OpenBlogs } from '../blog/open-blogs';

export type RelationKeys = 'posts.linkHabit' | 'posts.headings' | 'posts.related';

/** What posts have to do with each other, from the blog's index. */
export function relationHandlers(blogs: OpenBlogs): Pick<Handlers, RelationKeys> {
  return {
    'posts.linkHabit': ({ blogId }) => blogs.get(blogId).index.linkHabit(),
    'posts.related': ({ blogId, postId }) => blogs.get(blogId).index.related(postId),
    'posts.headings': ({ blogId, postId }) => blogs.get(blogId).index.headings(postId),
  };
}
