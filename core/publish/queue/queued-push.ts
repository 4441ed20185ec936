import { z } from 'zod';
import { type PublishOutcome, WaitingReason } from '../model';
import type { Replaced } from '../pull/model';

/** What the author has published and the remote does not have yet, kept until it has. One for each branch. */
export const QueuedPush = z.strictObject({
  branch: z.string(),
  /** Name of the remote. */
  remote: z.string(),
  /** The commit that is to get there, with all before it. */
  oid: z.string(),
  /** When the author first published it; ms since the epoch. */
  since: z.number(),
  /** Tries since then, or since the network came back. */
  attempts: z.number().int().nonnegative(),
  /** Why the last try did not end well; null before the first one, and after one that a crash cut off. */
  reason: WaitingReason.nullable(),
  detail: z.string(),
  /** As in `PublishOutcome`. */
  quoted: z.boolean().default(true),
  /** When it is tried again by itself; null when it is the author's turn. */
  nextAt: z.number().nullable(),
});
export type QueuedPush = z.infer<typeof QueuedPush>;

/** Waits between two tries, in ms; the last one from then on. */
const RETRY_AFTER = [5_000, 30_000, 120_000, 600_000] as const;

/** How long to wait after that many tries (from 1). */
function retryAfter(attempts: number): number {
  return RETRY_AFTER[Math.min(attempts, RETRY_AFTER.length) - 1] ?? RETRY_AFTER[0];
}

/** Whether time alone may help. Everything else is said once and waits for the author: no loop. */
export function isRetried(reason: WaitingReason | null): boolean {
  switch (reason) {
    case null:
    case 'offline':
    case 'not-pushed':
      return true;
    case 'no-remote':
    case 'refused':
    case 'conflict':
    case 'in-the-way':
    case 'rewritten':
    case 'unrelated':
    case 'branch-gone':
    case 'merge-needed':
      return false;
  }
}

/** A publish that begins. What waited on the branch before goes along: it is below the new commit. */
export function queuePush(
  before: QueuedPush | null,
  push: Pick<QueuedPush, 'branch' | 'remote' | 'oid'>,
  now: number,
): QueuedPush {
  const { branch, remote, oid } = push;
  const since = before?.since ?? now;
  // Until it is known how it ends it is due: should a crash come first, the next start tries it.
  return {
    branch,
    remote,
    oid,
    since,
    attempts: before?.attempts ?? 0,
    reason: null,
    detail: '',
    quoted: false,
    nextAt: now,
  };
}

/** What waits after a try; null when it arrived. `now` in ms since the epoch. */
export function afterAttempt(entry: QueuedPush, outcome: PublishOutcome, now: number): QueuedPush | null {
  if (outcome.kind === 'published') return null;
  const { commit, reason, detail, quoted } = outcome;
  const attempts = entry.attempts + 1;
  const nextAt = isRetried(reason) ? now + retryAfter(attempts) : null;
  return { ...entry, oid: commit, attempts, reason, detail, quoted, nextAt };
}

/** The author stopped it: what waits (`commit` by now) is kept, and is not tried without them. */
export function afterStop(entry: QueuedPush, commit: string): QueuedPush {
  return { ...entry, oid: commit, reason: 'not-pushed', nextAt: null };
}

/** The network is back, or the computer woke up: the waits begin anew, for what time alone may help. */
export function wakened(entry: QueuedPush, now: number): QueuedPush {
  return entry.nextAt !== null ? { ...entry, attempts: 0, nextAt: now } : entry;
}

/**
 * What waits after the branch was written anew; null when that changed nothing of it. `replaced`: from each commit that went to the one
 * that took its place.
 */
export function afterReplaced(entry: QueuedPush | null, replaced: Replaced): QueuedPush | null {
  const oid = entry === null ? undefined : replaced[entry.oid];
  return entry === null || oid === undefined ? null : { ...entry, oid };
}
