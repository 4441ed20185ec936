import type { ListedPost } from '../post';
import { foldText } from './fold';

/** What quick open knows of a post. */
export type Quick = Pick<ListedPost, 'id' | 'title' | 'date'>;

interface Folded {
  readonly title: string;
  readonly path: string;
}

const known = new WeakMap<Quick, Folded>();

/** Texts of a post are folded once: 10,000 of them take longer than a frame. */
function folded(post: Quick): Folded {
  let found = known.get(post);
  if (found === undefined) {
    found = { title: foldText(post.title), path: foldText(post.id) };
    known.set(post, found);
  }
  return found;
}

const WORD_START = /[\p{L}\p{N}]/u;

/** Whether `word` occurs at the start of the text or after something that is no letter or digit. */
function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !WORD_START.test(text.charAt(at - 1))) return true;
  }
  return false;
}

function isSubsequence(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/**
 * How well a post answers a query: the lower the better, null for not at all. The title as a whole, then its
 * beginning, words that start as the query's do, words that hold them, the path, and last the letters of the query in their order.
 */
function rank(post: Quick, query: string, words: readonly string[]): number | null {
  const { title, path } = folded(post);
  if (title === query) return 0;
  if (title.startsWith(query)) return 1;
  if (words.every((word) => title.includes(word)))
    return words.every((word) => startsWord(title, word)) ? 2 : 3;
  if (words.every((word) => title.includes(word) || path.includes(word))) return 4;
  const letters = words.join('');
  // Two letters are in nearly every title in some order.
  return letters.length > 2 && isSubsequence(title, letters) ? 5 : null;
}

/**
 * The best `limit` posts for what is typed into quick open, best first; of equal ones the recently opened
 * (`recent`, latest first), then the newest. With nothing typed: the recent ones, then the newest.
 */
export function quickMatches<P extends Quick>(
  posts: readonly P[],
  typed: string,
  recent: readonly string[],
  limit: number,
): readonly P[] {
  const query = foldText(typed.trim());
  const words = query.split(/\s+/u).filter(Boolean);
  const lately = new Map(recent.map((id, index) => [id, index]));
  const found: { post: P; rank: number; lately: number }[] = [];
  for (const post of posts) {
    const ranked = words.length === 0 ? 0 : rank(post, query, words);
    if (ranked !== null) found.push({ post, rank: ranked, lately: lately.get(post.id) ?? recent.length });
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      a.lately - b.lately ||
      (a.post.date === b.post.date ? 0 : (a.post.date ?? '') < (b.post.date ?? '') ? 1 : -1) ||
      (a.post.id < b.post.id ? -1 : 1),
  );
  return found.slice(0, limit).map(({ post }) => post);
}
