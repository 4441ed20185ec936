import type { Handlers } from '#core/ipc/contract';
import type { TrustGuard } from '#engine/publish/trust/guard';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Push } from '../ipc/push';

export type TrustKeys = 'publish.trust' | 'publish.answerTrust';

/** Whether Git may run in a blog as on the terminal, and the author's answer. */
export function trustHandlers(blogs: OpenBlogs, guard: TrustGuard): Pick<Handlers, TrustKeys> {
  return {
    'publish.trust': async ({ blogId }) => {
      const open = blogs.get(blogId);
      await open.whenShown();
      return guard.trust(open.blog.root);
    },
    'publish.answerTrust': async ({ blogId, answer, seen }) => {
      const open = blogs.get(blogId);
      const trust = await guard.answer(open.blog.root, answer, seen);
      open.refreshStatus();
      open.wake();
      return trust;
    },
  };
}

/** Tells the window how its blog stands after its repository was looked at again. */
export async function tellTrust(blogs: OpenBlogs, guard: TrustGuard, push: Push): Promise<void> {
  const open = blogs.current;
  if (open === null) return;
  push('publish.trustChanged', { blogId: open.blog.id, trust: await guard.trust(open.blog.root) });
}
