import { z } from 'zod';
import { FindQuery } from '../../editor/find-query';

/** What is looked for in all posts. */
export const ReplaceQuery = FindQuery.extend({
  /** Also in the front matter. */
  frontMatter: z.boolean(),
});
export type ReplaceQuery = z.infer<typeof ReplaceQuery>;

/** One match as an author sees it: its line cut to what is around it, with `⏎` for the end of a line. */
export const ReplaceHit = z.strictObject({
  /** Of the file, from 1. */
  line: z.number().int(),
  lead: z.string(),
  found: z.string(),
  /** What would stand there instead. */
  put: z.string(),
  tail: z.string(),
});
export type ReplaceHit = z.infer<typeof ReplaceHit>;

/** All matches, by post, newest post first. */
export const ReplaceFound = z.strictObject({
  /** Names what was found for `posts.replaceAll`; good until the next search. */
  planId: z.string(),
  posts: z.array(z.strictObject({ postId: z.string(), title: z.string(), hits: z.array(ReplaceHit) })),
  total: z.number().int(),
  /** There are more matches than these. */
  capped: z.boolean(),
  /** How many posts were left out because they are links, not UTF-8 or too large. */
  skipped: z.number().int(),
});
export type ReplaceFound = z.infer<typeof ReplaceFound>;

/** Which matches of a post to replace: their places in its list. */
export const ChosenHits = z.strictObject({
  postId: z.string().min(1).max(4096),
  hits: z.array(z.number().int().min(0)).max(100_000),
});
export type ChosenHits = z.infer<typeof ChosenHits>;

/** So many matches can be looked at; of more the first are shown. */
export const MOST_HITS = 2_000;
