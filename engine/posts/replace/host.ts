import { Worker } from 'node:worker_threads';
import { Failure } from '#core/ipc/errors';
import {
  AT,
  type ReplaceReply,
  type ReplaceRequest,
  type ReplaceSearch,
  type SearchResult,
  WANTED,
} from './protocol';

/** Looks through posts: in a thread of its own, or (in tests) in this one. */
export type SearchPosts = (search: ReplaceSearch) => Promise<SearchResult>;

/** How often is looked which post the thread is at, ms. */
const LOOK = 250;
/** An expression gets this many looks in one post before its thread is ended: time in which the machine slept is none. */
const LOOKS = 8;
/** The thread ends after this many ms without a search: it keeps all texts. */
const IDLE = 120_000;

/**
 * Searches in a worker thread, started when it is needed. A later search takes the place of one that runs: that one
 * fails with `cancelled`. `pattern-slow` names the post in which an expression did not come to an end.
 * `script` is the bundle of worker.ts.
 */
export function replaceHost(script: URL): SearchPosts {
  let worker: Worker | null = null;
  let settle: ((reply: ReplaceReply | Failure) => void) | null = null;
  let idle: NodeJS.Timeout | undefined;
  const view = new Int32Array(new SharedArrayBuffer(8));

  const end = () => {
    void worker?.terminate();
    worker = null;
  };
  const start = () => {
    const started = new Worker(script, { name: 'replace' });
    started.unref();
    started.on('message', (reply: ReplaceReply) => settle?.(reply));
    started.on('error', (error) => {
      if (worker === started) worker = null;
      settle?.({ seq: Atomics.load(view, WANTED), failed: String(error) });
    });
    return started;
  };

  return (search) =>
    new Promise((resolve, reject) => {
      const seq = Atomics.add(view, WANTED, 1) + 1;
      settle?.(new Failure('cancelled'));
      clearTimeout(idle);
      worker ??= start();
      let last = -1;
      let looks = 0;
      const watch = setInterval(() => {
        const at = Atomics.load(view, AT);
        // Before its first post the thread is still being started.
        looks = at === last && at >= 0 ? looks + 1 : 0;
        last = at;
        if (looks > LOOKS) {
          end();
          settle?.(new Failure('pattern-slow', { path: search.ids[at] ?? '' }));
        }
      }, LOOK);
      watch.unref();
      const mine = (reply: ReplaceReply | Failure) => {
        if (!(reply instanceof Failure) && reply.seq !== seq) return;
        clearInterval(watch);
        if (settle === mine) settle = null;
        idle = setTimeout(end, IDLE);
        idle.unref();
        if (reply instanceof Failure) reject(reply);
        else if ('failed' in reply) reject(new Error(reply.failed));
        else if (reply.result === null) reject(new Failure('cancelled'));
        else resolve(reply.result);
      };
      settle = mine;
      Atomics.store(view, AT, -1);
      worker.postMessage({ ...search, seq, shared: view.buffer } satisfies ReplaceRequest);
    });
}
