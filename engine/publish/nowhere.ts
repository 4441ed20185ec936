import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs something in a new empty folder (absolute), which is gone afterwards. For commands of Git that make a repository
 * somewhere else: so that none that happens to be around the new one has a say.
 */
export async function inNowhere<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'longhand-nowhere-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
