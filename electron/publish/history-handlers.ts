import type { Handlers } from '#core/ipc/contract';
import type { SnapshotStore } from '#engine/posts/snapshots/store';
import { postHistory } from '#engine/publish/history/history';
import { readVersion } from '#engine/publish/history/version';
import type { OpenBlogs } from '../blog/open-blogs';

export type HistoryKeys = 'publish.history' | 'publish.version';

/** A post's timeline, and its texts. */
export function historyHandlers(blogs: OpenBlogs, snapshots: SnapshotStore): Pick<Handlers, HistoryKeys> {
  return {
    'publish.history': ({ blogId, postId }) => postHistory(blogs.get(blogId).blog, postId, snapshots),
    'publish.version': async ({ blogId, version }) => ({
      text: await readVersion(blogs.get(blogId).blog, version, snapshots),
    }),
  };
}
