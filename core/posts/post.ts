import { z } from 'zod';

/** What is wrong with a post's front matter: a sentence from the parser and the line in the file, from 1. */
export const FrontMatterProblem = z.strictObject({ message: z.string(), line: z.number().int().positive() });
export type FrontMatterProblem = z.infer<typeof FrontMatterProblem>;

/** One line of the library. `id` is the post's path relative to the blog's folder, `/`-separated. */
export const PostSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** ISO 8601 date or date-time as far as it could be read (front matter, else file name); null when unknown. */
  date: z.string().nullable(),
  draft: z.boolean(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  description: z.string(),
  /** ms since the epoch, of the file. */
  modified: z.number(),
  problem: FrontMatterProblem.nullable(),
});
export type PostSummary = z.infer<typeof PostSummary>;

/** Why a post can be read but not changed here. */
export const ReadOnlyReason = z.enum(['not-utf8', 'read-only-file', 'too-large', 'outside-link']);
export type ReadOnlyReason = z.infer<typeof ReadOnlyReason>;

/**
 * A post as the editor gets it. `text` has LF line ends only and no byte order mark; the engine puts the
 * file's own back when it saves. `revision` names the bytes it was read from (SHA-256, hex).
 */
export const PostText = z.strictObject({
  id: z.string(),
  text: z.string(),
  revision: z.string(),
  readOnly: ReadOnlyReason.nullable(),
  /** Text from the journal that never reached the file (a crash, a power cut); null when there is none. */
  unsaved: z.strictObject({ text: z.string(), baseRevision: z.string(), at: z.number() }).nullable(),
});
export type PostText = z.infer<typeof PostText>;
