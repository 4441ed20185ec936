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
}

/** A term with its words ready to be looked for. */
export interface Needle {
  readonly term: SearchTerm;
  readonly words: readonly CompactNeedle[];
}

export function needlesOf(terms: readonly SearchTerm[]): Needle[] {
  return terms.map((term) => ({ term, words: term.words.map(needleOf) }));
}

/** How well a post matches, as `rankOf` says; null when one needle is not found at all. */
export function rankIn({ text, ends }: Haystack, needles: readonly Needle[]): number | null {
  const offsets: number[] = [];
  for (const { term, words } of needles) {
    let at = -1;
    for (const word of words) {
      at = findIn(text, word);
      if (at < 0) return null;
    }
    if (term.phrase !== null) {
      const whole = wholeText(text);
      const [first] = placesOf(term, whole, 1);
      if (first === undefined) return null;
      at = typeof text === 'string' ? first.from : Buffer.byteLength(whole.slice(0, first.from));
    }
    offsets.push(at);
  }
  return rankOf(offsets, ends);
}

export function haystackOf(post: SearchedFacts, file: CompactText, rules: FrontMatterRules): Haystack {
  const { text, bodyFrom } = searchedText(file, rules);
  const made = searchDocument(post, text.slice(bodyFrom));
  const packed = compactMade(made.text);
  if (typeof packed === 'string') return { text: packed, ends: made.ends };
  const [title, headings, tags] = made.ends;
  const at = (end: number) => Buffer.byteLength(made.text.slice(0, end));
  return { text: packed, ends: [at(title), at(headings), at(tags)] };
}

/** A file's text as the editor has it (LF line ends, no byte order mark), and where its front matter ends. */
export function searchedText(file: CompactText, rules: FrontMatterRules): { text: string; bodyFrom: number } {
  const whole = wholeText(file);
  const plain = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  const text = plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  return { text, bodyFrom: findBlock(text, rules).to };
}
