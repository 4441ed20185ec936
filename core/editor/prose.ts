import { nextIndex, nextMatch } from '../markdown/tags/next-index';

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

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const NO_PROSE = /^(?: {4,}|\t| {0,3}(?:<[!/?a-z]|\||\[[^\]]+\]:|\{%|\{\{|import\s|export\s))/i;

/** The label of a footnote's text, and how its further paragraphs begin. */
const NOTE = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/;
const IN_NOTE = /^(?: {4}|\t)/;

/** How template tags and attribute lists begin, and what a heading's own id and a formula look like, inside a line. */
const TAG = /\{[{%:]|\{#[\w-]+\}|\$\$?[^$\n]+\$\$?/g;
/** How those end that are only begun; all but an attribute list in their line. */
const ENDS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{:': '}' };
const LINE_END = /[\n\r\u2028\u2029]/g;

/**
 * The blocks of prose of a text whose lines begin at the offset `from`: not code, HTML, tables or definitions. Template
 * tags and formulas in them are made code of the same length, so that a Markdown reader passes over them.
 */
export function proseBlocks(lines: Iterable<string>, from: number): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let fence: string | null = null;
  let inNote = false;
  let open: { from: number; lines: string[] } | null = null;
  let at = from;
  const close = () => {
    if (open) blocks.push({ from: open.from, text: maskedTags(open.lines.join('\n')) });
    open = null;
  };
  for (const line of lines) {
    const here = at;
    at += line.length + 1;
    const note = fence === null ? NOTE.exec(line)?.[0] : undefined;
    if (note !== undefined) {
      close();
      inNote = true;
    } else if (open === null && fence === null && line.trim() !== '' && !IN_NOTE.test(line)) inNote = false;
    const lead = (note ?? (inNote ? IN_NOTE.exec(line)?.[0] : undefined))?.length ?? 0;
    const words = line.slice(lead);
    const mark = FENCE.exec(words)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    } else if (mark !== undefined) {
      close();
      fence = mark;
    } else if (words.trim() === '') close();
    // An indented line goes on with a paragraph or an item; alone it is code.
    else if (NO_PROSE.test(words) && !(open !== null && /^\s/.test(line))) close();
    else if (open === null) open = { from: here + lead, lines: [words] };
    else open.lines.push(line);
  }
  close();
  return blocks;
}

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
