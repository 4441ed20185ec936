/**
 * Watches a blog in a process of its own, so that a test can make its system calls fail:
 * `node watch-once.mjs FOLDER`. It prints what is reported, one JSON object a line, and ends with standard input.
 */

import { exampleModel } from '#core/blog/example-model';
import { watchBlog } from '#engine/posts/watch';

const [root] = process.argv.slice(2);
if (root === undefined) throw new Error('usage: watch-once FOLDER');
const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const watch = watchBlog(
  { root, model: exampleModel() },
  { onChange: (change) => say({ change }), onError: (error) => say({ error: error.message }) },
);
await watch.ready;
say({ ready: true });
process.stdin.on('end', () => {
  watch.close().then(
    () => say({ closed: true }),
    (error: unknown) => say({ failed: String(error) }),
  );
});
process.stdin.resume();
