import { Failure } from '#core/ipc/errors';
import { git } from './git';
import type { ReadyRepository } from './repository';

/**
 * Makes sure that Git LFS is there for those of `paths` (relative to the top level) that the repository keeps with it. Without
 * it Git would fail half-way, or put the file itself into a commit where a few lines about it belong (row R55 of
 * docs/features.md). Fails with `lfs-missing`, naming the first such file.
 */
export async function requireLfs(repository: ReadyRepository, paths: readonly string[]): Promise<void> {
  const path = await firstLfsFile(repository, paths);
  if (path !== null && !(await isLfsInstalled(repository))) throw new Failure('lfs-missing', { path });
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

async function firstLfsFile({ topLevel }: ReadyRepository, paths: readonly string[]): Promise<string | null> {
  if (paths.length === 0) return null;
  const { stdout } = await git(topLevel, {
    operation: 'read the attributes of the files',
    args: ['check-attr', '-z', '--stdin', 'filter'],
    stdin: paths.map((path) => `${path}\0`).join(''),
  });
  // Path, attribute, value; each with a NUL behind it.
  const fields = stdout.split('\0');
  for (let at = 0; at + 2 < fields.length; at += 3) if (fields[at + 2] === 'lfs') return fields[at] ?? null;
  return null;
}
