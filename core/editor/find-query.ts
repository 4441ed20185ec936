import { z } from 'zod';

/** What an author looks for, in one post or in all, and what takes its place. */
export const FindQuery = z.strictObject({
  find: z.string().max(5_000),
  /** In a regular expression's, `$1`, `$<name>`, `$&`, `$$`, `\n`, `\t` and `\\` have their meaning. */
  replace: z.string().max(50_000),
  regexp: z.boolean(),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
});
export type FindQuery = z.infer<typeof FindQuery>;
