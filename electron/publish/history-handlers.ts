import type { Handlers } from '#core/ipc/contract';
import type { SnapshotStore } from '#engine/posts/snapshots/store';
import type { HistoryGraphs } from '#engine/publish/history/graphs';
import { postHistory } from '#engine/publish/history/history';
import { planUndo, undoPublish } from '#engine/publish/history/undo';
import { readVersion } from '#engine/publish/history/version';
import type { OpenBlogs } from '../blog/open-blogs';
import type { Push } from '../ipc/push';

export type HistoryKeys = 'publish.history' | 'publish.version' | 'publish.planUndo' | 'publish.undo';

export interface HistoryDependencies {
  readonly blogs: OpenBlogs;
  readonly snapshots: SnapshotStore;
  readonly graphs: HistoryGraphs;
  /** The folder (absolute) for what publishing has to know after a crash. */
  readonly state: string;
  readonly push: Push;
  readonly report: (error: unknown) => void;
}

/** A post's timeline, its texts, and undoing its last publish. */
export function historyHandlers({
  blogs,
  snapshots,
  graphs,
  state,
  push,
  report,
}: HistoryDependencies): Pick<Handlers, HistoryKeys> {
  return {
    'publish.history': async ({ blogId, postId }) => {
      const { blog } = blogs.get(blogId);
      return postHistory(blog, postId, snapshots, await graphs.ready(blog.root, report));
    },
    'publish.version': async ({ blogId, version }) => ({
      text: await readVersion(blogs.get(blogId).blog, version, snapshots),
    }),
    'publish.planUndo': ({ blogId, postId }) => planUndo(blogs.get(blogId).blog, postId),
    'publish.undo': async ({ blogId, postId, commit }) => {
      const open = blogs.get(blogId);
      let moved: { from: string; to: string }[] = [];
      const outcome = await open.whilePublishing(async (signal) => {
        const { outcome, plan } = await undoPublish(open.blog, postId, {
          ...{ commit, snapshots, state, signal },
          onStep: (step, percent) => push('publish.progress', { blogId, step, percent }),
        });
        if (plan.back !== null) moved = [{ from: postId, to: plan.back }];
        await snapshots.moved(blogId, moved).catch(report);
        await open.index.look(plan.files.map(({ path }) => path)).catch(report);
        return outcome;
      });
      return { outcome, moved };
    },
  };
}
