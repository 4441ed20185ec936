import type { Handlers } from '#core/ipc/contract';
import type { ChangeOutcome } from '#core/posts/change';
import type { RecentBlogs } from '#engine/blog/recent';
import type { ChangeDesk } from '#engine/posts/changes/desk';
import type { Journal } from '#engine/posts/journal';
import type { SnapshotStore } from '#engine/posts/snapshots/store';
import type { OpenBlogs, OpenedBlog } from '../blog/open-blogs';

type Keys = 'posts.plan' | 'posts.apply' | 'posts.undo';

export interface ChangeDependencies {
  readonly blogs: OpenBlogs;
  readonly desk: ChangeDesk;
  readonly recent: RecentBlogs;
  readonly journal: Journal;
  readonly snapshots: SnapshotStore;
  readonly report: (error: unknown) => void;
}

/** Renamed, moved, copied, deleted posts: planned first, done as a whole, undone as a whole. */
export function changeHandlers({
  blogs,
  desk,
  recent,
  journal,
  snapshots,
  report,
}: ChangeDependencies): Pick<Handlers, Keys> {
  /** What else knows posts by their path follows: the index, unsaved text in the journal, snapshots, where the author was. */
  const followed = async (open: OpenedBlog, outcome: ChangeOutcome): Promise<ChangeOutcome> => {
    const { id } = open.blog;
    for (const { from, to } of outcome.moved) await journal.move(id, from, to).catch(report);
    await snapshots.moved(id, outcome.moved).catch(report);
    if (outcome.select !== null) void recent.noteLastPost(id, outcome.select).catch(report);
    const touched = outcome.moved.flatMap(({ from, to }) => [from, to]);
    await open.index.look([...touched, ...outcome.changed, ...outcome.removed]).catch(report);
    open.refreshStatus();
    return outcome;
  };
  return {
    'posts.plan': async ({ blogId, change }) => {
      const open = blogs.get(blogId);
      return desk.plan(open.blog, open.index, change, await unpublished(open, report));
    },
    'posts.apply': async ({ blogId, planId, redirect, links }) => {
      const open = blogs.get(blogId);
      return followed(open, await desk.apply(open.blog, planId, { redirect, links }));
    },
    'posts.undo': async ({ blogId, undoId }) => {
      const open = blogs.get(blogId);
      return followed(open, await desk.undo(open.blog, undoId));
    },
  };
}

/** Files that no commit has: their addresses are on no site. None where Git cannot tell. */
async function unpublished(open: OpenedBlog, report: (error: unknown) => void): Promise<ReadonlySet<string>> {
  try {
    const { changed } = await open.status();
    return new Set(changed.filter(({ change }) => change === 'added').map(({ path }) => path));
  } catch (error) {
    report(error);
    return new Set();
  }
}
