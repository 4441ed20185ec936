import type { ListedPost } from './post';
import { foldText } from './search/fold';

/** Which of a post's two kinds of words. */
export type WordField = 'tags' | 'categories';

export interface WordCount {
  readonly name: string;
  /** How many posts have it. */
  readonly count: number;
}

/** Every tag or category as it is written, with the number of posts that have it; most used first. */
export function wordCounts(
  posts: readonly Pick<ListedPost, WordField>[],
  field: WordField,
): readonly WordCount[] {
  const counts = new Map<string, number>();
  for (const post of posts)
    for (const name of new Set(post[field])) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Words that look like one: how they differ decides how sure that is. */
export interface Alike {
  readonly reason: 'spelling' | 'plural' | 'short';
  /** The most used of them. */
  readonly keep: WordCount;
  readonly others: readonly WordCount[];
}

/** Short names that stand for one long name only. */
const LONG: Readonly<Record<string, string>> = { js: 'javascript', ts: 'typescript', k8s: 'kubernetes' };

/** A word without what is often written in two ways: case, marks, and what joins its parts. */
const spelling = (name: string): string =>
  foldText(name)
    .replace(/(?<=[\p{L}\p{N}])[\s_\-.·]+(?=[\p{L}\p{N}])/gu, '')
    .replace(/['’]/g, '');

/** Words in -s that are not the plural of the word without it. */
const NO_PLURAL = new Set(['news', 'css', 'ios', 'macos', 'rss', 'os', 'aws', 'dns', 'sms', 'gps', 'cms']);

/** The singular of an English plural in -s, as folded; else the word itself. */
function singular(word: string): string {
  if (!/^[a-z][a-z0-9 ]{3,}$/.test(word) || NO_PLURAL.has(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.replace(/es$/, '');
  return /(?:ss|us|is)$/.test(word) ? word : word.replace(/s$/, '');
}

/**
 * Groups of two or more words that are probably one: written differently (case, accents, hyphen, space), singular
 * and plural, or a well-known short name and its long one. Each word is in one group at most; the most used groups first.
 */
export function alikeWords(words: readonly WordCount[]): readonly Alike[] {
  const groups = new Map<string, WordCount[]>();
  for (const word of words) {
    const spelled = spelling(word.name);
    if (spelled === '') continue;
    const key = singular(LONG[spelled] ?? spelled);
    groups.set(key, [...(groups.get(key) ?? []), word]);
  }
  const uses = ({ keep, others }: Alike) => keep.count + others.reduce((sum, { count }) => sum + count, 0);
  return [...groups.values()]
    .flatMap((group): Alike[] => {
      const [keep, ...others] = group.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
      return keep && others.length > 0 ? [{ reason: reasonOf(group), keep, others }] : [];
    })
    .sort((a, b) => uses(b) - uses(a));
}

function reasonOf(group: readonly WordCount[]): Alike['reason'] {
  const spellings = new Set(group.map(({ name }) => spelling(name)));
  if (spellings.size === 1) return 'spelling';
  return [...spellings].some((spelled) => Object.hasOwn(LONG, spelled)) ? 'short' : 'plural';
}
