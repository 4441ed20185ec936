/** Which part of the text stays bright while one writes. */
export type FocusMode = 'off' | 'sentence' | 'paragraph';

/** UTF-16 units on either side of the caret in which its sentence is looked for. */
const REACH = 4000;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let made = segmenters.get(language);
  if (!made) {
    made = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, made);
  }
  return made;
}

/**
 * The sentence of a paragraph that the offset is in or just behind, without the space after it, by Unicode's rules
 * (UAX #29), so in any script. A line break inside a paragraph ends no sentence. Of a very long paragraph only some
 * thousand characters around the offset are looked at.
 * @param paragraph its text, lines joined by `\n`
 * @param offset from its start, UTF-16
 * @param language a BCP 47 tag; `und` for none in particular
 */
export function sentenceAt(
  paragraph: string,
  offset: number,
  language = 'und',
): { readonly from: number; readonly to: number } {
  const start = wordEdge(paragraph, offset - REACH);
  const end = wordEdge(paragraph, offset + REACH);
  const text = paragraph.slice(start, end).replaceAll('\n', ' ');
  let found = { from: start, to: end };
  for (const { index, segment } of segmenterFor(language).segment(text)) {
    const from = start + index;
    // Behind the last letter of a sentence one is still in it; behind the space after it one is in the next.
    if (from > offset || (from === offset && index > 0 && paragraph.charAt(offset - 1).trim() !== '')) break;
    found = { from, to: from + segment.trimEnd().length };
  }
  return { from: found.from, to: Math.max(found.to, Math.min(offset, end)) };
}

/** The offset moved out of a word (at most some letters), so that no pair of units is cut in two. */
function wordEdge(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const space = text.indexOf(' ', at);
  if (space >= 0 && space - at < 40) return space;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

const BLANK = /^[\s>]*$/;
const BEGINS = /^[\s>]*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|```|~~~|\|)/;

/** Lines of a text by number, from 1. */
export interface Lines {
  readonly count: number;
  readonly line: (number: number) => string;
}

/** Lines on either side of the caret that are looked at. */
const MOST_LINES = 200;

/**
 * The paragraph a line is in, as its first and last line: what stands between blank lines, where a heading and an item of
 * a list are by themselves. A blank line is its own.
 */
export function paragraphAt(text: Lines, number: number): { readonly first: number; readonly last: number } {
  if (BLANK.test(text.line(number))) return { first: number, last: number };
  let first = number;
  while (
    first > Math.max(1, number - MOST_LINES) &&
    !BEGINS.test(text.line(first)) &&
    !BLANK.test(text.line(first - 1)) &&
    !/^\s*#{1,6}\s/.test(text.line(first - 1))
  )
    first -= 1;
  let last = number;
  const heading = /^\s*#{1,6}\s/.test(text.line(number));
  while (
    !heading &&
    last < Math.min(text.count, number + MOST_LINES) &&
    !BEGINS.test(text.line(last + 1)) &&
    !BLANK.test(text.line(last + 1))
  )
    last += 1;
  return { first, last };
}
