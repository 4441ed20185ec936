import { constants, type Stats } from 'node:fs';
import {
  access,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '#core/ipc/errors';
import { errnoOf, reasonOf, writeFailure } from './file-errors';
import { newTempName } from './temp-files';

/** Bytes handed to the system in one call. */
const CHUNK = 1024 * 1024;

export interface WriteOptions {
  /** What a failure calls the file; its path when absent. */
  readonly shownAs?: string;
  /** Permission bits of a new file (the umask still applies). An existing file keeps its own. */
  readonly mode?: number;
  /** Where the temporary file goes if that is on the same device; else it goes beside the file. */
  readonly tempFolder?: string;
  /** The file must not exist yet: fails with `post-exists` when it does, even if it came up meanwhile. */
  readonly create?: boolean;
  /** Runs when the new bytes are safe in the temporary file. What it throws stops the write. */
  readonly beforeRename?: () => Promise<void>;
  /**
   * Keeps a safe copy of the new content before a file with several names (hard links) is written in place,
   * because only that keeps the names together and it is the one write that a crash can leave half done.
   * Without it such a file is refused.
   */
  readonly beforeInPlace?: () => Promise<void>;
}

/**
 * Replaces the content of the file at `path` (absolute) with `bytes`, or creates it, so that whatever happens
 * (a kill, a full disk, a power cut) the file holds all of the old bytes or all of the new ones. When it
 * resolves, the new bytes are on the disk under their name. docs/decisions/0004.
 *
 * A link is followed and stays a link; the caller has made sure that it leads where it may. The mode is kept,
 * and the owner where the system allows it. Fails with `disk-full`, `write-failed`, `read-only` (a file marked
 * read-only is never replaced), `post-exists`, or what `beforeRename` throws: then the old file is untouched
 * and no temporary file stays. `write-unconfirmed` is the one failure after which the new bytes are in place.
 */
export async function writeDurably(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const shown = options.shownAs ?? path;
  try {
    const target = await followLink(path);
    const old = await statIfThere(target);
    if (old === null) await replace(target, bytes, null, options, shown);
    else if (options.create) throw new Failure('post-exists', { path: shown });
    else {
      if (!old.isFile()) throw new Failure('write-failed', { path: shown, reason: 'it is not a file' });
      await requireWritable(target, shown);
      if (old.nlink > 1) await writeInPlace(target, bytes, options, shown);
      else await replace(target, bytes, old, options, shown);
    }
  } catch (error) {
    throw writeFailure(error, shown, bytes.length);
  }
}

/**
 * Makes sure that what a file holds, and its name, are on the disk. `path` is absolute. Fails as
 * `writeDurably` does.
 */
export async function syncDurably(path: string, shownAs = path): Promise<void> {
  try {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  } catch (error) {
    throw writeFailure(error, shownAs, 0);
  }
}

async function replace(
  target: string,
  bytes: Uint8Array,
  old: Stats | null,
  options: WriteOptions,
  shown: string,
): Promise<void> {
  const temp = join(await tempFolderFor(target, options.tempFolder), newTempName());
  const file = await open(temp, 'wx', old === null ? (options.mode ?? 0o666) : 0o600);
  try {
    try {
      await writeAll(file, bytes);
      if (old !== null) await keepOwnerAndMode(file, old);
      await file.sync();
      await requireSize(file, bytes.length);
    } finally {
      await file.close();
    }
    await options.beforeRename?.();
    if (options.create) await putNew(temp, target, shown);
    else await renameOver(temp, target);
  } catch (error) {
    await removeIfThere(temp);
    throw error;
  }
  try {
    await syncFolder(dirname(target));
  } catch (error) {
    throw new Failure('write-unconfirmed', { path: shown, reason: reasonOf(error) }, { cause: error });
  }
}

async function writeInPlace(
  target: string,
  bytes: Uint8Array,
  options: WriteOptions,
  shown: string,
): Promise<void> {
  if (options.beforeInPlace === undefined) {
    throw new Failure('read-only', { path: shown, reason: 'it has several names (hard links)' });
  }
  await options.beforeInPlace();
  await options.beforeRename?.();
  const file = await open(target, 'r+');
  try {
    await writeAll(file, bytes);
    await file.truncate(bytes.length);
    await file.sync();
    await requireSize(file, bytes.length);
  } finally {
    await file.close();
  }
}

/** A write may take fewer bytes than it was given (a disk that fills up does): go on until all are out. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) {
    const length = Math.min(CHUNK, bytes.length - offset);
    const { bytesWritten } = await file.write(bytes, offset, length, offset);
    if (bytesWritten === 0) throw new Error('the disk took no more bytes');
    offset += bytesWritten;
  }
}

async function requireSize(file: FileHandle, size: number): Promise<void> {
  const found = (await file.stat()).size;
  if (found !== size) throw new Error(`only ${found} of ${size} bytes arrived`);
}

async function keepOwnerAndMode(file: FileHandle, old: Stats): Promise<void> {
  const now = await file.stat();
  if (now.uid !== old.uid || now.gid !== old.gid) {
    try {
      await file.chown(old.uid, old.gid);
    } catch (error) {
      // Only root may give a file away; the author may still edit a file that belongs to somebody else.
      if (errnoOf(error) !== 'EPERM') throw error;
    }
  }
  await file.chmod(old.mode & 0o7777);
}

/** A hard link fails when the name is taken, which no rename can; some disks (exFAT) have none. */
async function putNew(temp: string, target: string, shown: string): Promise<void> {
  try {
    await link(temp, target);
    await unlink(temp);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') throw new Failure('post-exists', { path: shown }, { cause: error });
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error;
    if ((await statIfThere(target)) !== null) throw new Failure('post-exists', { path: shown });
    await renameOver(temp, target);
  }
}

/** On Windows a virus scanner or an indexer may hold the file for a moment. */
async function renameOver(temp: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(temp, target);
      return;
    } catch (error) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error) ?? '');
      if (process.platform !== 'win32' || !held || attempt === 8) throw error;
      await delay(attempt * attempt * 5);
    }
  }
}

/** Brings a folder's list of names to the disk. `folder` is absolute. Fails with the system's error. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for this and does not need it.
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    // Some network disks have no such call for folders.
    if (!['EINVAL', 'ENOTSUP'].includes(errnoOf(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

async function tempFolderFor(target: string, wanted: string | undefined): Promise<string> {
  const folder = dirname(target);
  if (wanted === undefined) return folder;
  await mkdir(wanted, { recursive: true });
  return (await stat(wanted)).dev === (await stat(folder)).dev ? wanted : folder;
}

async function requireWritable(target: string, shown: string): Promise<void> {
  try {
    await access(target, constants.W_OK);
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(errnoOf(error) ?? '')) throw error;
    throw new Failure('read-only', { path: shown, reason: 'the file is marked read-only' }, { cause: error });
  }
}

async function followLink(path: string): Promise<string> {
  const found = await statIfThere(path);
  return found?.isSymbolicLink() ? await realpath(path) : path;
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    // A leftover is harmless and removed at the next start; the first failure is the one to report.
    if (errnoOf(error) === null) throw error;
  }
}
