import { type FSWatcher, statfsSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { errnoOf, reasonOf } from '../file-errors';

export interface WatchListeners {
  /** Something happened at this path (relative to the root), or anywhere when null. Only the disk says what. */
  readonly onTouch: (path: string | null) => void;
  /** Nothing is watched any more, or nothing ever was. Called once. */
  readonly onDead: (reason: Error) => void;
}

/** Watches on single folders. Nothing is thrown. */
export interface FolderWatch {
  /** Watches the folder at this path (relative to the root) unless it is watched already. */
  readonly add: (folder: string) => void;
  /** Lets go of folders that are not in the set. */
  readonly keepOnly: (folders: ReadonlySet<string>) => void;
  /** Lets go of a folder that may have been replaced, and of all below it. */
  readonly drop: (folder: string) => void;
  readonly close: () => void;
}

/** What starts a system watch; `fs.watch`, unless a test gives another. */
export type StartWatch = (
  path: string,
  options: { readonly recursive: boolean },
  onEvent: (name: string | null) => void,
) => Pick<FSWatcher, 'on' | 'close'>;

const systemWatch: StartWatch = (path, { recursive }, onEvent) =>
  watch(path, { recursive, persistent: false }, (_event, name) => onEvent(name));

const GONE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP']);
const FULL = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/** macOS and Windows watch a whole tree at the price of one; Linux has one watch for each folder. */
const WHOLE_TREE = process.platform === 'darwin' || process.platform === 'win32';

/**
 * Watches folders below `root` (absolute). One system watch for each, however many files are in it. Rows R24 and R25 of
 * docs/features.md: where the system has no watches left, or the disk is another computer's and does not tell, the
 * listener hears that watching is dead.
 */
export function watchFolders(
  root: string,
  { onTouch, onDead }: WatchListeners,
  start: StartWatch = systemWatch,
): FolderWatch {
  const watches = new Map<string, { readonly watcher: Pick<FSWatcher, 'close'>; readonly inode: number }>();
  let closed = false;

  const release = (folder: string) => {
    watches.get(folder)?.watcher.close();
    watches.delete(folder);
  };
  const close = () => {
    closed = true;
    for (const folder of [...watches.keys()]) release(folder);
  };
  const fail = (folder: string, error: unknown) => {
    if (closed) return;
    release(folder);
    const code = errnoOf(error);
    // A folder that went away is no failure of watching: the walk that follows does not find it.
    if (code !== null && GONE.has(code)) return onTouch(null);
    close();
    // The system's own words for a full table are those for a full disk.
    const reason =
      code !== null && FULL.has(code) ? `too many folders are watched, ${code}` : reasonOf(error);
    onDead(new Error(reason, { cause: error }));
  };
  const startAt = (folder: string, inode: number) => {
    try {
      const watcher = start(join(root, folder), { recursive: WHOLE_TREE }, (name) => {
        if (closed) return;
        if (name === null) return onTouch(null);
        const path = name.replaceAll('\\', '/');
        onTouch(folder === '' ? path : `${folder}/${path}`);
      });
      watcher.on('error', (error) => fail(folder, error));
      watches.set(folder, { watcher, inode });
    } catch (error) {
      fail(folder, error);
    }
  };

  const remote = remoteDisk(root);
  if (remote !== null) {
    closed = true;
    queueMicrotask(() => onDead(new Error(remote)));
  }
  return {
    add: (folder) => {
      if (closed || (WHOLE_TREE && folder !== '')) return;
      const inode = inodeOf(join(root, folder));
      const now = watches.get(folder);
      if (inode === null || now?.inode === inode) return;
      if (now) release(folder);
      startAt(folder, inode);
    },
    keepOnly: (folders) => {
      for (const folder of [...watches.keys()]) if (!folders.has(folder)) release(folder);
    },
    drop: (folder) => {
      for (const each of [...watches.keys()]) {
        if (each === folder || each.startsWith(`${folder}/`)) release(each);
      }
    },
    close,
  };
}

function inodeOf(folder: string): number | null {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.ino ?? null;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

/** Linux' numbers for file systems whose changes are made by other computers (statfs(2)). */
const REMOTE: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9p'],
  [0x786f4256, 'a shared folder of VirtualBox'],
]);

/** What a folder's disk is when watching there hears nothing of changes made elsewhere; else null. */
function remoteDisk(root: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const name = REMOTE.get(statfsSync(root).type >>> 0);
    return name === undefined ? null : `a network disk (${name})`;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
