import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf, writeFailure } from '../posts/file-errors';

/**
 * Copies the sample blog in `from` to `to` (absolute folders), unless `to` is there already: then it is the
 * author's and stays as it is. The copy is made beside it and renamed, so that it is never seen half done.
 * File by file, because `from` may be inside the app's archive. Returns `to`. Fails with `write-failed` or `disk-full`.
 */
export async function copySample(from: string, to: string): Promise<string> {
  try {
    if (await exists(to)) return to;
    const beside = `${to}.${process.pid}.part`;
    await mkdir(dirname(to), { recursive: true });
    await rm(beside, { recursive: true, force: true });
    try {
      await copyFolder(from, beside);
      await rename(beside, to);
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
    return to;
  } catch (error) {
    throw writeFailure(error, to, 0);
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isDirectory()) await copyFolder(join(from, entry.name), join(to, entry.name));
    else if (entry.isFile()) await writeFile(join(to, entry.name), await readFile(join(from, entry.name)));
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}
