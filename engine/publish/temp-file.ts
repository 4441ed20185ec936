import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;
let count = 0;

/**
 * Runs something with the path (absolute) of a file that is not there yet, in a folder that only this user can enter, and removes
 * the file afterwards. The folder is made once and goes with the process: on a busy disk, making and removing one for
 * every command takes as long as Git itself. That of a process that was killed is removed by `clearVisits`.
 */
export async function withTempFile<T>(name: string, run: (path: string) => Promise<T>): Promise<T> {
  const path = join(privateFolder(), `${name}-${++count}`);
  try {
    return await run(path);
  } finally {
    await rm(path, { force: true });
  }
}

function privateFolder(): string {
  if (folder !== null && isOurs(folder)) return folder;
  const made = mkdtempSync(join(tmpdir(), `longhand-${process.pid}-`));
  if (folder === null) process.once('exit', () => folder && rmSync(folder, { recursive: true, force: true }));
  folder = made;
  return made;
}

/** A system that is on for weeks may tidy up among what is temporary, and the name is then anybody's. */
function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
}
