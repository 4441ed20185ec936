import { z } from 'zod';
import { WaitingReason } from '../model';
import { MergeConflict } from './model';

/** How getting the remote's newer commits ended. */
export const PullOutcome = z.discriminatedUnion('kind', [
  /** There is nothing newer on the remote. */
  z.strictObject({ kind: z.literal('current') }),
  /** The branch, and the files with it, went from `from` to `to`; `merged` when both sides had something new. */
  z.strictObject({
    kind: z.literal('updated'),
    from: z.string(),
    to: z.string(),
    merged: z.boolean(),
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

/** What the author decides about a remote that took commits back: join them with its own, or follow it. */
export const RewrittenChoice = z.enum(['keep-both', 'use-theirs']);
export type RewrittenChoice = z.infer<typeof RewrittenChoice>;
