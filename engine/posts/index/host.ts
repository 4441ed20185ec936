import { Worker } from 'node:worker_threads';
import type { IndexNews, IndexPlace, IndexQuestion, WorkerMessage, WorkerRequest } from './protocol';

/** The thread's memory for what was just made, in MB. With 6 a list that was kept comes later, with V8's own size one that is made. */
const YOUNG = 9;

/** Something that keeps indexes: a thread of its own, or this one. */
export interface IndexHost {
  readonly open: (place: IndexPlace, onNews: (news: IndexNews) => void) => IndexLine;
  /** Makes ready what the first index needs, so that it does not wait for that; resolves when it is. */
  readonly warm: () => Promise<void>;
  /** Ends the thread, if there is one. */
  readonly end: () => Promise<void>;
}

/** The way to one open index. */
export interface IndexLine {
  readonly ask: (question: IndexQuestion, input: unknown) => Promise<unknown>;
  /** Nothing answers there any more. */
  readonly isDead: () => boolean;
  readonly close: () => Promise<void>;
}

/**
 * Indexes in a worker thread, started with the first of them. `script` is the bundle of worker.ts. A thread that
 * dies fails what was asked of it and ends its lines; the next one that is opened has a new thread.
 */
export function workerHost(script: URL, onError: (error: unknown) => void): IndexHost {
  let thread: { readonly worker: Worker; readonly ready: Promise<void> } | null = null;
  const start = () => {
    const worker = new Worker(script, {
      name: 'index',
      // What it opens it closes again. With Node keeping count of that for the thread's end, open and close take twice as long
      // while V8 compiles: see docs/decisions/0018-index-in-a-thread.md.
      trackUnmanagedFds: false,
      // Most of what a list is made of is soon over, and memory that is used again is cheaper than new.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    // The thread must not keep a program alive that has nothing else to do.
    worker.unref();
    const ready = new Promise<void>((resolve) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve();
        else lines.take(message);
      });
      const died = (error: Error) => {
        if (thread?.worker === worker) thread = null;
        lines.fail(error);
        resolve();
      };
      worker.on('error', (error) => {
        onError(error);
        died(error instanceof Error ? error : new Error(String(error)));
      });
      worker.on('exit', () => died(new Error('the index ended')));
    });
    return { worker, ready };
  };
  const running = () => {
    thread ??= start();
    return thread;
  };
  const lines = new Lines((request) => running().worker.postMessage(request));
  return {
    open: (place, onNews) => lines.open(place, onNews),
    warm: () => running().ready,
    end: async () => {
      await thread?.worker.terminate();
    },
  };
}

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Numbers questions and finds who waits for an answer. */
export class Lines {
  readonly #send: (request: WorkerRequest) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<number, (news: IndexNews) => void>();
  #last = 0;

  constructor(send: (request: WorkerRequest) => void) {
    this.#send = send;
  }

  open(place: IndexPlace, onNews: (news: IndexNews) => void): IndexLine {
    this.#last += 1;
    const blog = this.#last;
    this.#listeners.set(blog, onNews);
    this.#send({ kind: 'open', blog, place });
    const isDead = () => !this.#listeners.has(blog);
    return {
      ask: (question, input) => this.#request((seq) => ({ kind: 'ask', blog, seq, question, input })),
      isDead,
      close: async () => {
        if (isDead()) return;
        this.#listeners.delete(blog);
        await this.#request((seq) => ({ kind: 'close', blog, seq }));
      },
    };
  }

  take(message: Exclude<WorkerMessage, { kind: 'ready' }>): void {
    switch (message.kind) {
      case 'news':
        this.#listeners.get(message.blog)?.(message.news);
        return;
      case 'answer':
        this.#settle(message.seq)?.resolve(message.output);
        return;
      case 'failed':
        this.#settle(message.seq)?.reject(new Error(message.message));
        return;
    }
  }

  fail(error: Error): void {
    this.#listeners.clear();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #request(make: (seq: number) => WorkerRequest): Promise<unknown> {
    this.#last += 1;
    const seq = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(seq, { resolve, reject });
      this.#send(make(seq));
    });
  }

  #settle(seq: number): Waiting | undefined {
    const waiting = this.#waiting.get(seq);
    this.#waiting.delete(seq);
    return waiting;
  }
}
