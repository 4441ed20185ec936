import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBlog } from '#engine/blog/open';
import { listPosts } from '#engine/posts/library';
import type { Machine } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';

/** The list of 10,000 posts, on plain Node, against the least that any program must do for it. */
export async function measureLibrary(machine: Machine, folder: string): Promise<Line[]> {
  const blog = await openBlog(folder);
  const listed: number[] = [];
  const heads: number[] = [];
  const stats: number[] = [];
  let found = 0;
  await listPosts(blog);
  readHeads(folder);
  await interleaved(machine.quick ? 3 : 9, [
    async () => {
      const began = performance.now();
      found = (await listPosts(blog)).length;
      listed.push(performance.now() - began);
    },
    () => {
      const began = performance.now();
      readHeads(folder);
      heads.push(performance.now() - began);
    },
    () => {
      const began = performance.now();
      for (const path of postFiles(folder)) statSync(path);
      stats.push(performance.now() - began);
    },
  ]);
  const ours = `${spread(listed, 'ms')}, ${found} posts`;
  return [
    {
      name: 'post list from 10,000 files, first open',
      value: median(listed) / median(heads),
      unit: '×',
      target: 3,
      ours,
      baseline: `read 1 KB of each + regexp: ${spread(heads, 'ms')}`,
    },
    {
      name: 'post list from 10,000 files, again',
      value: median(listed) / median(stats),
      unit: '×',
      target: 2,
      ours,
      baseline: `stat of each: ${spread(stats, 'ms')}`,
    },
  ];
}

function postFiles(folder: string): string[] {
  return readdirSync(join(folder, '_posts')).map((name) => join(folder, '_posts', name));
}

function readHeads(folder: string): number {
  const buffer = Buffer.alloc(1024);
  let titled = 0;
  for (const path of postFiles(folder)) {
    const file = openSync(path, 'r');
    const length = readSync(file, buffer, 0, 1024, 0);
    closeSync(file);
    const head = buffer.toString('utf8', 0, length);
    if (/^title: (.*)$/m.test(head) && /^date: (.*)$/m.test(head)) titled++;
  }
  return titled;
}
