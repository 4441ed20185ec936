import { Failure } from '#core/ipc/errors';
import { type MergeTree, parseMergeTree } from '#core/publish/pull/merge-tree';
import type { MergeConflict, Resolution } from '#core/publish/pull/model';
import { failureOf, git } from '../git';
import type { ReadyRepository } from '../repository';
import { withTempFile } from '../temp-file';

/**
 * Merges two commits in Git's store: no file, no index and no ref is touched. Fails with `histories-unrelated` when they
 * have no commit in common.
 */
export async function tryMerge(
  { topLevel }: ReadyRepository,
  mine: string,
  theirs: string,
  signal?: AbortSignal,
): Promise<MergeTree> {
  const { stdout, stderr, exitCode } = await git(topLevel, {
    operation: 'merge in the store',
    args: ['merge-tree', '--write-tree', '-z', '--messages', mine, theirs],
    // 1: there are conflicts. 128 and others: it could not be done.
    expect: [1, 128],
    signal,
  });
  if (/refusing to merge unrelated histories/.test(stderr)) throw new Failure('histories-unrelated');
  const merged = exitCode <= 1 ? parseMergeTree(stdout) : null;
  if (merged === null) throw new Failure('pull-failed', { reason: stderr.trim() });
  return merged;
}

/**
 * The tree of a merge whose conflicts are settled: `conflict.tree` with each conflicted path replaced by what was
 * decided for it. Put together in an index of its own. Fails with `conflict-undecided` when a path has no
 * resolution, so that what Git left there (with markers) can never get into a commit.
 */
export async function resolvedTree(
  { topLevel }: ReadyRepository,
  conflict: MergeConflict,
  resolutions: readonly Resolution[],
): Promise<string> {
  const decided = new Map(resolutions.map(({ path, version }) => [path, version]));
  const open = conflict.paths.find(({ path }) => !decided.has(path));
  if (open) throw new Failure('conflict-undecided', { path: open.path });
  const entries = [...decided].map(([path, version]) =>
    version === null
      ? `0 ${'0'.repeat(conflict.tree.length)}\t${path}\0`
      : `${version.mode} ${version.oid}\t${path}\0`,
  );
  try {
    return await withTempFile('index', async (indexFile) => {
      const call = (operation: string, args: readonly string[], stdin = '') =>
        git(topLevel, { operation, args, stdin, indexFile });
      await call('read the merged tree', ['read-tree', conflict.tree]);
      await call('put in what was decided', ['update-index', '-z', '--index-info'], entries.join(''));
      return (await call('write the merged tree', ['write-tree'])).stdout.trim();
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** What makes `commit-tree` sign where the author signs: it does not look at this setting itself. */
export async function signArguments({ topLevel }: ReadyRepository): Promise<string[]> {
  const { stdout } = await git(topLevel, {
    operation: 'read whether commits are signed',
    args: ['config', '--type=bool', '--default=false', '--get', 'commit.gpgSign'],
  });
  return stdout.trim() === 'true' ? ['-S'] : [];
}

/**
 * Writes the commit that joins `mine` and `theirs`, signed where the author signs. Nothing points to it yet. Fails with
 * `identity-missing`, `signing-failed`, `commit-failed`.
 */
export async function writeMergeCommit(
  repository: ReadyRepository,
  commit: { readonly tree: string; readonly mine: string; readonly theirs: string; readonly message: string },
): Promise<string> {
  const sign = await signArguments(repository);
  try {
    const { stdout } = await git(repository.topLevel, {
      operation: 'write the merge',
      args: ['commit-tree', ...sign, '-p', commit.mine, '-p', commit.theirs, '-F', '-', commit.tree],
      stdin: `${commit.message.trimEnd()}\n`,
      lane: 'write',
    });
    return stdout.trim();
  } catch (error) {
    throw failureOf(error);
  }
}
