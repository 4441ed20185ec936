import { z } from 'zod';

/** A piece of a post's text with the places in it that were searched for. Offsets are UTF-16 units from 0. */
export const Snippet = z.strictObject({
  text: z.string(),
  marks: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
});
export type Snippet = z.infer<typeof Snippet>;

/** A post in which every word of the query occurs. */
export const SearchHit = z.strictObject({
  id: z.string(),
  title: Snippet,
  /** The best place's field; hits are ranked title, heading, tag, body, then newest first. */
  where: z.enum(['title', 'heading', 'tag', 'body']),
  /** Null when the match is in the title or a tag only. */
  snippet: Snippet.nullable(),
  /** The best match in the text as the editor has it (LF line ends, no byte order mark), to jump to; null as above. */
  at: z.strictObject({ from: z.number().int(), to: z.number().int() }).nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z.strictObject({
  hits: z.array(SearchHit),
  /** How many posts match, of which `hits` are the first. */
  total: z.number().int().nonnegative(),
  /** False while posts are still being read: more may match. */
  complete: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
