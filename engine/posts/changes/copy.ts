import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  symlink,
  utimes,
} from 'node:fs/promises';
import { join } from 'node:path';
import { revisionOf } from '../post-bytes';

/**
 * Copies a file, link or folder (absolute paths) with everything in it, modes and times included, to a place where
 * nothing is; every file's bytes are on the disk and compared with the original's when it resolves. Fails with the system's error.
 */
export async function copyTree(from: string, to: string): Promise<void> {
  const stats = await lstat(from);
  if (stats.isSymbolicLink()) {
    await symlink(await readlink(from), to);
    return;
  }
  if (stats.isDirectory()) {
    await mkdir(to);
    for (const name of await readdir(from)) await copyTree(join(from, name), join(to, name));
    await chmod(to, stats.mode & 0o7777);
  } else {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await syncFile(to);
    if (revisionOf(await readFile(from)) !== revisionOf(await readFile(to)))
      throw new Error('the copy is not like the original');
  }
  await utimes(to, stats.atime, stats.mtime);
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
