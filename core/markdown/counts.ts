const WORDS_PER_MINUTE = 238;
const CJK_CHARACTERS_PER_MINUTE = 500;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu;

function count(text: string): { words: number; cjk: number } {
  let cjk = 0;
  const rest = text.replace(CJK, () => {
    cjk += 1;
    return ' ';
  });
  return { words: rest.match(WORD)?.length ?? 0, cjk };
}

/** Words of a text, each Chinese, Japanese or Korean character counted as one. Markdown's marks are no words. */
export function countWords(text: string): number {
  const { words, cjk } = count(text);
  return words + cjk;
}

/** Whole minutes it takes to read a text, at least 1: 238 words or 500 CJK characters a minute. */
export function readingMinutes(text: string): number {
  const { words, cjk } = count(text);
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + cjk / CJK_CHARACTERS_PER_MINUTE));
}
