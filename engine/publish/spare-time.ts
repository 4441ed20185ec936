import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { constants, getPriority, setPriority } from 'node:os';
import { errnoOf } from '../posts/file-errors';

/** The programs that this process starts, while somebody wants to know. */
export interface Starts {
  /** Lets the newest one wait for whoever else wants the processor, and what it starts itself. Call it right after its start. */
  readonly yieldNewest: () => void;
  readonly end: () => void;
}

/** simple-git keeps to itself which process it started; Node tells whoever listens. */
export function watchStarts(): Starts {
  let newest: ChildProcess | null = null;
  // What Node publishes there, by its documentation.
  const listen = (message: unknown) => {
    newest = (message as { readonly process: ChildProcess }).process;
  };
  subscribe('child_process', listen);
  return {
    yieldNewest: () => {
      if (newest?.pid !== undefined) yieldTo(newest.pid);
    },
    end: () => unsubscribe('child_process', listen),
  };
}

function yieldTo(pid: number): void {
  const { PRIORITY_BELOW_NORMAL } = constants.priority;
  try {
    if (getPriority(pid) < PRIORITY_BELOW_NORMAL) setPriority(pid, PRIORITY_BELOW_NORMAL);
  } catch (error) {
    // It has ended by now, or the system lets nobody do this: then it runs as everything else does.
    if (errnoOf(error) === null) throw error;
  }
}
