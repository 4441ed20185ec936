import { readFileSync, writeFileSync } from 'node:fs';
import { openBlog } from '#engine/blog/open';
import { openIndex } from './library';
import type { Machine } from './machine';
import { postFiles } from './plain-reading';
import type { Line } from './report';
import { median, spread } from './statistics';

const CHANGED = 1000;

/** A thousand files written at once by another program → a list that is true, by the watcher alone. */
export async function measureChanges(machine: Machine, folder: string): Promise<Line[]> {
  const blog = await openBlog(folder);
  const paths = postFiles(folder).slice(0, CHANGED);
  const before = paths.map((path) => readFileSync(path, 'utf8'));
  const since: number[] = [];
  const writing: number[] = [];
  await openIndex(blog, null, async (index) => {
    await index.settled();
    for (let round = 0; round < (machine.quick ? 3 : 7); round++) {
      const title = `Changed in round ${round}`;
      const began = performance.now();
      for (const [at, path] of paths.entries()) {
        writeFileSync(path, (before[at] ?? '').replace(/^title: .*$/m, `title: ${title}`));
      }
      const written = performance.now();
      writing.push(written - began);
      for (;;) {
        const { posts } = await index.list();
        if (posts.filter((post) => post.title === title).length === CHANGED) break;
        // The list of so many posts takes time to cross the border; the index needs the thread meanwhile.
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      since.push(performance.now() - written);
    }
  });
  for (const [at, path] of paths.entries()) writeFileSync(path, before[at] ?? '');
  return [
    {
      name: '1,000 files changed at once to a true list',
      value: median(since),
      unit: 'ms',
      ours: spread(since, 'ms'),
      baseline: `writing them: ${spread(writing, 'ms')}`,
    },
  ];
}
