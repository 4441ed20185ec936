import type { ListedPost } from './post';
import { foldText } from './search/fold';
import { type WordCount, type WordField, wordCounts } from './tags';

const SHOWN = 40;
const known = new WeakMap<readonly ListedPost[], Partial<Record<WordField, readonly WordCount[]>>>();

/** `wordCounts` of a list of posts, counted once for as long as it is that list. */
export function countsOf(posts: readonly ListedPost[], field: WordField): readonly WordCount[] {
  let counts = known.get(posts);
  if (counts === undefined) {
    counts = {};
    known.set(posts, counts);
  }
  counts[field] ??= wordCounts(posts, field);
  return counts[field];
}

/**
 * The words that may be meant by what is typed: those that begin with it before those that have it elsewhere, the most
 * used first; case and marks aside. `without` are not offered.
 */
export function matchingWords(
  all: readonly WordCount[],
  typed: string,
  without: ReadonlySet<string>,
): WordCount[] {
  const query = foldText(typed.trim());
  const starting: WordCount[] = [];
  const holding: WordCount[] = [];
  for (const word of all) {
    if (without.has(word.name)) continue;
    const at = foldText(word.name).indexOf(query);
    if (at === 0) starting.push(word);
    else if (at > 0) holding.push(word);
  }
  return [...starting, ...holding].slice(0, SHOWN);
}
