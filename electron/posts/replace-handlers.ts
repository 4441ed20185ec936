import type { Handlers } from '#core/ipc/contract';
import type { ChangeDesk } from '#engine/posts/changes/desk';
import type { ReplaceDesk } from '#engine/posts/replace/desk';
import type { OpenBlogs } from '../blog/open-blogs';

export interface ReplaceDependencies {
  readonly blogs: OpenBlogs;
  readonly replacing: ReplaceDesk;
  readonly changes: ChangeDesk;
  readonly report: (error: unknown) => void;
}

/** Finding and replacing in all posts. */
export function replaceHandlers({
  blogs,
  replacing,
  changes,
  report,
}: ReplaceDependencies): Pick<Handlers, 'posts.findAll' | 'posts.replaceAll'> {
  return {
    'posts.findAll': ({ blogId, query }) => {
      const open = blogs.get(blogId);
      return replacing.find(open.blog, open.index, query);
    },
    'posts.replaceAll': async ({ blogId, planId, chosen }) => {
      const open = blogs.get(blogId);
      const outcome = await changes.applyPrepared(
        open.blog,
        await replacing.prepare(open.blog, planId, chosen),
      );
      await open.index.look(outcome.changed).catch(report);
      open.refreshStatus();
      return outcome;
    },
  };
}
