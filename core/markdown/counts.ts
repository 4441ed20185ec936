const WORDS_PER_MINUTE = 238;
const CJK_CHARACTERS_PER_MINUTE = 500;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu;

/** What a text is measured by. Counts of its pieces add up, when they are cut at line ends. */
export interface TextCounts {
  /** Words in scripts that have spaces between them. */
  readonly words: number;
  /** Chinese, Japanese and Korean characters. */
  readonly cjk: number;
}

/** Counts a text in one pass. Markdown's marks are no words; how many words an author sees is both added up. */
export function countText(text: string): TextCounts {
  let cjk = 0;
  const rest = text.replace(CJK, () => {
    cjk += 1;
    return ' ';
  });
  return { words: rest.match(WORD)?.length ?? 0, cjk };
}

/** Whole minutes it takes to read what was counted, at least 1: 238 words or 500 CJK characters a minute. */
export function minutesOf({ words, cjk }: TextCounts): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + cjk / CJK_CHARACTERS_PER_MINUTE));
}

/** Whole minutes it takes to read a text; see `minutesOf`. */
export const readingMinutes = (text: string): number => minutesOf(countText(text));
