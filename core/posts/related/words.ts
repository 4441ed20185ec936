import { foldForSearch } from '../search/search-fold';

/** Runs of letters and digits. */
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that are written without spaces between words, of which two letters stand for a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
const HAS_UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A shorter word says little in any language that has spaces, and is in every post. */
const SHORTEST = 3;

/**
 * Calls `take` with every word of a text by which posts can be compared: folded (case, width, marks), three letters or
 * more; in scripts without spaces each two letters that follow each other. Numbers under four digits are none.
 */
export function eachWord(text: string, take: (word: string) => void): void {
  const folded = foldForSearch(text);
  for (const [run] of folded.matchAll(RUN)) {
    if (!HAS_UNSPACED.test(run)) {
      if (run.length >= SHORTEST && !/^\d{1,3}$/.test(run)) take(run);
      continue;
    }
    for (const [letters] of run.matchAll(UNSPACED)) {
      const all = [...letters];
      for (let at = 0; at + 1 < all.length; at++) take(`${all[at]}${all[at + 1]}`);
    }
    const rest = run.replace(UNSPACED, ' ');
    if (/\S/.test(rest)) for (const word of rest.split(/\s+/)) if (word.length >= SHORTEST) take(word);
  }
}

/** How many kinds of words are told apart; two that fall together are as one. */
export const WORDS = 1 << 20;

/** The number of a word, below `WORDS` (FNV-1a). */
export function wordNumber(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  // The upper bits of this hash are the better mixed ones.
  return ((hash >>> 12) ^ hash) & (WORDS - 1);
}

/** 1 for the ASCII letters and digits of a folded text. */
const PLAIN = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') PLAIN[letter.charCodeAt(0)] = 1;
const NINE = 0x39;
const isInRun = (code: number): boolean => code >= 128 || PLAIN[code] === 1;

/**
 * The same as `eachWord` with each word's number in place of the word. Words of ASCII letters, which is nearly all of many
 * texts, are never cut out of it.
 */
export function eachWordNumber(text: string, take: (number: number) => void): void {
  const folded = foldForSearch(text);
  const { length } = folded;
  for (let at = 0; at < length; ) {
    let code = folded.charCodeAt(at);
    if (code < 128 && PLAIN[code] === 0) {
      at += 1;
      continue;
    }
    const from = at;
    let hash = 0x811c9dc5;
    let isNumber = true;
    for (; code < 128 && PLAIN[code] === 1; code = folded.charCodeAt(at)) {
      hash = Math.imul(hash ^ code, 0x01000193);
      if (code > NINE) isNumber = false;
      at += 1;
      if (at === length) break;
    }
    if (at < length && code >= 128) {
      // A letter of another script, or a mark: the run as a whole decides.
      while (at < length && isInRun(folded.charCodeAt(at))) at += 1;
      eachWord(folded.slice(from, at), (word) => take(wordNumber(word)));
    } else if (at - from >= SHORTEST && !(isNumber && at - from === SHORTEST)) {
      take(((hash >>> 12) ^ hash) & (WORDS - 1));
    }
  }
}
