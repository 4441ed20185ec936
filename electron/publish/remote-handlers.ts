import type { Handlers } from '#core/ipc/contract';
import { goOnBranch, readBranchOffer } from '#engine/publish/remotes/branch-here';
import { connectRemote } from '#engine/publish/remotes/connect';
import { readPlace } from '#engine/publish/remotes/place';
import { sendForReview } from '#engine/publish/remotes/send-for-review';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Push } from '../ipc/push';

export type RemoteKeys =
  | 'publish.place'
  | 'publish.connect'
  | 'publish.sendForReview'
  | 'publish.branchOffer'
  | 'publish.goOnBranch';

/** Remotes and branches: where a blog is published, connecting it, and sending posts for review. */
export function remoteHandlers(blogs: OpenBlogs, push: Push, state: string): Pick<Handlers, RemoteKeys> {
  return {
    'publish.place': ({ blogId, ask }) => readPlace(blogs.get(blogId).blog.root, ask),
    'publish.connect': async ({ blogId, url, anyway }) => {
      const open = blogs.get(blogId);
      await open.whilePublishing((signal) => connectRemote(open.blog.root, url, { anyway, signal }));
      return readPlace(open.blog.root, false);
    },
    'publish.sendForReview': ({ blogId, branch, message, paths }) => {
      const open = blogs.get(blogId);
      return open.whilePublishing((signal) =>
        sendForReview(open.blog, {
          branch,
          message,
          paths,
          state,
          signal,
          onStep: (step, percent) => push('publish.progress', { blogId, step, percent }),
        }),
      );
    },
    'publish.branchOffer': ({ blogId }) => readBranchOffer(blogs.get(blogId).blog.root),
    'publish.goOnBranch': async ({ blogId, name, way }) => {
      const open = blogs.get(blogId);
      await open.whilePublishing(() => goOnBranch(open.blog.root, { name, way }));
      return {};
    },
  };
}
