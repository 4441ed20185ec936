import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isPost } from '#core/blog/detect';
import type { OpenBlog } from '../blog/open';
import { isBlogPath } from '../blog/paths';
import { errnoOf } from './file-errors';

/** Post ids (paths relative to the blog). None is in both lists. */
export interface PostChanges {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface WatchListeners {
  readonly onChange: (changes: PostChanges) => void;
  /** Watching does not work, or not for everything (too many folders, a network disk). Saving never relies on it. */
  readonly onError: (error: Error) => void;
}

export interface BlogWatch {
  /** Resolves when changes made from now on are seen. */
  readonly ready: Promise<void>;
  /** Resolves when nothing is watched any more; no listener is called after the call. */
  readonly close: () => Promise<void>;
}

/** Events that follow each other within this many ms are one change … */
const QUIET = 60;
/** … but none waits longer than this. */
const LONGEST = 500;
const SKIPPED = new Set(['node_modules', 'bower_components', 'vendor', '_site']);

/**
 * Watches the posts of a blog. Events only say where to look: whether a post changed or is gone is what the
 * disk says when things are quiet, so a file replaced by renaming, or deleted and written again, is one
 * change. Nothing is thrown. Rows R24 and R25 of docs/features.md.
 */
export function watchBlog(blog: Pick<OpenBlog, 'root' | 'model'>, listeners: WatchListeners): BlogWatch {
  const { root, model } = blog;
  const folders = model.contentFolders.map((folder) => folder.path);
  const touched = new Set<string>();
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  let firstTouch = 0;

  const idOf = (path: string) => relative(root, path).split(sep).join('/');
  const ignored = (path: string, stats?: Stats) => {
    const id = idOf(path);
    if (id === '') return false;
    if (!isBlogPath(id) || id.split('/').some((part) => SKIPPED.has(part))) return true;
    if (!folders.some((folder) => covers(folder, id) || covers(id, folder))) return true;
    return stats?.isFile() === true && !isPost(id, model);
  };

  const flush = async () => {
    timer = null;
    const ids = [...touched].sort();
    touched.clear();
    const changed: string[] = [];
    const removed: string[] = [];
    for (const id of ids) ((await isThere(`${root}${sep}${id}`)) ? changed : removed).push(id);
    if (!closed && ids.length > 0) listeners.onChange({ changed, removed });
  };
  const report = (error: unknown) => {
    if (!closed) listeners.onError(error instanceof Error ? error : new Error(String(error)));
  };
  const touch = (path: string) => {
    const id = idOf(path);
    if (closed || !isBlogPath(id) || !isPost(id, model)) return;
    const now = performance.now();
    if (timer === null) firstTouch = now;
    else clearTimeout(timer);
    touched.add(id);
    const wait = Math.max(0, Math.min(QUIET, firstTouch + LONGEST - now));
    timer = setTimeout(() => {
      flush().catch(report);
    }, wait);
  };

  let watcher: FSWatcher | null = null;
  const ready = new Promise<void>((resolve) => {
    try {
      watcher = watch(root, { ignored, ignoreInitial: true, followSymlinks: false, atomic: false });
      watcher.on('add', touch).on('change', touch).on('unlink', touch);
      watcher.on('error', report);
      watcher.on('ready', resolve);
    } catch (error) {
      report(error);
      resolve();
    }
  });
  return {
    ready,
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await watcher?.close();
    },
  };
}

/** Whether `path` is `folder` or in it; `''` is the whole blog. */
function covers(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

async function isThere(path: string): Promise<boolean> {
  try {
    return !(await lstat(path)).isDirectory();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}
