import type { Snippet } from './snippets';

/** The snippets for a blog that have something to put in, by their names. */
export function snippetsFor(snippets: readonly Snippet[], blogId: string | null): Snippet[] {
  return snippets
    .filter((each) => each.text !== '' && (each.blogId === null || each.blogId === blogId))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
