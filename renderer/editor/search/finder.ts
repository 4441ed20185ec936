import type { FoundPlace, Stretch } from '#core/editor/find';
import type { FindQuery } from '#core/editor/find-query';
import { patience } from '../../app/patience';
import { startWorker } from '../../app/start-worker';
import address from './find.worker?worker&url';

export interface FindRequest {
  readonly seq: number;
  readonly text: string;
  readonly query: FindQuery;
  /** Null for the whole text. */
  readonly within: readonly Stretch[] | null;
  readonly most: number;
}

export type FindAnswer =
  | { readonly kind: 'found'; readonly places: readonly FoundPlace[]; readonly more: boolean }
  | { readonly kind: 'bad'; readonly reason: string }
  /** The expression did not come to an end in time. */
  | { readonly kind: 'slow' };

/** Looks for a query in a text. Null when a later question took its place. */
export type Finder = (question: Omit<FindRequest, 'seq'>) => Promise<FindAnswer | null>;

/** What the worker says of one question. */
export type FindReply = { readonly seq: number; readonly answer: FindAnswer };

/** An expression gets this long, ms; then its thread is ended, because nothing else can stop it. */
const LIMIT = 2_000;

/**
 * Looks in a worker, one question after the other; of those that wait only the newest is asked. A regular expression
 * can take longer than the window will live: here it costs its thread and nothing else.
 */
export function workerFinder(): Finder {
  type Waiting = { question: Omit<FindRequest, 'seq'>; resolve: (answer: FindAnswer | null) => void };
  let worker: Worker | null = null;
  let running: Waiting | null = null;
  let next: Waiting | null = null;
  let wait: () => void = () => undefined;
  let seq = 0;

  const finish = (answer: FindAnswer) => {
    wait();
    const done = running;
    running = null;
    done?.resolve(answer);
    const waiting = next;
    next = null;
    if (waiting) ask(waiting);
  };

  const start = () => {
    const started = startWorker(address, 'find');
    started.onmessage = ({ data }: MessageEvent<FindReply>) => {
      if (data.seq === seq) finish(data.answer);
    };
    return started;
  };

  const ask = (waiting: Waiting) => {
    running = waiting;
    seq += 1;
    worker ??= start();
    worker.postMessage({ ...waiting.question, seq } satisfies FindRequest);
    wait = patience(LIMIT, () => {
      worker?.terminate();
      worker = null;
      finish({ kind: 'slow' });
    });
  };

  return (question) =>
    new Promise((resolve) => {
      const waiting = { question, resolve };
      if (running === null) ask(waiting);
      else {
        next?.resolve(null);
        next = waiting;
      }
    });
}
