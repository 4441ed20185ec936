import { Failure } from '#core/ipc/errors';
import type { ContentAttributes } from './attributes';
import { git } from './git';
import type { ReadyRepository } from './repository';

/**
 * Makes sure that Git LFS is there for those of `files` (by path) that the repository keeps with it. Without
 * it Git would fail half-way, or put the file itself into a commit where a few lines about it belong (row R55 of
 * docs/features.md). Fails with `lfs-missing`, naming the first such file.
 */
export async function requireLfs(
  repository: ReadyRepository,
  files: ReadonlyMap<string, ContentAttributes>,
): Promise<void> {
  for (const [path, { filter }] of files) {
    if (filter !== 'lfs') continue;
    if (await isLfsInstalled(repository)) return;
    throw new Failure('lfs-missing', { path });
  }
}

/** Whether Git can pass files through Git LFS: its filter is set up, and its program can be run. */
export async function isLfsInstalled({ topLevel }: Pick<ReadyRepository, 'topLevel'>): Promise<boolean> {
  const { stdout } = await git(topLevel, {
    operation: 'read how large files are kept',
    args: ['config', '--get-regexp', '--name-only', '^filter\\.lfs\\.(clean|process)$'],
    expect: [1],
  });
  if (stdout.trim() === '') return false;
  const { exitCode } = await git(topLevel, {
    operation: 'look for Git LFS',
    args: ['lfs', 'version'],
    expect: [1, 127, 128],
  });
  return exitCode === 0;
}
