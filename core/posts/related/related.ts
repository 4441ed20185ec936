import { z } from 'zod';

const Range = z.strictObject({ from: z.number().int(), to: z.number().int() });

/** A place in another post that has to do with this one. */
export const RelatedPlace = z.strictObject({
  id: z.string(),
  /** In the post's text as the editor has it, in UTF-16 units. */
  at: Range,
  /** The words around it, without marks, and the part of them it is. */
  sentence: z.strictObject({ text: z.string(), mark: Range }),
});
export type RelatedPlace = z.infer<typeof RelatedPlace>;

/** A post about the same things. */
export const RelatedPost = z.strictObject({
  id: z.string(),
  /** From 0, and above 1 only with shared tags. */
  score: z.number(),
  /** What both have: tags as this post writes them, then the words that count most. */
  tags: z.array(z.string()),
  words: z.array(z.string()),
  /** The post links to it already. */
  linked: z.boolean(),
});
export type RelatedPost = z.infer<typeof RelatedPost>;

/** What the blog's other posts have to do with one post. */
export const RelatedAnswer = z.strictObject({
  /** Best first. */
  related: z.array(RelatedPost),
  /** Posts that link to it, newest first. */
  backlinks: z.array(RelatedPlace),
  /** Posts that name it without a link, the surest first. */
  mentions: z.array(RelatedPlace),
});
export type RelatedAnswer = z.infer<typeof RelatedAnswer>;
