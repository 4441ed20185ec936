import { z } from 'zod';

/** The largest text of a choice, in UTF-16 units: that of a post. */
const MAX_TEXT = 64 * 1024 * 1024;

/** What the author wants of one place where both sides changed something. `text` has LF line ends. */
export const MergeChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mine') }),
  z.strictObject({ kind: z.literal('theirs') }),
  z.strictObject({ kind: z.literal('both') }),
  z.strictObject({ kind: z.literal('edit'), text: z.string().max(MAX_TEXT) }),
]);
export type MergeChoice = z.infer<typeof MergeChoice>;

/** Choices by the id of their place; a place that is not in it has its suggestion, if it has one. */
export const MergeChoices = z.record(z.string(), MergeChoice);
export type MergeChoices = z.infer<typeof MergeChoices>;
