import type { Handlers } from '#core/ipc/contract';
import { removeLeftoversIn } from '#engine/publish/locks/leftovers';
import type { OpenBlogs } from '../blog/open-blogs';

export type RecoveryKeys = 'publish.removeLocks';

/** What a crash left in the way of publishing. */
export function recoveryHandlers(blogs: OpenBlogs): Pick<Handlers, RecoveryKeys> {
  return {
    'publish.removeLocks': async ({ blogId }) => {
      const open = blogs.get(blogId);
      // What Longhand does by itself is stopped first: its Git would count as one that may hold them.
      const removed = await open.whilePublishing(async () => [...(await removeLeftoversIn(open.blog.root))]);
      open.wake();
      return { removed };
    },
  };
}
