import { z } from 'zod';

/** The longest word that stands for a snippet. */
export const LONGEST_TRIGGER = 32;

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

/** The snippets for a blog that have something to put in, by their names. */
export function snippetsFor(snippets: readonly Snippet[], blogId: string | null): Snippet[] {
  return snippets
    .filter((each) => each.text !== '' && (each.blogId === null || each.blogId === blogId))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** A trigger as it can be typed: without spaces, which end a word. */
export const asTrigger = (typed: string): string => typed.replace(/\s+/g, '').slice(0, LONGEST_TRIGGER);
