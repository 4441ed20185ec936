import { z } from 'zod';
import { WaitingReason } from '../model';
import { JoinedHow, LinearObstacle, MergeConflict, Replaced } from './model';

/** How getting the remote's newer commits ended. */
export const PullOutcome = z.discriminatedUnion('kind', [
  /** There is nothing newer on the remote. */
  z.strictObject({ kind: z.literal('current') }),
  /** The branch, and the files with it, went from `from` to `to`. */
  z.strictObject({
    kind: z.literal('updated'),
    from: z.string(),
    to: z.string(),
    how: JoinedHow,
    /** Why it was a merge although the author asked for a straight line; null otherwise. */
    obstacle: LinearObstacle.nullable(),
    /** With `replayed`: what became of each of the author's commits. */
    replaced: Replaced,
  }),
  /** Both sides changed the same words. Nothing has moved. */
  z.strictObject({ kind: z.literal('conflict'), conflict: MergeConflict }),
  /** It could not be done now. Nothing has moved. */
  z.strictObject({
    kind: z.literal('waiting'),
    reason: WaitingReason,
    detail: z.string(),
    quoted: z.boolean(),
  }),
]);
export type PullOutcome = z.infer<typeof PullOutcome>;

/** What the author decides where nothing is joined unasked: join both by a merge, or (when the remote took commits back) follow it. */
export const RewrittenChoice = z.enum(['keep-both', 'use-theirs']);
export type RewrittenChoice = z.infer<typeof RewrittenChoice>;

/**
 * The commit that is to be sent after the branch was updated, where `oid` (in the branch before) was to be. Null when that would
 * take commits along that are above it and were not to be sent.
 */
export function successorOf(
  { from, to, how, replaced }: Extract<PullOutcome, { kind: 'updated' }>,
  oid: string,
): string | null {
  switch (how) {
    case 'forward':
      // The remote has all of the branch already.
      return to;
    case 'merged':
      return oid === from ? to : null;
    case 'replayed':
      return replaced[oid] ?? null;
  }
}
