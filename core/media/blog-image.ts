import { z } from 'zod';

/** An image that a blog has and a post can show. */
export const BlogImage = z.strictObject({
  /** Relative to the blog's folder. */
  path: z.string(),
  /** Its address as this blog writes it in that post. */
  src: z.string(),
  /** ms since the epoch, of the file. */
  modified: z.number(),
});
export type BlogImage = z.infer<typeof BlogImage>;
