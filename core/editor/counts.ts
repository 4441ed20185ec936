import { countText } from '../markdown/counts';

/** How long a text is, as its author sees it. */
export interface Measures {
  /** Words in scripts that have spaces between them, and every Chinese, Japanese and Korean character. */
  readonly words: number;
  readonly cjk: number;
  /** Graphemes: what looks like one character is one; line ends are none. */
  readonly characters: number;
  readonly charactersNoSpaces: number;
  readonly sentences: number;
  /** Stretches of lines with words in them, apart from headings and code. */
  readonly paragraphs: number;
}

export const NOTHING: Measures = {
  words: 0,
  cjk: 0,
  characters: 0,
  charactersNoSpaces: 0,
  sentences: 0,
  paragraphs: 0,
};

/** Measures a text piece by piece; each piece is whole lines. */
export interface Meter {
  readonly add: (lines: string) => void;
  readonly result: () => Measures;
  /** For the next meter of the same text. */
  readonly known: () => KnownSentences;
}

/** How many sentences each stretch of a text has: to find them takes longer than all else that is measured. */
export type KnownSentences = ReadonlyMap<string, number>;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const HAS_WORD = /[\p{L}\p{N}]/u;
// What may join with its neighbours to one character.
const JOINS = /\u200d|[\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u1100-\u11ff]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** A meter that finds the sentences only of those stretches that are not `known` from an earlier one. */
export function createMeter(known: KnownSentences = new Map()): Meter {
  const found = new Map<string, number>();
  let words = 0;
  let cjk = 0;
  let characters = 0;
  let spaces = 0;
  let sentenceCount = 0;
  let paragraphs = 0;
  let fence: string | null = null;
  let stretch: string[] = [];
  let inParagraph = false;

  const endSentences = () => {
    if (stretch.length === 0) return;
    const text = stretch.join(' ');
    const count = found.get(text) ?? known.get(text) ?? sentencesIn(text);
    found.set(text, count);
    sentenceCount += count;
    stretch = [];
  };
  const endParagraph = () => {
    endSentences();
    inParagraph = false;
  };

  const line = (text: string) => {
    characters += lengthOf(text);
    spaces += text.match(/\s/g)?.length ?? 0;
    const mark = FENCE.exec(text)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = null;
      return;
    }
    if (mark !== undefined) {
      endParagraph();
      fence = mark;
    } else if (text.trim() === '' || HEADING.test(text)) endParagraph();
    else if (HAS_WORD.test(text)) {
      if (ITEM.test(text)) endSentences();
      if (!inParagraph) paragraphs += 1;
      inParagraph = true;
      stretch.push(text.replace(ITEM, '').trim());
    }
  };

  return {
    add: (lines) => {
      const counts = countText(lines);
      words += counts.words;
      cjk += counts.cjk;
      for (const each of lines.split('\n')) line(each);
    },
    result: () => {
      endParagraph();
      return {
        words: words + cjk,
        cjk,
        characters,
        charactersNoSpaces: characters - spaces,
        sentences: sentenceCount,
        paragraphs,
      };
    },
    known: () => found,
  };
}

/** Measures a text at once. */
export function measure(text: string): Measures {
  const meter = createMeter();
  meter.add(text);
  return meter.result();
}

function sentencesIn(text: string): number {
  let count = 0;
  for (const { segment } of sentences.segment(text)) if (HAS_WORD.test(segment)) count += 1;
  return count;
}

function lengthOf(line: string): number {
  if (JOINS.test(line)) {
    let count = 0;
    for (const _ of graphemes.segment(line)) count += 1;
    return count;
  }
  return line.length - (line.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
