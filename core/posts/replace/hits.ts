import { type FoundPlace, findPlaces } from '../../editor/find';
import type { FindQuery } from '../../editor/find-query';
import { detectLineEndings, toEditor } from '../line-endings';
import { applyEdits, type TextEdit } from '../text-edit';
import type { ReplaceHit } from './replace';

/** A match in a file: what its bytes become, and what the author sees of it. */
export interface FileHit {
  /** In UTF-16 offsets of the file's own text, with its own line ends. */
  readonly edit: TextEdit;
  readonly shown: ReplaceHit;
}

/** How much of a line is shown on each side of a match, and how much of a match, in UTF-16 units. */
const AROUND = 44;
const LONGEST = 160;

/**
 * The matches in a file's text, from the offset `from` on, at most `most`. An expression sees every line end as `\n`; a
 * line end that is put in is the file's own.
 */
export function hitsIn(
  fileText: string,
  from: number,
  expression: RegExp,
  query: Pick<FindQuery, 'regexp' | 'replace'>,
  most: number,
): { readonly hits: FileHit[]; readonly more: boolean } {
  const text = toEditor(fileText);
  const inFile = placesInFile(fileText, text);
  const end = detectLineEndings(fileText).main;
  const within = [{ from: toEditor(fileText.slice(0, from)).length, to: text.length }];
  const { places, more } = findPlaces(text, expression, query, within, most);
  const lines = lineCounter(text);
  const hits = places.map((place) => ({
    edit: {
      from: inFile(place.from),
      to: inFile(place.to),
      insert: end === '\n' ? place.insert : place.insert.replaceAll('\n', end),
    },
    shown: shownHit(text, place, lines(place.from)),
  }));
  return { hits, more };
}

/** A file's text with some of its matches replaced: every other character is as it was. */
export function withHits(fileText: string, hits: readonly FileHit[], chosen: readonly number[]): string {
  return applyEdits(
    fileText,
    [...new Set(chosen)].flatMap((n) => hits[n]?.edit ?? []),
  );
}

/** Where an offset of the text with `\n` line ends is in the file's; asked in rising order. */
function placesInFile(fileText: string, text: string): (at: number) => number {
  if (fileText.length === text.length) return (at) => at;
  let inText = 0;
  let inFile = 0;
  return (at) => {
    if (at < inText) {
      inText = 0;
      inFile = 0;
    }
    while (inText < at) {
      inFile += fileText[inFile] === '\r' && fileText[inFile + 1] === '\n' ? 2 : 1;
      inText += 1;
    }
    return inFile;
  };
}

/** The line (from 1) of an offset; asked in rising order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    while (next >= 0 && next < at) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

function shownHit(text: string, { from, to, insert }: FoundPlace, line: number): ReplaceHit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const newline = text.indexOf('\n', to);
  const end = newline < 0 ? text.length : newline;
  return {
    line,
    lead:
      from - start > AROUND
        ? `…${begun(whole(text, from - AROUND, from))}`
        : whole(text, start, from).trimStart(),
    found: oneLine(text.slice(from, to)),
    put: oneLine(insert),
    tail: end - to > AROUND ? `${whole(text, to, to + AROUND).trimEnd()}…` : whole(text, to, end),
  };
}

/** A cut may leave half of a character: that half is left out. */
const whole = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/\p{Surrogate}/gu, '');

/** Words that were cut at their beginning, without what is left of a word and the marks after it. */
const begun = (words: string): string => words.replace(/^[^\s]{0,12}\s+/u, '').replace(/^[\s\p{P}]+/u, '');

function oneLine(words: string): string {
  const cut = words.length > LONGEST ? `${whole(words, 0, LONGEST)}…` : words;
  return cut.replaceAll('\n', '⏎');
}
