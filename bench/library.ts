import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenBlog, openBlog } from '#engine/blog/open';
import { PostIndex } from '#engine/posts/index/client';
import { workerHost } from '#engine/posts/index/host';
import { deferred } from '#engine/posts/index/slices';
import type { Machine } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';

/** The index's thread as the app has it; see bench/build.mjs. */
export const indexScript = new URL('./index-worker.mjs', import.meta.url);

/** The list and the index of 10,000 posts, in a thread of their own, against the least any program must do for them. */
export async function measureLibrary(machine: Machine, folder: string): Promise<Line[]> {
  const blog = await openBlog(folder);
  const keepIn = mkdtempSync(join(tmpdir(), 'longhand-bench-index-'));
  const cacheFile = join(keepIn, 'large.posts');
  const took: Record<Timed, number[]> = {
    first: [],
    shown: [],
    whole: [],
    again: [],
    cached: [],
    thread: [],
  };
  const plain: Record<Plain, number[]> = { heads: [], files: [], stats: [] };
  const timed = async (into: number[], work: () => Promise<void> | void) => {
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
  };
  // Not counted: fills the disk's cache, and writes the index's.
  await openIndex(blog, cacheFile, async (index) => index.settled());
  readHeads(folder);
  await interleaved(machine.quick ? 3 : 9, [
    () =>
      openIndex(blog, null, async (index, listed) => {
        const began = performance.now();
        await index.list();
        took.shown.push(performance.now() - began);
        await listed;
        took.first.push(performance.now() - began);
        await index.settled();
        took.whole.push(performance.now() - began);
      }),
    () =>
      openIndex(blog, cacheFile, async (index) => {
        const began = performance.now();
        await index.list();
        took.cached.push(performance.now() - began);
        await index.watching();
        took.again.push(performance.now() - began);
      }),
    async () => {
      const began = performance.now();
      const host = workerHost(indexScript, fail);
      await host.warm();
      took.thread.push(performance.now() - began);
      await host.end();
    },
    () => timed(plain.heads, () => void readHeads(folder)),
    () => timed(plain.files, () => void postFiles(folder).map((path) => readFileSync(path, 'utf8'))),
    () => timed(plain.stats, () => void postFiles(folder).map((path) => statSync(path))),
  ]);
  rmSync(keepIn, { recursive: true });
  const heads = `read 1 KB of each + regexp: ${spread(plain.heads, 'ms')}`;
  const against = (mine: readonly number[], base: readonly number[]) => median(mine) / median(base);
  return [
    {
      name: 'post list from 10,000 files, first open',
      value: against(took.first, plain.heads),
      unit: '×',
      target: 3,
      ours: spread(took.first, 'ms'),
      baseline: heads,
    },
    {
      name: 'its first part',
      value: against(took.shown, plain.heads),
      unit: '×',
      ours: spread(took.shown, 'ms'),
      baseline: heads,
    },
    {
      name: 'post list from 10,000 files, again',
      value: against(took.again, plain.stats),
      unit: '×',
      target: 2,
      ours: `${spread(took.again, 'ms')}, shown after ${spread(took.cached, 'ms')}`,
      baseline: `stat of each: ${spread(plain.stats, 'ms')}`,
    },
    {
      name: 'full index of 10,000 posts',
      value: against(took.whole, plain.files),
      unit: '×',
      target: 2,
      ours: spread(took.whole, 'ms'),
      baseline: `plain reading of each: ${spread(plain.files, 'ms')}`,
    },
    {
      name: 'second open against first',
      value: against(took.cached, took.first),
      unit: '×',
      ours: spread(took.cached, 'ms'),
      baseline: `first open: ${spread(took.first, 'ms')}`,
    },
    {
      name: 'start of the index’s thread',
      value: median(took.thread),
      unit: 'ms',
      baseline: 'once, beside the start of the window',
    },
  ];
}

type Timed = 'first' | 'shown' | 'whole' | 'again' | 'cached' | 'thread';
type Plain = 'heads' | 'files' | 'stats';

/**
 * Runs `use` on a blog's index in a new thread, which is there but has done nothing yet, as the app's is when the first
 * blog opens. `listed` resolves when the list has all posts.
 */
export async function openIndex(
  blog: OpenBlog,
  cacheFile: string | null,
  use: (index: PostIndex, listed: Promise<void>) => Promise<void>,
): Promise<void> {
  const host = workerHost(indexScript, fail);
  await host.warm();
  const { promise, resolve } = deferred();
  const index = new PostIndex(
    host,
    { root: blog.root, model: blog.model, cacheFile, version: 'bench', watch: true },
    {
      onListed: (_posts, complete) => {
        if (complete) resolve();
      },
      onChanged: () => undefined,
      onPolling: fail,
      onConfig: () => undefined,
      onTrouble: fail,
    },
  );
  await use(index, promise);
  await index.close();
  await host.end();
}

function fail(reason: unknown): never {
  throw reason instanceof Error ? reason : new Error(String(reason));
}

/** Absolute paths of the blog's posts. */
export function postFiles(folder: string): string[] {
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
