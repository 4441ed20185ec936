import type { Stats } from 'node:fs';
import { lstat, mkdir, readdir, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { isBlogPath, resolveInside } from '../../blog/paths';
import { errnoOf } from '../file-errors';

const PROBE = 'longhand-is-anything-here';

/**
 * The absolute path of a file or folder of the blog at `root` by its own name: a link at its end is not followed, one on
 * the way is if it stays inside. Fails as `resolveInside` does.
 */
export async function entryPath(root: string, path: string): Promise<string> {
  if (!isBlogPath(path)) throw new Failure('path-outside-blog', { path });
  const at = path.lastIndexOf('/');
  const beside = at < 0 ? PROBE : `${path.slice(0, at)}/${PROBE}`;
  return join(dirname(await resolveInside(root, beside)), basename(path));
}

/** What is at an absolute path, links not followed; null when nothing is. */
export async function entryAt(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a folder with those above it; returns the ones that were not there, the topmost first. */
export async function makeFolder(folder: string): Promise<string[]> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return [];
  const made: string[] = [];
  for (let at = folder; at.length >= first.length; at = dirname(at)) made.unshift(at);
  return made;
}

/** Removes those of the folders that are empty, the deepest first. One that is used by now stays. */
export async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
    try {
      if ((await readdir(folder)).length === 0) await rmdir(folder);
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'ENOTDIR', 'EBUSY', 'EPERM'].includes(errnoOf(error) ?? '')) throw error;
    }
  }
}
