import { z } from 'zod';

/** What publishing does without the author. */
export const publishingShape = {
  /** What others have published is looked for now and then; nothing is brought in, and nobody is asked to sign in. */
  looksForNewer: z.boolean(),
};
export type PublishingSettings = {
  readonly [K in keyof typeof publishingShape]: z.infer<(typeof publishingShape)[K]>;
};

export const DEFAULT_PUBLISHING: PublishingSettings = { looksForNewer: true };
