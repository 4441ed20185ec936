/**
 * One durable write in a process of its own, so that a test can kill it or make its system calls fail:
 * `node save-once.mjs TARGET FILE_WITH_THE_NEW_BYTES [create]`. It prints `ready`, waits for a line on standard input,
 * writes, and prints `saved` or the name of the failure and its detail as JSON.
 */
import { readFileSync } from 'node:fs';
import { Failure } from '#core/ipc/errors';
import { writeDurably } from '#engine/posts/writer';

const [target, source, create] = process.argv.slice(2);
if (target === undefined || source === undefined) throw new Error('usage: save-once TARGET FILE [create]');
const bytes = readFileSync(source);
// One call before the marker, so that the thread that does file work exists when a tracer attaches.
await writeDurably(`${source}.${process.pid}.warm`, new Uint8Array(1));
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  writeDurably(target, bytes, { create: create === 'create' }).then(
    () => {
      process.stdout.write('saved\n', () => process.exit(0));
    },
    (error: unknown) => {
      const told =
        error instanceof Failure ? { code: error.code, detail: error.detail } : { code: String(error) };
      process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(3));
    },
  );
});
