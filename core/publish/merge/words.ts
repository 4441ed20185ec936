import { diff3, hunks } from './diff3';

/** Scripts that are written without spaces: each character is a word here. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const WORD = new RegExp(
  `[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_'’])+|[^\\S\\n]+|[\\s\\S]`,
  'gu',
);

/** A text as words, white space, line ends and marks; all of them in order are the text. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** How much of a text must be left for its words to be merged: less, and the result reads as neither author wrote it. */
const LEAST_KEPT = 0.5;

/**
 * Merges two changes of one text word by word; null when they meet in a word, or when one of them is rather a new text
 * than a change of the old one.
 */
export function mergeWords(base: string, mine: string, theirs: string): string | null {
  return weave(base, mine, theirs, () => null);
}

/** The same where both put words into one place too: mine, then theirs. Null where they changed the same words. */
export function joinWords(base: string, mine: string, theirs: string): string | null {
  return weave(base, mine, theirs, (before, ours, others) => {
    if (before !== '') return null;
    return /\s$/.test(ours) || /^\s/.test(others) ? ours + others : `${ours} ${others}`;
  });
}

function weave(
  base: string,
  mine: string,
  theirs: string,
  settle: (before: string, ours: string, others: string) => string | null,
): string | null {
  const [before, ours, others] = [wordsOf(base), wordsOf(mine), wordsOf(theirs)];
  if (!isChangeOf(before, ours) || !isChangeOf(before, others)) return null;
  let merged = '';
  for (const region of diff3(before, ours, others)) {
    const [own, other] = [region.mine.join(''), region.theirs.join('')];
    const words =
      region.kind === 'conflict'
        ? settle(region.base.join(''), own, other)
        : region.kind === 'theirs'
          ? other
          : own;
    if (words === null) return null;
    merged += words;
  }
  return merged;
}

function isChangeOf(before: readonly string[], after: readonly string[]): boolean {
  const letters = (words: readonly string[]) => words.join('').replace(/\s/g, '').length;
  let lost = 0;
  for (const { from, to } of hunks(before, after)) lost += letters(before.slice(from, to));
  const all = letters(before);
  return all > 0 && (all - lost) / all >= LEAST_KEPT;
}
