import { createVerbatim } from '../markdown/verbatim';

/** A heading of a post. */
export interface OutlineHeading {
  /** 1 to 6. */
  readonly level: number;
  /** Without the marks around it. */
  readonly text: string;
  /** Where its line begins, in UTF-16 offsets. */
  readonly from: number;
}

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const INDENTED = /^(?: {4}|\t)/;
/** Lines that begin something else than a paragraph; what is under them, up to a blank line, may go on with it. */
const NOT_PARAGRAPH = /^ {0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|<[!/?a-z]|\|)/i;

/**
 * The headings of a text, in order: `#` lines and underlined ones, by CommonMark's rules as far as one pass over the
 * lines tells (not those inside lists and quotes). `lines` begin at the offset `from`.
 */
export function outlineOf(lines: Iterable<string>, from: number): OutlineHeading[] {
  const found: OutlineHeading[] = [];
  let at = from;
  const verbatim = createVerbatim();
  let inOther = false;
  let before: { readonly text: string; readonly from: number } | null = null;
  for (const line of lines) {
    const here = at;
    at += line.length + 1;
    if (verbatim.takes(line)) {
      before = null;
      inOther = false;
      continue;
    }
    const atx = ATX.exec(line);
    const under = atx ? null : UNDERLINE.exec(line);
    if (atx) found.push({ level: atx[1]?.length ?? 1, text: plain(atx[2] ?? ''), from: here });
    else if (under && before) {
      found.push({ level: under[1]?.startsWith('=') ? 1 : 2, text: plain(before.text), from: before.from });
    }
    const ends = atx !== null || under !== null || line.trim() === '';
    inOther = !ends && (inOther || NOT_PARAGRAPH.test(line));
    // A heading of several lines begins with its first.
    if (ends || inOther || INDENTED.test(line)) before = null;
    else
      before = before
        ? { text: `${before.text} ${line.trim()}`, from: before.from }
        : { text: line, from: here };
  }
  return found;
}

/** More of a heading is not shown, and would take the expressions below the square of its length in time. */
const LONGEST = 1000;

/** A heading's words without Markdown's marks, its closing `#` and an attribute list after it. */
function plain(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[ \t]+#+[ \t]*$|^#+[ \t]*$/, '')
    .replace(/\s*\{[:#.][^{}]*\}\s*$/, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)\1/g, '$2')
    .replace(/(^|[^\w*])[*_](?=\S)([^*_]+?)[*_](?!\w)/g, '$1$2')
    .trim();
}

/** The id that is written at the end of a heading's line, as `{#id}` or `{: #id .class}`; null for none. */
export function writtenId(line: string): string | null {
  return /\{:?\s*#([^\s{}]+)(?:\s[^{}]*)?\}\s*$/.exec(line)?.[1] ?? null;
}

/** The heading that an offset stands under; -1 before the first. `headings` are in order. */
export function headingAt(headings: readonly OutlineHeading[], at: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The headings that are shown when those in `closed` (their places) hide what is under them. */
export function openHeadings(headings: readonly OutlineHeading[], closed: ReadonlySet<number>): number[] {
  const shown: number[] = [];
  let hidden = Number.POSITIVE_INFINITY;
  for (const [n, { level }] of headings.entries()) {
    if (level > hidden) continue;
    shown.push(n);
    hidden = closed.has(n) ? level : Number.POSITIVE_INFINITY;
  }
  return shown;
}

/** Whether there are headings under this one. */
export const hasChildren = (headings: readonly OutlineHeading[], n: number): boolean =>
  (headings[n + 1]?.level ?? 0) > (headings[n]?.level ?? 0);

/** The heading a heading stands under; -1 for none. */
export function parentOf(headings: readonly OutlineHeading[], n: number): number {
  const level = headings[n]?.level ?? 0;
  for (let at = n - 1; at >= 0; at--) if ((headings[at]?.level ?? 0) < level) return at;
  return -1;
}

/** Each heading's place among those that stand under the same one, from 1, and how many these are. */
export function siblingsOf(
  headings: readonly OutlineHeading[],
): readonly { readonly place: number; readonly of: number }[] {
  const families = new Map<number, number[]>();
  const open: number[] = [];
  for (const [n, { level }] of headings.entries()) {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1) ?? -1;
    const family = families.get(parent);
    if (family) family.push(n);
    else families.set(parent, [n]);
    open.push(n);
  }
  const found: { place: number; of: number }[] = [];
  for (const family of families.values())
    for (const [index, n] of family.entries()) found[n] = { place: index + 1, of: family.length };
  return found;
}
