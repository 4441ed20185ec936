import { randomBytes } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { errnoOf } from './file-errors';

const OURS = /^\.longhand-(\d+)-[0-9a-f]{12}\.tmp$/;

/**
 * A name for a temporary file of this process: hidden, short whatever the target is called (names may be 255
 * bytes long), and recognisable as ours.
 */
export function newTempName(): string {
  return `.longhand-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

/** Whether a file name is one that `newTempName` made, in this process or another. */
export function isTempName(name: string): boolean {
  return OURS.test(name);
}

/**
 * Removes temporary files that a killed process left behind. `paths` are absolute; those that are not ours,
 * or whose process still runs, stay. Returns how many were removed; one that cannot be removed is left for
 * the next start.
 */
export async function removeStaleTemps(paths: readonly string[]): Promise<number> {
  let removed = 0;
  for (const path of paths) {
    const owner = OURS.exec(basename(path))?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    try {
      await unlink(path);
      removed += 1;
    } catch (error) {
      if (errnoOf(error) === null) throw error;
    }
  }
  return removed;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}
