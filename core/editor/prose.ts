import { nextIndex, nextMatch } from '../markdown/tags/next-index';
import { createVerbatim } from '../markdown/verbatim';

/** A paragraph, heading, item or quote: lines with prose in them, without a blank line between. */
export interface ProseBlock {
  /** In UTF-16 offsets. */
  readonly from: number;
  readonly text: string;
  /** Where the letters of `text` come from, in order, where that is not the text at `from` as it is written. */
  readonly pieces?: readonly ProsePiece[];
}

/** `length` letters at `at` of a block's text, which the source from `from` to `to` stands for. */
export interface ProsePiece {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** Where in the source the letters of a block's text from `begin` to `end` stand; as offsets, like `from`. */
export function sourceOf(
  { from, pieces }: ProseBlock,
  begin: number,
  end: number,
): { readonly from: number; readonly to: number } {
  if (pieces === undefined) return { from: from + begin, to: from + end };
  const first = pieceAt(pieces, begin);
  const last = pieceAt(pieces, end - 1);
  if (first === undefined || last === undefined) return { from: from + begin, to: from + end };
  const evenly = (piece: ProsePiece) => piece.to - piece.from === piece.length;
  return {
    from: evenly(first) ? first.from + begin - first.at : first.from,
    to: evenly(last) ? last.from + end - last.at : last.to,
  };
}

/** The last piece that does not begin behind `at`. */
function pieceAt(pieces: readonly ProsePiece[], at: number): ProsePiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

const NO_PROSE = /^(?: {4,}|\t| {0,3}(?:<[!/?a-z]|\||\[[^\]]+\]:|\{%|\{\{|import\s|export\s))/i;

/** The label of a footnote's text, and how its further paragraphs begin. */
const NOTE = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/;
const IN_NOTE = /^(?: {4}|\t)/;

/** How template tags and attribute lists begin, and what a heading's own id and a formula look like, inside a line. */
const TAG = /\{[{%:]|\{#[\w-]+\}|\$\$?[^$\n]+\$\$?/g;
/** How those end that are only begun; all but an attribute list in their line. */
const ENDS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{:': '}' };
const LINE_END = /[\n\r\u2028\u2029]/g;

/** The blocks of prose of a text, and from where on they are read again after an edit. */
export interface Prose {
  readonly blocks: readonly ProseBlock[];
  /** Where each of them begins. */
  readonly begins: readonly Begin[];
}

interface Begin {
  /** The start of its first line, in UTF-16 offsets. */
  readonly at: number;
  /** Whether the lines before it were a footnote's. */
  readonly inNote: boolean;
}

/** The lines of a text from an offset on, which is the start of one. */
type Lines = (from: number) => Iterable<string>;

/** `[from, toA)` of the text before an edit became `[from, toB)` of the text after it. */
interface Edit {
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
}

/**
 * The blocks of prose of a text that begins at the offset `from`: not code, HTML, tables or definitions. Template tags and
 * formulas in them are made code of the same length, so that a Markdown reader passes over them.
 */
export function readProse(lines: Lines, from: number): Prose {
  return parted([...blocksFrom(lines, { at: from, inNote: false })]);
}

/**
 * The same after an edit, which is nowhere before `from`: read from the block before it on, until the blocks fall into step
 * with those of `before`.
 */
export function readProseOn({ blocks, begins }: Prose, edit: Edit, lines: Lines, from: number): Prose {
  const by = edit.toB - edit.toA;
  // What ends a block may be the first line of the next.
  const kept = countBefore(begins, edit.from + 1) - 2;
  const found: Found[] = [];
  let rest = begins.length;
  for (const each of blocksFrom(lines, begins[kept] ?? { at: from, inNote: false })) {
    const { at, inNote } = each.begin;
    const next = at < edit.toB ? -1 : countBefore(begins, at - by);
    const old = begins[next];
    if (old?.at === at - by && old.inNote === inNote) {
      rest = next;
      break;
    }
    found.push(each);
  }
  const now = parted(found);
  const before = Math.max(0, kept);
  return {
    blocks: [
      ...blocks.slice(0, before),
      ...now.blocks,
      ...blocks.slice(rest).map((block) => ({ ...block, from: block.from + by })),
    ],
    begins: [
      ...begins.slice(0, before),
      ...now.begins,
      ...begins.slice(rest).map(({ at, inNote }) => ({ at: at + by, inNote })),
    ],
  };
}

interface Found {
  readonly block: ProseBlock;
  readonly begin: Begin;
}

const parted = (found: readonly Found[]): Prose => ({
  blocks: found.map(({ block }) => block),
  begins: found.map(({ begin }) => begin),
});

/** How many begin before an offset. */
function countBefore(begins: readonly Begin[], offset: number): number {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begins[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* blocksFrom(lines: Lines, begin: Begin): Generator<Found> {
  const verbatim = createVerbatim();
  let { at, inNote } = begin;
  let open: { readonly begin: Begin; readonly from: number; readonly lines: string[] } | null = null;
  for (const line of lines(at)) {
    const here = { at, inNote };
    at += line.length + 1;
    const within = verbatim.goesOn(line);
    const note = within ? undefined : NOTE.exec(line)?.[0];
    if (note !== undefined) {
      if (open !== null) yield closed(open);
      open = null;
      inNote = true;
    } else if (open === null && !within && line.trim() !== '' && !IN_NOTE.test(line)) inNote = false;
    const lead = (note ?? (inNote ? IN_NOTE.exec(line)?.[0] : undefined))?.length ?? 0;
    const words = line.slice(lead);
    // An indented line goes on with a paragraph or an item; alone it is code.
    const isProse =
      !verbatim.takes(words) &&
      words.trim() !== '' &&
      (!NO_PROSE.test(words) || (open !== null && /^\s/.test(line)));
    if (isProse && open !== null) open.lines.push(line);
    else if (isProse) open = { begin: here, from: here.at + lead, lines: [words] };
    else if (open !== null) {
      yield closed(open);
      open = null;
    }
  }
  if (open !== null) yield closed(open);
}

const closed = (open: {
  readonly begin: Begin;
  readonly from: number;
  readonly lines: readonly string[];
}) => ({
  block: { from: open.from, text: maskedTags(open.lines.join('\n')) },
  begin: open.begin,
});

/** The template tags, attribute lists and formulas of a text, in order; offsets in it. Takes time that grows with its length. */
export function* tagsIn(text: string): Generator<{ readonly from: number; readonly to: number }> {
  const tag = new RegExp(TAG);
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const to = tagEnd(text, found[0], tag.lastIndex);
    if (to >= 0) yield { from: found.index, to };
    tag.lastIndex = to < 0 ? found.index + 1 : to;
  }
}

/** Behind the tag whose beginning ends at `from`; -1 where nothing ends it. */
function tagEnd(text: string, begin: string, from: number): number {
  const mark = ENDS[begin];
  if (mark === undefined) return from;
  const end = nextIndex(text, mark, from);
  const line = begin === '{:' ? -1 : nextMatch(text, LINE_END, from);
  return end < 0 || (line >= 0 && line < end) ? -1 : end + mark.length;
}

/** The template tags and formulas of a text made code of the same length. */
export function maskedTags(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of tagsIn(text)) {
    const length = to - from;
    parts.push(text.slice(at, from), length < 3 ? ' '.repeat(length) : `\`${'x'.repeat(length - 2)}\``);
    at = to;
  }
  return at === 0 ? text : parts.join('') + text.slice(at);
}
