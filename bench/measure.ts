import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureGit } from './git';
import { measureLibrary } from './library';
import type { Machine } from './machine';
import { measureMemory } from './memory';
import type { Line } from './report';
import { writeBlog } from './sample-blog';
import { measureStart } from './start';
import { measureTyping } from './typing';
import { createWindows } from './windows';

export { json, table } from './report';

/** Runs every measure on blogs written for it, which are removed again. */
export async function measure(machine: Machine): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-bench-blogs-'));
  chmodSync(folder, 0o755);
  const windows = createWindows(machine);
  try {
    const [small, large] = [join(folder, 'small'), join(folder, 'large')];
    machine.say('Writing the sample blogs …');
    const paths = writeBlog(small, 30);
    writeBlog(large, 10_000 - 3);
    machine.say('Listing and committing …');
    const engine = [
      ...(await measureLibrary(machine, large)),
      ...(await measureGit(machine, large, paths['1 MB'])),
    ];
    machine.chownTree(folder);
    machine.say('Starting …');
    const start = await measureStart(machine, windows, { small, large, post: join(small, paths['10 KB']) });
    machine.say('Weighing …');
    const memory = await measureMemory(machine, windows, {
      folder: small,
      post: join(small, paths['100 KB']),
    });
    const typing = await measureTyping(machine, windows, { folder: small, paths });
    return [...start, ...typing, ...memory, ...engine];
  } finally {
    windows.cleanup();
    rmSync(folder, { recursive: true, force: true });
  }
}
