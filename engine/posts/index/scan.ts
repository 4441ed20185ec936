import { lstatSync, type Stats } from 'node:fs';
import { isSectionFile } from '#core/blog/inherited/sections';
import type { ContentModel } from '#core/blog/model';
import { isListed, withoutResources } from '#core/blog/post-path';
import { walkPart } from '../../blog/walk';

/** By what a file is known to be the one that was read: bytes, and its two times in ms since the epoch. */
export interface FileStamp {
  readonly size: number;
  readonly modified: number;
  /** When its name, mode or content last changed: not settable, so it tells what `modified` may hide. */
  readonly changed: number;
}

export interface Scan {
  /** Ids of all posts that are there. */
  readonly ids: readonly string[];
  /** Files of sections, which may say what posts inherit. */
  readonly sections: readonly string[];
  /** Those of them that are symbolic links. */
  readonly links: ReadonlySet<string>;
  /** Every folder that may hold posts, `''` for the blog's own, with those on the way to them. */
  readonly folders: readonly string[];
  /** Folders among them that hold a built site, so that nothing in them counts. */
  readonly built: readonly string[];
}

export interface ScanHelp {
  /** Called with each folder before it is read, so that a watch set there misses nothing. */
  readonly onFolder: (folder: string) => void;
  /** Whether the library is known to list a path, by this model. */
  readonly isKnown: (id: string) => boolean;
}

/**
 * Lists the posts of a blog without opening a file. Synchronous: 10,000 take some 10 ms. Fails with the system's error
 * only for the root.
 */
export function scanPosts(root: string, model: ContentModel, { onFolder, isKnown }: ScanHelp): Scan {
  const wanted = model.contentFolders.map(({ path }) => path);
  const sections: string[] = [];
  const takes = (file: string): boolean => {
    if (isKnown(file) || isListed(file, model)) return true;
    if (isSectionFile(file, model)) sections.push(file);
    return false;
  };
  const { files, links, folders, built } = walkPart(root, {
    takes,
    enters: (folder) => wanted.some((path) => covers(path, folder) || covers(folder, path)),
    onFolder,
  });
  return { ids: withoutResources(files, model), sections, links, folders, built };
}

/** Whether `path` is `folder` or in it; `''` is the whole blog. */
export function covers(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

export function stampOf(stats: Stats): FileStamp {
  return { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs };
}

/** The stamp of what is at `path` (absolute), links not followed; null when nothing can be seen there. */
export function stampAt(path: string): FileStamp | null {
  const stats = lookAt(path);
  return stats && stampOf(stats);
}

/** What is at `path` (absolute), links not followed; null when nothing can be seen there. */
export function lookAt(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

export function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed;
}

/** Within this many ms a file may change twice and keep its times: some systems count in jiffies, old ones in seconds. */
const TICK = 100;
const COARSE_TICK = 2000;

/** Whether a file that was read at `readAt` (ms since the epoch) can no longer have changed under the same stamp. */
export function isSettled({ modified, changed }: FileStamp, readAt: number): boolean {
  const tick = modified % 1000 === 0 && changed % 1000 === 0 ? COARSE_TICK : TICK;
  return readAt - Math.max(modified, changed) > tick;
}

/**
 * What is there now (`stats`), when that is certainly what was read at `readAt` (ms since the epoch) without a look: a regular file as long as the
 * `size` bytes that came, which has not changed since the reading began. Else null.
 */
export function unseenBefore(stats: Stats | null, size: number, readAt: number): Stats | null {
  return stats?.isFile() && stats.size === size && isSettled(stampOf(stats), readAt) ? stats : null;
}

const DATE = /\d{4}[-/_]\d{1,2}(?:[-/_]\d{1,2})?/;

/** In which order posts are read first: those with the newest dates in their paths, so that the list's top comes first. */
export function likelyNewestFirst(ids: readonly string[]): string[] {
  const keyed = ids.map((id) => `${DATE.exec(id)?.[0] ?? ''}\0${id}`);
  // Without a comparison of its own a list of texts is sorted several times quicker.
  keyed.sort();
  return keyed.reverse().map((key) => key.slice(key.indexOf('\0') + 1));
}
