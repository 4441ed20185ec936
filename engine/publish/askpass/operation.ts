import { AsyncLocalStorage } from 'node:async_hooks';
import type { AskedAgain } from '#core/publish/sign-in/model';

/**
 * Something the author started and waits for. Only the Git commands that run in it, and only until it ends, may ask; all
 * others are in the background and never do (decision 35).
 */
export interface Operation {
  /** The author said “not now”: nothing more is asked. */
  stopped: boolean;
  ended: boolean;
  /** Questions that wait for the author now. */
  asking: number;
  /** What became of an answer, by what was asked for. */
  readonly again: Map<string, AskedAgain>;
  /** The name that was not accepted, by place. */
  readonly tried: Map<string, string>;
  /** Places the author signed in to during this operation. */
  readonly answered: Set<string>;
}

const current = new AsyncLocalStorage<Operation>();

/** Runs what the author waits for; while it runs, its Git commands may ask. */
export async function whileAuthorWaits<T>(run: () => Promise<T>): Promise<T> {
  const operation: Operation = {
    stopped: false,
    ended: false,
    asking: 0,
    again: new Map(),
    tried: new Map(),
    answered: new Set(),
  };
  try {
    return await current.run(operation, run);
  } finally {
    operation.ended = true;
  }
}

/** Runs something nobody waits for, also when it is started from what somebody does wait for. */
export function inBackground<T>(run: () => Promise<T>): Promise<T> {
  return current.exit(run);
}

/** The operation that the author waits for now, or null in the background. */
export function currentOperation(): Operation | null {
  const operation = current.getStore();
  return operation && !operation.ended ? operation : null;
}
