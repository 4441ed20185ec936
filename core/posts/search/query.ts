import { literalPattern } from './literal-pattern';
import { foldForSearch } from './search-fold';

/** One thing that must occur: a folded word, or words that must follow each other with only white space between. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** Finds the phrase in a folded text; null for a single word, which is found by its letters alone. */
  readonly phrase: RegExp | null;
}

const MAX_TERMS = 32;

/**
 * What the author typed, taken apart: words at white space, phrases in quotes of any kind; a quote that is not closed
 * yet reaches to the end. A text without spaces (Chinese, Japanese) is one word, found wherever it occurs. Nothing
 * typed gives no terms.
 */
export function searchTerms(query: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const [part, quoted] of foldForSearch(query).matchAll(/"([^"]*)"?|[^\s"]+/g)) {
    const words = (quoted ?? part).split(/\s+/).filter((word) => word !== '');
    if (words.length === 0 || terms.size === MAX_TERMS) continue;
    const phrase = words.length > 1 ? new RegExp(words.map(literalPattern).join('\\s+'), 'g') : null;
    terms.set(words.join(' '), { words, phrase });
  }
  return [...terms.values()];
}

/** Every place of a term in a folded text, in order; at most `limit`. Offsets are UTF-16 units from 0. */
export function placesOf(
  { words, phrase }: SearchTerm,
  folded: string,
  limit: number,
): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  if (phrase !== null) {
    for (const match of folded.matchAll(phrase)) {
      places.push({ from: match.index, to: match.index + match[0].length });
      if (places.length === limit) break;
    }
    return places;
  }
  const word = words[0] ?? '';
  for (let at = folded.indexOf(word); at >= 0 && places.length < limit; at = folded.indexOf(word, at + 1)) {
    places.push({ from: at, to: at + word.length });
  }
  return places;
}
