import { z } from 'zod';
import type { ErrorCode } from '../../ipc/errors';
import { errorSentences } from '../../messages/errors';
import { PublishOutcome } from '../model';

const Code = z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(errorSentences, code));

/** A publish that waits on this computer for its time. */
export const HeldPublish = z.strictObject({
  id: z.string(),
  /** As a sentence names it: `“Tea”`. */
  title: z.string(),
  /** ms since the epoch. */
  at: z.number().int(),
  /** Posts and other files, relative to the blog's folder. */
  paths: z.array(z.string()),
  message: z.string(),
  /** Why it was not published when it was due; null while it waits. It is not tried again by itself. */
  failed: z.strictObject({ code: Code, detail: z.record(z.string(), z.string()) }).nullable(),
});
export type HeldPublish = z.infer<typeof HeldPublish>;

/** What became of one that was due. */
export const HeldOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), held: HeldPublish, outcome: PublishOutcome }),
  /** Somebody had published it before. */
  z.strictObject({ kind: z.literal('nothing'), held: HeldPublish }),
  z.strictObject({ kind: z.literal('failed'), held: HeldPublish }),
]);
export type HeldOutcome = z.infer<typeof HeldOutcome>;

/** Those whose time has come and that did not fail before, the earliest first. `now` is ms since the epoch. */
export function dueNow(held: readonly HeldPublish[], now: number): HeldPublish[] {
  return held.filter(({ at, failed }) => failed === null && at <= now).sort((a, b) => a.at - b.at);
}
