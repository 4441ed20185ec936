import { spawnSync } from 'node:child_process';
import { openBlog } from '#engine/blog/open';
import { openIndex } from './library';
import type { Machine } from './machine';
import type { Line } from './report';
import { interleaved, median, quantile, spread } from './statistics';

/** What is typed, letter by letter; a rare word, a common one, two words, a title, a phrase that nobody wrote. */
const TYPED = ['copper lantern', 'letter number 4711', 'halfway', 'narrow harbour weather', 'xylophone'];

/** Full-text search in 10,000 posts at each key, against ripgrep over the same folder. Its rows need `rg`. */
export async function measureSearch(machine: Machine, folder: string): Promise<Line[]> {
  const blog = await openBlog(folder);
  const queries = TYPED.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));
  const ours: number[] = [];
  const list: number[] = [];
  const count: number[] = [];
  const hasRipgrep = spawnSync('rg', ['--version']).status === 0;
  if (!hasRipgrep) machine.say('ripgrep (rg) is not here: search is measured without it.');
  const ripgrep = (flag: string, into: number[]) => () => {
    if (!hasRipgrep) return;
    for (const word of ['copper', 'lantern', '4711', 'halfway', 'xylophone']) {
      const began = performance.now();
      spawnSync('rg', [flag, '--fixed-strings', '--ignore-case', '--', word, folder], { stdio: 'ignore' });
      into.push(performance.now() - began);
    }
  };
  await openIndex(blog, null, async (index) => {
    await index.settled();
    // The first one makes the texts quick to search, if the index has not done so yet.
    await index.search('warm', 50);
    await interleaved(machine.quick ? 2 : 5, [
      async () => {
        for (const query of queries) {
          const began = performance.now();
          await index.search(query, 50);
          ours.push(performance.now() - began);
        }
      },
      ripgrep('--files-with-matches', list),
      ripgrep('--count', count),
    ]);
  });
  const p95 = quantile(ours, 0.95);
  const mine = `${spread(ours, 'ms')}, p95 ${p95.toFixed(1)} ms`;
  const against = (name: string, base: readonly number[], target?: number): Line => ({
    name: `search in 10,000 posts at each key, against ${name}`,
    value: median(ours) / median(base),
    unit: '×',
    ...(target === undefined ? {} : { target }),
    ours: mine,
    baseline: `${name} of one word: ${spread(base, 'ms')}`,
  });
  return [
    {
      name: 'search in 10,000 posts at each key, p95',
      value: p95,
      unit: 'ms',
      ours: mine,
      baseline: `${queries.length} queries of one to three words`,
    },
    ...(hasRipgrep ? [against('rg -l', list, 0.25), against('rg -c', count)] : []),
  ];
}
