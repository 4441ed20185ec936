import type { Handlers } from '#core/ipc/contract';
import { publish, pushWaiting } from '#engine/publish/publish';
import { setIdentity } from '#engine/publish/repository';
import { reviewPublish } from '#engine/publish/review';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Push } from '../ipc/push';
import type { HistoryKeys } from './history-handlers';

type Keys = Exclude<Extract<keyof Handlers, `publish.${string}`>, HistoryKeys>;

/**
 * Publishing: what would change, the commit, the push, and where the blog stands with its remote. `state` is the folder
 * (absolute) for what has to be known after a crash.
 */
export function publishHandlers(blogs: OpenBlogs, push: Push, state: string): Pick<Handlers, Keys> {
  return {
    'publish.status': ({ blogId }) => blogs.get(blogId).status(),
    'publish.review': ({ blogId, postId }) => reviewPublish(blogs.get(blogId).blog, postId),
    'publish.run': async ({ blogId, postId, message, paths }) => {
      const open = blogs.get(blogId);
      return open.whilePublishing((signal) =>
        publish(open.blog, {
          postId,
          message,
          paths,
          state,
          signal,
          onStep: (step, percent) => push('publish.progress', { blogId, step, percent }),
        }),
      );
    },
    'publish.push': async ({ blogId }) => {
      const open = blogs.get(blogId);
      return open.whilePublishing((signal) =>
        pushWaiting(open.blog, {
          state,
          signal,
          onStep: (step, percent) => push('publish.progress', { blogId, step, percent }),
        }),
      );
    },
    'publish.cancel': async ({ blogId }) => {
      blogs.get(blogId).cancelPublish();
      return {};
    },
    'publish.setIdentity': async ({ blogId, name, email }) => {
      const open = blogs.get(blogId);
      await setIdentity(open.blog.root, name, email);
      return open.status();
    },
  };
}
