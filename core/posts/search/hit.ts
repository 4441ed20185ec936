import { headingsOf, type SearchPlace } from './document';
import { placesOf, type SearchTerm } from './query';
import type { SearchHit, Snippet } from './search';
import { foldMapped } from './search-fold';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A post that is known to match. */
export interface MatchedPost {
  readonly id: string;
  readonly title: string;
  /** The file's text as the editor has it: LF line ends, no byte order mark. */
  readonly text: string;
  /** Where its front matter ends, in UTF-16 units from 0. */
  readonly bodyFrom: number;
  readonly where: SearchPlace;
}

/** Of a word that occurs more often, the first places are looked at. */
const MOST = 64;
/** How much of a text is shown before its first mark, and in all. */
const BEFORE = 40;
const LENGTH = 180;

/** What the author sees of a post that matches `terms`: its title and the best part of its text, with marks. */
export function searchHit(post: MatchedPost, terms: readonly SearchTerm[]): SearchHit {
  const body = post.text.slice(post.bodyFrom);
  const found = places(body, terms);
  const best = bestPlace(found, post.where === 'heading' ? headingsOf(body) : [], terms.length);
  return {
    id: post.id,
    title: { text: post.title, marks: merged(places(post.title, terms).map(({ range }) => range)) },
    where: post.where,
    snippet: best === null ? null : snippet(body, found, best),
    at: best === null ? null : { from: best.from + post.bodyFrom, to: best.to + post.bodyFrom },
  };
}

interface Place {
  readonly range: Range;
  readonly term: number;
}

/** Where the terms occur in a text, in order. */
function places(text: string, terms: readonly SearchTerm[]): Place[] {
  const folded = foldMapped(text);
  return terms
    .flatMap((term, index) =>
      placesOf(term, folded.text, MOST).map(({ from, to }) => ({
        range: folded.source(from, to),
        term: index,
      })),
    )
    .sort((a, b) => a.range.from - b.range.from || b.range.to - a.range.to);
}

/** In a heading when the post matched there; else where most of the terms are near each other, the first such place. */
function bestPlace(found: readonly Place[], headings: readonly Range[], terms: number): Range | null {
  const isIn = ({ range }: Place) =>
    headings.some((heading) => heading.from <= range.from && range.to <= heading.to);
  const inHeadings = found.filter(isIn);
  const among = inHeadings.length > 0 ? inHeadings : found;
  let best: Place | null = null;
  let most = 0;
  for (const [index, place] of among.entries()) {
    const near = new Set<number>();
    for (let next = index; next < among.length && near.size < terms; next++) {
      const other = among[next];
      if (other === undefined || other.range.to > place.range.from + LENGTH - BEFORE) break;
      near.add(other.term);
    }
    if (near.size > most || best === null) [best, most] = [place, near.size];
    if (most === terms) break;
  }
  return best?.range ?? null;
}

function snippet(body: string, found: readonly Place[], best: Range): Snippet {
  const from = wordStart(body, Math.max(0, best.from - BEFORE), best.from);
  const to = wordEnd(body, Math.min(body.length, Math.max(from + LENGTH, best.to)), best.to);
  const marks = merged(found.map(({ range }) => range).filter((one) => one.from >= from && one.to <= to));
  return {
    // One character for one, so that the marks stay where they are.
    text: body.slice(from, to).replace(/\s/g, ' '),
    marks: marks.map((mark) => ({ from: mark.from - from, to: mark.to - from })),
  };
}

/** The first start of a word at or after `at`, before `limit`; never inside a surrogate pair. */
function wordStart(text: string, at: number, limit: number): number {
  if (at === 0) return 0;
  for (let index = at; index < limit; index++) if (/\s/.test(text.charAt(index - 1))) return index;
  return isLow(text, at) ? at + 1 : at;
}

function wordEnd(text: string, at: number, limit: number): number {
  if (at === text.length) return at;
  for (let index = at; index > Math.max(limit, at - 20); index--)
    if (/\s/.test(text.charAt(index))) return index;
  return isLow(text, at) && at > limit ? at - 1 : at;
}

const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Ranges in order, those that touch as one. */
function merged(ranges: readonly Range[]): Range[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of ranges) {
    const last = all.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
