import { lstat, readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isInside } from '../../blog/paths';
import { errnoOf } from '../../posts/file-errors';

/** Where `git rev-parse` says that a repository is. Absolute. */
export interface Layout {
  readonly topLevel: string;
  readonly gitDir: string;
}

/**
 * Whether the files at `topLevel` and the records in `gitDir` belong together. They do when the records are the folder
 * `.git` in it or lie inside it, and when they name it themselves: as those of a linked working tree do, and those of a
 * submodule. Otherwise a folder from elsewhere could make Longhand record its files in another repository of the author's
 * (row R60 of docs/features.md). `worktree` is `core.worktree`, or null.
 */
export async function belongTogether(
  { topLevel, gitDir }: Layout,
  worktree: string | null,
): Promise<boolean> {
  const entry = join(topLevel, '.git');
  const [top, records] = await Promise.all([real(topLevel), real(gitDir)]);
  if (top === null || records === null) return false;
  const stats = await lstatIfThere(entry);
  if (stats?.isDirectory()) return records === join(top, '.git');
  if (!stats?.isFile()) return false;
  const named = await recordsNamedBy(entry);
  if (named === null || (await real(named)) !== records) return false;
  if (isInside(top, records)) return true;
  if (worktree !== null) return (await real(resolve(records, worktree))) === top;
  const back = await readIfThere(join(records, 'gitdir'));
  return back !== null && (await real(dirname(resolve(records, back.trim())))) === top;
}

/** The folder that a file `.git` (absolute path) names, absolute; null where it is none. */
export async function recordsNamedBy(file: string): Promise<string | null> {
  const named = /^gitdir: (.+?)[\r\n]*$/.exec((await readIfThere(file)) ?? '')?.[1];
  return named === undefined ? null : resolve(dirname(file), named);
}

/** The places where Git looks for a repository that `folder` (absolute) is in, the nearest first. */
export function entriesAbove(folder: string): string[] {
  const entries: string[] = [];
  for (let here = folder; ; here = dirname(here)) {
    entries.push(join(here, '.git'));
    if (dirname(here) === here) return entries;
  }
}

async function real(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function lstatIfThere(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
