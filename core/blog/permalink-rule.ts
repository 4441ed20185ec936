import { z } from 'zod';

/** How a generator makes addresses, as data: what its configuration says and no more. See core/posts/url. */
export const PermalinkRule = z.discriminatedUnion('kind', [
  /** The address is decided by code that cannot be read (a route file, a plugin). */
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type PermalinkRule = z.infer<typeof PermalinkRule>;
