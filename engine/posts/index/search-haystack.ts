import { findBlock } from '#core/posts/front-matter/block';
import type { FrontMatterRules } from '#core/posts/front-matter/rules';
import { type SearchDocument, type SearchedFacts, searchDocument } from '#core/posts/search/document';
import { placesOf, type SearchTerm } from '#core/posts/search/query';
import { rankOf } from '#core/posts/search/rank';
import {
  type CompactNeedle,
  type CompactText,
  compactMade,
  findIn,
  needleOf,
  wholeText,
} from './compact-text';

/** A search document as it is kept. `ends` count in the units of `text`: letters of a string, bytes of a buffer. */
export interface Haystack {
  readonly text: CompactText;
  readonly ends: SearchDocument['ends'];
  /** What was looked for last; null before that. */
  asked: readonly Needle[] | null;
  /** Whether all of it is there, and then where each is first. */
  isFound: boolean;
  readonly offsets: number[];
}

/** A term with its words ready to be looked for. */
export interface Needle {
  readonly term: SearchTerm;
  readonly words: readonly CompactNeedle[];
}

export function needlesOf(terms: readonly SearchTerm[]): Needle[] {
  return terms.map((term) => ({ term, words: term.words.map(needleOf) }));
}

/**
 * Whether `next` is `before` with more letters or more words: then it can only be found where that was found, and no
 * earlier in the text.
 */
export function goesOn(before: readonly Needle[], next: readonly Needle[]): boolean {
  return before.every(({ words, term }, index) => {
    const longer = next[index];
    if (longer === undefined || term.phrase !== null || longer.term.phrase !== null) return false;
    return (longer.words[0]?.text ?? '').startsWith(words[0]?.text ?? '');
  });
}

/**
 * How well a post matches, as `rankOf` says; null when one needle is not found at all. `isMore` says whether these needles
 * go on from those that were looked for last: each key of a search is then looked for from where the one before was found.
 */
export function rankIn(
  haystack: Haystack,
  needles: readonly Needle[],
  isMore: (before: readonly Needle[]) => boolean,
): number | null {
  const goesOn = haystack.asked !== null && isMore(haystack.asked);
  haystack.asked = needles;
  if (goesOn && !haystack.isFound) return null;
  haystack.isFound = lookFor(haystack, needles, goesOn);
  return haystack.isFound ? rankOf(haystack.offsets, haystack.ends) : null;
}

/** Puts down where each needle is found; false when one is not. Nothing is made anew: ten thousand posts are looked at at each key. */
function lookFor({ text, offsets }: Haystack, needles: readonly Needle[], goesOn: boolean): boolean {
  let index = 0;
  for (const { term, words } of needles) {
    const from = goesOn ? (offsets[index] ?? 0) : 0;
    let at = -1;
    for (const word of words) {
      at = findIn(text, word, from);
      if (at < 0) return false;
    }
    if (term.phrase !== null) {
      const whole = wholeText(text);
      const [first] = placesOf(term, whole, 1);
      if (first === undefined) return false;
      at = typeof text === 'string' ? first.from : Buffer.byteLength(whole.slice(0, first.from));
    }
    offsets[index] = at;
    index += 1;
  }
  offsets.length = needles.length;
  return true;
}

export function haystackOf(post: SearchedFacts, file: CompactText, rules: FrontMatterRules): Haystack {
  const { text, bodyFrom } = searchedText(file, rules);
  const made = searchDocument(post, text.slice(bodyFrom));
  const packed = compactMade(made.text);
  const at = (end: number) => (typeof packed === 'string' ? end : Buffer.byteLength(made.text.slice(0, end)));
  const [title, headings, tags] = made.ends;
  return {
    text: packed,
    ends: [at(title), at(headings), at(tags)],
    asked: null,
    isFound: false,
    offsets: [],
  };
}

/** A file's text as the editor has it (LF line ends, no byte order mark), and where its front matter ends. */
export function searchedText(file: CompactText, rules: FrontMatterRules): { text: string; bodyFrom: number } {
  const whole = wholeText(file);
  const plain = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  const text = plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  return { text, bodyFrom: findBlock(text, rules).to };
}
