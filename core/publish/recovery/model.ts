import { z } from 'zod';

/** A change that was being recorded when the app was stopped, and what became of it. */
export const RecoveredChange = z.strictObject({
  /** `recorded`, `not-recorded`, or `unclear`: the branch went elsewhere meanwhile. */
  kind: z.enum(['recorded', 'not-recorded', 'unclear']),
  /** The first line of its message. */
  subject: z.string(),
  /** It is not on the remote yet, and is sent as soon as that is possible. */
  waits: z.boolean(),
  /** The branch it is on, where another one is open. */
  elsewhere: z.string().nullable(),
});
export type RecoveredChange = z.infer<typeof RecoveredChange>;

/** What was left open in a blog's repository when the app was stopped, and is in order now. */
export const Recovery = z.strictObject({
  changes: z.array(RecoveredChange),
  /** Bringing in newer changes was cut short and is complete now. */
  pulled: z.boolean(),
  /** Paths (relative to the top level) whose own text was kept over what came in. */
  kept: z.array(z.string()),
  /** Git’s lock files that were left behind and stand in the way; nobody holds them. Their names. */
  leftOver: z.array(z.string()),
});
export type Recovery = z.infer<typeof Recovery>;

/** Whether the author has to be told of it. */
export function isWorthAWord({ changes, pulled, leftOver }: Recovery): boolean {
  return changes.length > 0 || pulled || leftOver.length > 0;
}

export const NOTHING_TO_RECOVER: Recovery = { changes: [], pulled: false, kept: [], leftOver: [] };
