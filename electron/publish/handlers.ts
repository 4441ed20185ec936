import type { Handlers } from '#core/ipc/contract';
import { publish, pushWaiting } from '#engine/publish/publish';
import { setIdentity } from '#engine/publish/repository';
import { reviewPublish } from '#engine/publish/review';
import { reviewChecks } from '#engine/publish/review-checks';
import { reviewTexts } from '#engine/publish/review-texts';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Push } from '../ipc/push';
import type { ConflictKeys } from './conflict-handlers';
import type { SignInKeys } from './credentials';
import type { HistoryKeys } from './history-handlers';
import type { RecoveryKeys } from './recovery-handlers';
import type { RemoteKeys } from './remote-handlers';
import type { ScheduleKeys } from './schedule-handlers';
import type { TrustKeys } from './trust-handlers';
import type { WaitingKeys } from './waiting-handlers';

type Keys = Exclude<
  Extract<keyof Handlers, `publish.${string}`>,
  HistoryKeys | ConflictKeys | RecoveryKeys | TrustKeys | RemoteKeys | WaitingKeys | ScheduleKeys | SignInKeys
>;

/**
 * Publishing: what would change, the commit, the push, and where the blog stands with its remote. `state` is the folder
 * (absolute) for what has to be known after a crash.
 */
export function publishHandlers(blogs: OpenBlogs, push: Push, state: string): Pick<Handlers, Keys> {
  return {
    'publish.status': ({ blogId }) => blogs.get(blogId).status(),
    'publish.review': async ({ blogId, paths }) => {
      const open = blogs.get(blogId);
      const review = await reviewPublish(open.blog, paths);
      open.aboutToPublish();
      return review;
    },
    'publish.texts': ({ blogId, postId, from }) => reviewTexts(blogs.get(blogId).blog.root, postId, from),
    'publish.checks': ({ blogId, files }) => {
      const { blog, index } = blogs.get(blogId);
      return reviewChecks(blog, files, new Date().toISOString(), (ids) => index.check(ids));
    },
    'publish.run': async ({ blogId, message, paths }) => {
      const open = blogs.get(blogId);
      return open.whilePublishing((signal) =>
        publish(open.blog, {
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
