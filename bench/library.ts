import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { OpenBlog } from '#engine/blog/open';
import { PostIndex } from '#engine/posts/index/client';
import { workerHost } from '#engine/posts/index/host';
import { deferred } from '#engine/posts/index/slices';
import type { Machine } from './machine';
import type { PlainWork } from './plain-reading';
import type { Line } from './report';
import { median, spread } from './statistics';

/** The index's thread as the app has it; see bench/build.mjs. */
export const indexScript = new URL('./index-worker.mjs', import.meta.url);

/** The list and the index of 10,000 posts, in a thread of their own, against the least any program must do for them. */
export async function measureLibrary(machine: Machine, folder: string): Promise<Line[]> {
  const script = fileURLToPath(new URL('./library-probe.mjs', import.meta.url));
  // In the app's own runtime, which compiles and collects differently from the Node that runs the measures.
  const { stdout, status, stderr } = spawnSync(
    machine.runtime.executable,
    [script, folder, machine.quick ? '3' : '9'],
    { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  if (status !== 0) throw new Error(`the list could not be measured: ${stderr}`);
  // The probe writes these.
  const { took, plain, warm } = JSON.parse(stdout) as LibraryTimes;
  const beside = (work: PlainWork) =>
    `in a new thread too: ${spread(plain[work], 'ms')}; in one that has done it before: ${spread(warm[work], 'ms')}`;
  const heads = `read 1 KB of each + regexp, ${beside('heads')}`;
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
      baseline: `stat of each, ${beside('stats')}`,
    },
    {
      name: 'full index of 10,000 posts',
      value: against(took.whole, plain.files),
      unit: '×',
      target: 2,
      ours: spread(took.whole, 'ms'),
      baseline: `plain reading of each, ${beside('files')}`,
    },
    {
      name: 'the addresses of all these posts',
      value: median(took.addresses),
      unit: 'ms',
      ours: spread(took.addresses, 'ms'),
      baseline: 'once, when something asks for all of them; the list has none',
    },
    {
      name: 'the times of all their files',
      value: median(took.times),
      unit: 'ms',
      ours: spread(took.times, 'ms'),
      baseline: 'once, after the list and the texts, in slices beside other work or when asked for',
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

/** In ms, one of each round. */
export interface LibraryTimes {
  readonly took: Readonly<
    Record<'first' | 'shown' | 'whole' | 'times' | 'addresses' | 'again' | 'cached' | 'thread', number[]>
  >;
  /** In a new thread each time. */
  readonly plain: Readonly<Record<PlainWork, number[]>>;
  /** In one thread that has done it before. */
  readonly warm: Readonly<Record<PlainWork, number[]>>;
}

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

export function fail(reason: unknown): never {
  throw reason instanceof Error ? reason : new Error(String(reason));
}
