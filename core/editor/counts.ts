import { countText, type TextCounts } from '../markdown/counts';
import { createVerbatim } from '../markdown/verbatim';

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

/** Measures a text line by line. */
export interface Meter {
  readonly add: (lines: Iterable<string>) => void;
  readonly result: () => Measures;
}

/** What meters have found of lines, for those of the same text later: most of it is there again. */
export interface Known {
  readonly lines: Map<string, Line>;
  /** How many sentences each stretch of lines has: to find them takes longer than all else that is measured. */
  readonly sentences: Map<string, number>;
}

export const nothingKnown = (): Known => ({ lines: new Map(), sentences: new Map() });

/** So much is known beyond twice the lines of a text, for all that were changed in it, before it is found again. */
const MOST_BEYOND = 1000;

/** What a line is by itself, whatever stands before it. */
interface Line extends TextCounts {
  readonly characters: number;
  readonly spaces: number;
  /** No paragraph goes on with it. */
  readonly endsParagraph: boolean;
  readonly isItem: boolean;
  /** What it adds to a sentence; null for a line without words. */
  readonly prose: string | null;
}

const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const HAS_WORD = /[\p{L}\p{N}]/u;
// What may join with its neighbours to one character.
const JOINS = /\u200d|[\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u1100-\u11ff]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** A meter that looks only at those lines and stretches of lines that are not `known`, and makes them so. */
export function createMeter(known: Known = nothingKnown()): Meter {
  let count = 0;
  let words = 0;
  let cjk = 0;
  let characters = 0;
  let spaces = 0;
  let sentenceCount = 0;
  let paragraphs = 0;
  const verbatim = createVerbatim();
  let stretch: string[] = [];
  let inParagraph = false;

  const endSentences = () => {
    if (stretch.length === 0) return;
    sentenceCount += foundIn(known.sentences, stretch.join(' '), sentencesIn);
    stretch = [];
  };
  const endParagraph = () => {
    endSentences();
    inParagraph = false;
  };

  const add = (text: string, line: Line) => {
    count += 1;
    words += line.words;
    cjk += line.cjk;
    characters += line.characters;
    spaces += line.spaces;
    if (verbatim.takes(text) || line.endsParagraph) endParagraph();
    else if (line.prose !== null) {
      if (line.isItem) endSentences();
      if (!inParagraph) paragraphs += 1;
      inParagraph = true;
      stretch.push(line.prose);
    }
  };

  return {
    add: (texts) => {
      for (const text of texts) add(text, foundIn(known.lines, text, readLine));
    },
    result: () => {
      endParagraph();
      for (const each of [known.lines, known.sentences])
        if (each.size > 2 * count + MOST_BEYOND) each.clear();
      return {
        words: words + cjk,
        cjk,
        characters,
        charactersNoSpaces: characters - spaces,
        sentences: sentenceCount,
        paragraphs,
      };
    },
  };
}

function foundIn<T>(known: Map<string, T>, text: string, find: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = find(text);
  known.set(text, found);
  return found;
}

function readLine(text: string): Line {
  return {
    ...countText(text),
    characters: lengthOf(text),
    spaces: text.match(/\s/g)?.length ?? 0,
    endsParagraph: text.trim() === '' || HEADING.test(text),
    isItem: ITEM.test(text),
    prose: HAS_WORD.test(text) ? text.replace(ITEM, '').trim() : null,
  };
}

/** Measures a text at once. */
export function measure(text: string): Measures {
  const meter = createMeter();
  meter.add(text.split('\n'));
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
