import type { Handlers } from '#core/ipc/contract';
import { dropChoices, keepChoices, readConflict, settleConflict } from '#engine/publish/conflicts/conflicts';
import type { OpenBlogs } from '../blog/open-blogs';

export type ConflictKeys =
  | 'publish.conflict'
  | 'publish.keepChoices'
  | 'publish.dropChoices'
  | 'publish.settle';

/** What two authors both changed: the versions, the choices, and carrying them out. `state` is the folder (absolute) for the choices. */
export function conflictHandlers(blogs: OpenBlogs, state: string): Pick<Handlers, ConflictKeys> {
  return {
    'publish.conflict': ({ blogId }) => readConflict(blogs.get(blogId).blog, state),
    'publish.keepChoices': async ({ blogId, ...choices }) => {
      await keepChoices(blogs.get(blogId).blog, state, choices);
      return {};
    },
    'publish.dropChoices': async ({ blogId }) => {
      await dropChoices(blogs.get(blogId).blog, state);
      return {};
    },
    'publish.settle': async ({ blogId, id }) => {
      const open = blogs.get(blogId);
      const commit = await open.whilePublishing(() => settleConflict(open.blog, state, id));
      open.lookAgain();
      return { commit };
    },
  };
}
