import { Failure } from '#core/ipc/errors';
import { toEditor } from '#core/posts/line-endings';
import type { Version } from '#core/publish/history/model';
import { isBlogPath } from '../../blog/paths';
import { decodePost } from '../../posts/post-bytes';
import type { SnapshotStore } from '../../posts/snapshots/store';
import { failureOf, git } from '../git';

/**
 * The text of a version, with LF line ends and without a byte order mark, as the editor has texts. Fails with
 * `path-outside-blog`, `version-missing` (it is not on this computer, or let go of), `version-not-text`.
 */
export async function readVersion(
  blog: { readonly id: string; readonly root: string },
  version: Version,
  snapshots: SnapshotStore,
): Promise<string> {
  if (!isBlogPath(version.path)) throw new Failure('path-outside-blog', { path: version.path });
  switch (version.kind) {
    case 'snapshot':
      return snapshots.read(blog.id, version.path, version.id);
    case 'commit':
      return readCommitted(blog.root, version.commit, version.path);
  }
}

async function readCommitted(root: string, commit: string, path: string): Promise<string> {
  const { bytes, exitCode } = await run(root, commit, path);
  if (exitCode !== 0) throw new Failure('version-missing');
  const { text, utf8 } = decodePost(bytes);
  if (!utf8) throw new Failure('version-not-text', { path });
  return toEditor(text);
}

async function run(root: string, commit: string, path: string) {
  try {
    return await git(root, {
      operation: 'read a version',
      args: ['cat-file', 'blob', `${commit}:./${path}`],
      // Neither the commit nor the file in it is here.
      expect: [128],
    });
  } catch (error) {
    throw failureOf(error);
  }
}
