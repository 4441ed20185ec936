/**
 * Watches a blog in a process of its own, so that a test can make its system calls fail:
 * `node watch-once.mjs FOLDER`. It prints what is reported, one JSON object a line, and ends with standard input.
 */

import { exampleModel } from '#core/blog/example-model';
import { PostIndex } from '#engine/posts/index/client';
import { localHost } from '#engine/posts/index/local';

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('usage: watch-once FOLDER');
const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const index = new PostIndex(
  localHost({ poll: 50 }),
  { root, model: exampleModel(), cacheFile: null, version: '', watch: true },
  {
    onListed: () => undefined,
    onChanged: (changed, removed) => say({ changed: changed.map(({ title }) => title), removed }),
    onPolling: (reason) => say({ polling: reason }),
    onConfig: () => undefined,
    onTrouble: (error) => say({ trouble: String(error) }),
  },
);
await index.watching();
say({ ready: true });
process.stdin.on('end', () => {
  index.close().then(
    () => say({ closed: true }),
    (error: unknown) => say({ failed: String(error) }),
  );
});
process.stdin.resume();
