import { z } from 'zod';

/** The longest word that stands for a snippet. */
const LONGEST_TRIGGER = 32;

/** A piece of text that the author puts in often. */
export const Snippet = z.strictObject({
  id: z.string().max(64),
  name: z.string().max(200),
  /** What is typed for it; '' for none. */
  trigger: z.string().max(LONGEST_TRIGGER),
  /** `#{…}` are places to fill in, in order. */
  text: z.string().max(20_000),
  /** The one blog it is for; null for all. */
  blogId: z.string().max(64).nullable(),
});
export type Snippet = z.infer<typeof Snippet>;

export const snippetShape = { snippets: z.array(Snippet).max(500) };
export const DEFAULT_SNIPPETS: { readonly snippets: Snippet[] } = { snippets: [] };

/** A trigger as it can be typed: without spaces, which end a word. */
export const asTrigger = (typed: string): string => typed.replace(/\s+/g, '').slice(0, LONGEST_TRIGGER);
