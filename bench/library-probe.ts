// electron library-probe.mjs FOLDER ROUNDS, run as Node: prints the `LibraryTimes` of the blog's list and index.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openBlog } from '#engine/blog/open';
import { workerHost } from '#engine/posts/index/host';
import { fail, indexScript, type LibraryTimes, openIndex } from './library';
import { type PlainWork, plainWork } from './plain-reading';
import { interleaved } from './statistics';

const [folder = '', rounds = '1'] = process.argv.slice(2);
const blog = await openBlog(folder);
const keepIn = mkdtempSync(join(tmpdir(), 'longhand-bench-index-'));
const cacheFile = join(keepIn, 'large.posts');
const { took, plain, warm }: LibraryTimes = {
  took: { first: [], shown: [], whole: [], times: [], addresses: [], again: [], cached: [], thread: [] },
  plain: { heads: [], files: [], stats: [] },
  warm: { heads: [], files: [], stats: [] },
};
const plainly = (work: PlainWork) => async () => {
  const thread = new Worker(new URL('./plain-thread.mjs', import.meta.url), { workerData: { work, folder } });
  const [ms] = await once(thread, 'message');
  plain[work].push(Number(ms));
  await thread.terminate();
};
const again = (work: PlainWork) => () => {
  const began = performance.now();
  plainWork[work](folder);
  warm[work].push(performance.now() - began);
};

// Not counted: fills the disk's cache, and writes the index's.
await openIndex(blog, cacheFile, async (index) => index.settled());
for (const work of Object.values(plainWork)) work(folder);
await interleaved(Number(rounds), [
  () =>
    openIndex(blog, null, async (index, listed) => {
      const began = performance.now();
      await index.list();
      took.shown.push(performance.now() - began);
      await listed;
      took.first.push(performance.now() - began);
      await index.settled();
      took.whole.push(performance.now() - began);
      const timed = performance.now();
      await index.times(null);
      took.times.push(performance.now() - timed);
      const asked = performance.now();
      await index.addresses(null);
      took.addresses.push(performance.now() - asked);
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
  plainly('heads'),
  plainly('files'),
  plainly('stats'),
  again('heads'),
  again('files'),
  again('stats'),
]);
rmSync(keepIn, { recursive: true });
process.stdout.write(JSON.stringify({ took, plain, warm } satisfies LibraryTimes));
