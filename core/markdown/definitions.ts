import type { MarkdownIt as Parser, Token } from 'markdown-it';
import { labelOf } from './rules/footnotes';
import { noteKey, type Reference, wordKey } from './scope';

/**
 * Everything that the tokens of a top-level block (or of a whole text) define for the rest of the document: `links`
 * are the reference definitions markdown-it found in them. Key → the first definition of each; null for none.
 */
export function definitionsIn(
  tokens: readonly Token[],
  links: Readonly<Record<string, Reference>>,
): Map<string, Reference> | null {
  let found: Map<string, Reference> | null = null;
  for (const token of tokens) {
    if (token.type === 'reference_definition') found ??= new Map(Object.entries(links));
    else if (token.type === 'footnote_open') {
      found ??= new Map(Object.entries(links));
      add(found, noteKey(labelOf(token)), '');
    } else if (token.type === 'abbreviation') {
      found ??= new Map(Object.entries(links));
      add(found, wordKey(String(token.meta?.word ?? '')), String(token.meta?.title ?? ''));
    }
  }
  return found;
}

function add(found: Map<string, Reference>, key: string, title: string): void {
  if (!found.has(key)) found.set(key, { href: '', title });
}

/** Lets a whole text know its own footnotes: they join the definitions of links, under keys no link can have. */
export function ownDefinitions(md: Parser): void {
  md.core.ruler.after('block', 'own_definitions', (state) => {
    const links = state.env.references as Record<string, Reference>;
    for (const [key, value] of definitionsIn(state.tokens, {}) ?? []) links[key] ??= value;
  });
}
