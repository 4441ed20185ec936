import type { Handlers } from '#core/ipc/contract';
import type { PullOutcome } from '#core/publish/pull/outcome';
import { pull } from '#engine/publish/pull/pull';
import { decideRewritten } from '#engine/publish/pull/rewritten';
import { readWaiting } from '#engine/publish/queue/read-waiting';
import { publishableRepository } from '#engine/publish/repository';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Push } from '../ipc/push';

export type WaitingKeys = 'publish.waiting' | 'publish.pull' | 'publish.decideRewritten' | 'publish.wake';

const NO_REMOTE: PullOutcome = { kind: 'waiting', reason: 'no-remote', detail: '', quoted: false };

/** What waits between here and the remote, and getting what is newer there. `state` is the app's folder for publishing. */
export function waitingHandlers(blogs: OpenBlogs, push: Push, state: string): Pick<Handlers, WaitingKeys> {
  return {
    'publish.waiting': ({ blogId }) => readWaiting(blogs.get(blogId).blog.root, state),
    'publish.pull': async ({ blogId }) => {
      const open = blogs.get(blogId);
      return open.whilePublishing(async (signal) => {
        push('publish.progress', { blogId, step: 'contacting', percent: null });
        const repository = await publishableRepository(open.blog.root);
        const { target } = repository;
        return target === null ? NO_REMOTE : pull(repository, { target, state, signal });
      });
    },
    'publish.decideRewritten': async ({ blogId, choice }) => {
      const open = blogs.get(blogId);
      return open.whilePublishing(async () => {
        const repository = await publishableRepository(open.blog.root);
        const { target } = repository;
        return target === null ? NO_REMOTE : decideRewritten(repository, { target, state, choice });
      });
    },
    'publish.wake': async ({ blogId }) => {
      blogs.get(blogId).wake({ anew: true });
      return {};
    },
  };
}
