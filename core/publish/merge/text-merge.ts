import { diff3, hunks, type Region, sameItems } from './diff3';
import { joinWords, mergeWords } from './words';

/**
 * A stretch of lines of three versions of a text, as `Region`. Of a conflict, `both` is what keeps what both wrote:
 * `woven` when the changes are in different words, or one side has nothing here and there was nothing before; else one
 * after the other.
 */
export type Part =
  | (Region & { readonly kind: 'same' | 'agreed' | 'mine' | 'theirs' })
  | (Region & { readonly kind: 'conflict'; readonly both: readonly string[]; readonly woven: boolean });

export type Conflict = Extract<Part, { kind: 'conflict' }>;

/**
 * Merges two changes of a text by lines; conflicts are whole paragraphs. The texts are cut at `\n` only, so that every
 * other character, a `\r` too, stays in its line. The law: the lines of all parts in order are each of the three texts.
 * A base of null means that there was none: what both have is agreed, the rest is for the author.
 */
export function mergeText(base: string | null, mine: string, theirs: string): Part[] {
  const [ours, others] = [mine.split('\n'), theirs.split('\n')];
  const regions = base === null ? sideBySide(ours, others) : diff3(base.split('\n'), ours, others);
  const finer = regions.flatMap((region) =>
    region.kind === 'conflict' && region.base.length === 0
      ? sideBySide(region.mine, region.theirs)
      : [region],
  );
  return byParagraphs(finer).map(completed);
}

/** Two versions without a base. */
function sideBySide(mine: readonly string[], theirs: readonly string[]): Region[] {
  const result: Region[] = [];
  let at = 0;
  let there = 0;
  const push = (kind: 'agreed' | 'conflict', end: number, thereEnd: number) => {
    const lines = { mine: mine.slice(at, end), theirs: theirs.slice(there, thereEnd) };
    if (lines.mine.length + lines.theirs.length > 0) result.push({ kind, base: [], ...lines });
    [at, there] = [end, thereEnd];
  };
  for (const { from, to, start, end } of hunks(mine, theirs)) {
    push('agreed', from, start);
    push('conflict', to, end);
  }
  push('agreed', mine.length, theirs.length);
  return result;
}

/** A line with which a block of Markdown begins, so that the line before it belongs to something else. */
const STARTS_BLOCK = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|\||```|~~~|<|:::|\{[{%<])/;
/** Longer runs of lines are code or tables rather than a paragraph, and are not widened to. */
const LONGEST_PARAGRAPH = 30;

const isBlank = (line: string) => line.trim() === '';
/** A line that belongs to no paragraph: an empty one, a rule, the fence of front matter. */
const isApart = (line: string) => /^\s*(?:-{3,}|\+{3}|\*{3,}|_{3,}|)\s*$/.test(line);
const sides = (region: Region) => [region.base, region.mine, region.theirs];

/** Widens conflicts to the paragraphs they are in; those of one paragraph become one. */
function byParagraphs(regions: readonly Region[]): Region[] {
  const done: Region[] = [];
  const rest = [...regions];
  for (let region = rest.shift(); region; region = rest.shift()) {
    if (region.kind !== 'conflict') {
      done.push(region);
      continue;
    }
    let grown: Region = region;
    for (let before = done.at(-1); before && reachesBack(grown); before = done.at(-1)) {
      const lines = trailingParagraph(before);
      if (lines === 0) break;
      done.pop();
      const [left, taken] = before.kind === 'same' ? cut(before, before.base.length - lines) : [null, before];
      if (taken) grown = joined(taken, grown);
      if (left) {
        done.push(left);
        break;
      }
    }
    for (let after = rest[0]; after && reachesOn(grown); after = rest[0]) {
      const lines = leadingParagraph(after);
      if (lines === 0) break;
      rest.shift();
      const [taken, left] = after.kind === 'same' ? cut(after, lines) : [after, null];
      if (taken) grown = joined(grown, taken);
      if (left) {
        rest.unshift(left);
        break;
      }
    }
    done.push(grown);
  }
  return done;
}

/** Whether the paragraph that a region begins in began before it. */
function reachesBack(region: Region): boolean {
  return sides(region).every(
    ([first]) => first !== undefined && !isBlank(first) && !STARTS_BLOCK.test(first),
  );
}

function reachesOn(region: Region): boolean {
  return sides(region).every((lines) => !isApart(lines.at(-1) ?? ''));
}

/** How many lines at the end of a region are of the paragraph that goes on behind it; a changed one counts as a whole. */
function trailingParagraph(region: Region): number {
  if (region.kind !== 'same') return reachesOn(region) ? 1 : 0;
  let count = 0;
  for (let at = region.base.length - 1; at >= 0; at--) {
    const line = region.base[at] ?? '';
    if (isApart(line)) break;
    count++;
    if (STARTS_BLOCK.test(line)) break;
  }
  return count > LONGEST_PARAGRAPH ? 0 : count;
}

function leadingParagraph(region: Region): number {
  if (region.kind !== 'same') return reachesBack(region) ? 1 : 0;
  let count = 0;
  while (count < region.base.length) {
    const line = region.base[count] ?? '';
    if (isApart(line) || STARTS_BLOCK.test(line)) break;
    count++;
  }
  return count > LONGEST_PARAGRAPH ? 0 : count;
}

/** An unchanged region before and from its line `at`; null where nothing is left. */
function cut(region: Region, at: number): [Region | null, Region | null] {
  const slice = (from: number, to?: number): Region => ({
    kind: 'same',
    base: region.base.slice(from, to),
    mine: region.mine.slice(from, to),
    theirs: region.theirs.slice(from, to),
  });
  return [at > 0 ? slice(0, at) : null, at < region.base.length ? slice(at) : null];
}

function joined(a: Region, b: Region): Region {
  return {
    kind: 'conflict',
    base: [...a.base, ...b.base],
    mine: [...a.mine, ...b.mine],
    theirs: [...a.theirs, ...b.theirs],
  };
}

function completed(region: Region): Part {
  const { kind, base, mine, theirs } = region;
  if (kind !== 'conflict') return { ...region, kind };
  if (sameItems(mine, theirs)) return { ...region, kind: 'agreed' };
  const woven = weave(base, mine, theirs);
  const both = woven ?? joinedWords(base, mine, theirs) ?? oneAfterTheOther(mine, theirs);
  return { ...region, kind, both, woven: woven !== null };
}

function weave(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  if (base.length === 0) return mine.length === 0 ? theirs : theirs.length === 0 ? mine : null;
  if (mine.length === 0 || theirs.length === 0) return null;
  return mergeWords(base.join('\n'), mine.join('\n'), theirs.join('\n'))?.split('\n') ?? null;
}

/** Both sides wrote on in the same place of a paragraph. */
function joinedWords(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  if (base.length === 0 || mine.length === 0 || theirs.length === 0) return null;
  return joinWords(base.join('\n'), mine.join('\n'), theirs.join('\n'))?.split('\n') ?? null;
}

/** Paragraphs get a blank line between them; items of a list, rows of a table and the like do not. */
function oneAfterTheOther(mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const [last, first] = [mine.at(-1), theirs[0]];
  if (last === undefined || first === undefined || isBlank(last) || isBlank(first))
    return [...mine, ...theirs];
  const eol = last.endsWith('\r') ? '\r' : '';
  return STARTS_BLOCK.test(first) && STARTS_BLOCK.test(last)
    ? [...mine, ...theirs]
    : [...mine, eol, ...theirs];
}
