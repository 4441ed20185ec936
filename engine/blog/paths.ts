import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { errnoOf, reasonOf } from '../posts/file-errors';

/** What a blog-relative path turned out to be. `path` is absolute and has no links left in it. */
export type Place =
  | { readonly kind: 'file'; readonly path: string; readonly stats: Stats }
  /** Nothing is there, and its nearest folder is inside the blog: a file may be created at `path`. */
  | { readonly kind: 'missing'; readonly path: string }
  /** The words of the path are not those of a file in a blog (`..`, absolute, `.git`, NUL, …). */
  | { readonly kind: 'bad-path' }
  /** A link on the way leads out of the blog, into a hidden folder, in a circle or nowhere. */
  | { readonly kind: 'outside-link' }
  /** A folder, pipe, socket or device. */
  | { readonly kind: 'not-a-file' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Whether `path` can name a file of a blog, by its words alone: relative, `/`-separated, no empty, `.`, `..`
 * or hidden part (which covers `.git`), no NUL, no backslash, and on Windows neither `:` nor a short name (`GIT~1`).
 */
export function isBlogPath(path: string): boolean {
  if (path === '' || path.length > 4096 || path.includes('\0') || path.includes('\\')) return false;
  if (process.platform === 'win32' && /:|~\d/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && !part.startsWith('.'));
}

/** Whether the absolute `path` is `folder` or in it. Both without links; a sibling with the same prefix is not. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Finds what `path` (relative to the blog's folder `root`) is, without opening it, so that a pipe or device
 * cannot make it hang. Never throws for what it may find on a disk. Row R61 of docs/features.md.
 */
export async function locate(root: string, path: string): Promise<Place> {
  if (!isBlogPath(path)) return { kind: 'bad-path' };
  try {
    const base = await realpath(root);
    const parts = path.split('/');
    let here = base;
    for (const [index, part] of parts.entries()) {
      const next = join(here, part);
      const stats = await lstatIfThere(next);
      if (stats === null) return { kind: 'missing', path: join(here, ...parts.slice(index)) };
      const real = stats.isSymbolicLink() ? await realpath(next) : next;
      if (!isInside(base, real) || !(real === base || isVisible(relative(base, real)))) {
        return { kind: 'outside-link' };
      }
      here = real;
    }
    const stats = await lstat(here);
    return stats.isFile() ? { kind: 'file', path: here, stats } : { kind: 'not-a-file' };
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    // realpath: a link in a circle, or one that leads nowhere and could so create a file anywhere.
    if (code === 'ELOOP' || code === 'ENOENT') return { kind: 'outside-link' };
    if (code === 'ENOTDIR') return { kind: 'not-a-file' };
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/**
 * The authority gate: the absolute path of the file that `path` names in the blog at `root`, without links,
 * whether it exists or is to be created. Fails with `path-outside-blog` for anything that is or leads outside,
 * and with `post-unreadable` for what is not a regular file.
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  const place = await locate(root, path);
  switch (place.kind) {
    case 'file':
    case 'missing':
      return place.path;
    case 'bad-path':
      throw new Failure('path-outside-blog', { path });
    case 'outside-link':
      // A root that is gone (a drive, a renamed folder) is no fault of the path, and may come back.
      if ((await lstatIfThere(root)) === null) throw new Failure('folder-missing', { path: root });
      throw new Failure('path-outside-blog', { path });
    case 'not-a-file':
      throw new Failure('post-unreadable', { path, reason: 'it is not a file' });
    case 'unreadable':
      throw new Failure('post-unreadable', { path, reason: place.reason });
  }
}

function isVisible(way: string): boolean {
  return way.split(sep).every((part) => !part.startsWith('.'));
}

async function lstatIfThere(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
