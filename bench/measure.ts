import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureChanges } from './changes';
import { measureFirstPreview } from './first-preview';
import { measureGit } from './git';
import { measureIndexMemory } from './index-memory';
import { measureLibrary } from './library';
import type { Machine } from './machine';
import { measureMemory } from './memory';
import type { Line } from './report';
import { type Size, writeBlog } from './sample-blog';
import { measurePostScroll, measureScroll } from './scroll';
import { measureSearch } from './search';
import { measureStart } from './start';
import { measureTyping } from './typing';
import { measureTypingBesideGit } from './typing-beside-git';
import { createWindows } from './windows';

export { json, table } from './report';

/** What can be measured by itself, in the order of the table. */
export const GROUPS = [
  'start',
  'typing',
  'preview',
  'memory',
  'library',
  'search',
  'scroll',
  'git',
  'beside-git',
] as const;
export type Group = (typeof GROUPS)[number];

/** Runs the measures of these groups (all when none is named) on blogs written for them, which are removed again. */
export async function measure(machine: Machine, groups: readonly Group[] = GROUPS): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-bench-blogs-'));
  chmodSync(folder, 0o755);
  const windows = createWindows(machine);
  const wanted = new Set<Group>(groups.length === 0 ? GROUPS : groups);
  const lines = new Map<Group, Line[]>();
  const run = async (group: Group, doing: string, work: () => Promise<Line[]>) => {
    if (!wanted.has(group)) return;
    machine.say(`${doing} …`);
    lines.set(group, await work());
  };
  try {
    const [small, large, long] = [join(folder, 'small'), join(folder, 'large'), join(folder, 'long')];
    const usual: Size[] = ['10 KB', '100 KB', '1 MB'];
    machine.say('Writing the sample blogs …');
    const paths = writeBlog(small, 30, usual);
    writeBlog(large, 10_000 - usual.length, usual);
    writeBlog(long, 30);
    await run('library', 'Listing and watching', async () => [
      ...(await measureLibrary(machine, large)),
      ...measureIndexMemory(large),
      ...(await measureChanges(machine, large)),
    ]);
    await run('search', 'Searching', () => measureSearch(machine, large));
    await run('git', 'Committing and publishing', async () =>
      measureGit(machine, { folder: large, small: paths['10 KB'], large: paths['1 MB'] }),
    );
    machine.chownTree(folder);
    const post = (size: '10 KB' | '100 KB') => join(small, paths[size]);
    await run('start', 'Starting', () =>
      measureStart(machine, windows, { small, large, post: post('10 KB') }),
    );
    await run('memory', 'Weighing', () =>
      measureMemory(machine, windows, { folder: small, post: post('100 KB') }),
    );
    await run('scroll', 'Scrolling', async () => [
      ...(await measureScroll(machine, windows, large)),
      ...(await measurePostScroll(machine, windows, small)),
    ]);
    await run('preview', 'Opening posts', () =>
      measureFirstPreview(machine, windows, { folder: small, paths }),
    );
    await run('typing', 'Typing', () => measureTyping(machine, windows, { folder: long, paths }));
    await run('beside-git', 'Typing beside Git', () =>
      measureTypingBesideGit(machine, windows, { folder: long, paths }),
    );
    return GROUPS.flatMap((group) => lines.get(group) ?? []);
  } finally {
    windows.cleanup();
    rmSync(folder, { recursive: true, force: true });
  }
}
