/**
 * One undo of a publish in a process of its own, so that a test can kill it:
 * `node undo-once.mjs FOLDER STATE SNAPSHOTS POST`, on a blog with its posts in `posts`. It prints how that ended, or the
 * failure's code.
 */
import { exampleModel } from '#core/blog/example-model';
import { Failure } from '#core/ipc/errors';
import { SnapshotStore } from '#engine/posts/snapshots/store';
import { planUndo, undoPublish } from '#engine/publish/history/undo';

const [root, state, snapshots, post] = process.argv.slice(2);
if (root === undefined || state === undefined || snapshots === undefined || post === undefined)
  throw new Error('usage: undo-once FOLDER STATE SNAPSHOTS POST');
const model = exampleModel({ contentFolders: [{ path: 'posts', kind: 'posts', language: null }] });
const blog = { id: 'blog', root, model };
try {
  const { commit } = await planUndo(blog, post);
  const { outcome } = await undoPublish(blog, post, {
    commit,
    state,
    snapshots: new SnapshotStore(snapshots),
  });
  process.stdout.write(`${outcome.kind}\n`);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stdout.write(`${error.code}\n`);
  process.exitCode = 3;
}
