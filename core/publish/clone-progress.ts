import { z } from 'zod';
import type { TransferProgress } from './progress';

/** What a clone is doing. */
export const CloneStage = z.enum([
  'reaching',
  'preparing',
  'receiving',
  'unpacking',
  'writing',
  'large-files',
]);
export type CloneStage = z.infer<typeof CloneStage>;

export const CloneProgress = z.strictObject({
  stage: CloneStage,
  /** 0 to 100; null while the length of the stage is unknown. */
  percent: z.number().min(0).max(100).nullable(),
});
export type CloneProgress = z.infer<typeof CloneProgress>;

const STAGES: readonly (readonly [RegExp, CloneStage])[] = [
  [/^(?:Enumerating|Counting|Compressing) objects$/, 'preparing'],
  [/^Receiving objects$/, 'receiving'],
  [/^Resolving deltas$/, 'unpacking'],
  [/^(?:Updating|Checking out) files$/, 'writing'],
  [/^Filtering content$/, 'large-files'],
];

/** Git's report as one of our stages; null for what is none. */
export function cloneProgress({ stage, percent }: TransferProgress): CloneProgress | null {
  const known = STAGES.find(([words]) => words.test(stage));
  return known ? { stage: known[1], percent } : null;
}
