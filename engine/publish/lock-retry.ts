import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '#core/ipc/errors';
import { gitTrouble } from '#core/publish/git-trouble';
import { GitFailed } from './git';

/** How long to wait for another program that holds one of Git's locks. */
export interface LockPatience {
  readonly tries: number;
  /** Waits before the next try; `attempt` counts from 1. */
  readonly pause: (attempt: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Ten tries, n² × 50 ms apart: 14 seconds in all. As VS Code does (row R34 of docs/features.md). */
export const LOCK_PATIENCE: LockPatience = {
  tries: 10,
  pause: async (attempt, signal) => {
    try {
      await wait(attempt * attempt * 50, undefined, { signal });
    } catch (error) {
      if (signal?.aborted) throw new Failure('cancelled', {}, { cause: error });
      throw error;
    }
  },
};

/**
 * Runs a Git command again while a lock is in its way. The lock is never removed: it may be in use, and taking it
 * away loses the index. When it stays, fails with what the last try failed with.
 */
export async function withLockRetry<T>(
  run: () => Promise<T>,
  { tries, pause }: LockPatience,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const locked = error instanceof GitFailed && gitTrouble(error.output).kind === 'locked';
      if (!locked || attempt >= tries) throw error;
    }
    await pause(attempt, signal);
  }
}
