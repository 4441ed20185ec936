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

/** So often at most are the author's hooks run for one command: they may take their time, or do more than look. */
const MOST_HOOK_RUNS = 3;

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
      if (!(error instanceof GitFailed) || gitTrouble(error.output).kind !== 'locked') throw error;
      // It speaks of a lock of its own.
      if (error.result.hooks.some(({ exitCode }) => exitCode !== null && exitCode !== 0)) throw error;
      const most = error.result.hooks.length > 0 ? Math.min(tries, MOST_HOOK_RUNS) : tries;
      if (attempt >= most) throw error;
    }
    await pause(attempt, signal);
  }
}
