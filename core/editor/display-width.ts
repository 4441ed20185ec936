const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Two columns in a monospaced font: Chinese, Japanese, Korean, their full forms, and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
/** No column of their own: marks without a letter, joiners, direction marks. */
const NOTHING = /^[\p{M}\p{Cf}]+$/u;

/** How many columns `text` takes in a monospaced font. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text))
    width += WIDE.test(segment) ? 2 : NOTHING.test(segment) ? 0 : 1;
  return width;
}
