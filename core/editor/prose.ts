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
  const first = pieces?.findLast(({ at }) => at <= begin);
  const last = pieces?.findLast(({ at }) => at < end);
  if (first === undefined || last === undefined) return { from: from + begin, to: from + end };
  const evenly = (piece: ProsePiece) => piece.to - piece.from === piece.length;
  return {
    from: evenly(first) ? first.from + begin - first.at : first.from,
    to: evenly(last) ? last.from + end - last.at : last.to,
  };
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const NO_PROSE = /^(?: {4,}|\t| {0,3}(?:<[!/?a-z]|\||\[[^\]]+\]:|\{%|\{\{|import\s|export\s))/i;
/** What template tags and attribute lists look like, inside a line. */
const TAGS = /\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\}|\{:[^}]*\}|\{#[\w-]+\}|\$\$?[^$\n]+\$\$?/g;

/**
 * The blocks of prose of a text whose lines begin at the offset `from`: not code, HTML, tables or definitions. Template
 * tags and formulas in them are made code of the same length, so that a Markdown reader passes over them.
 */
export function proseBlocks(lines: Iterable<string>, from: number): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let fence: string | null = null;
  let open: { from: number; lines: string[] } | null = null;
  let at = from;
  const close = () => {
    if (open) blocks.push({ from: open.from, text: maskedTags(open.lines.join('\n')) });
    open = null;
  };
  for (const line of lines) {
    const here = at;
    at += line.length + 1;
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
    } else if (mark !== undefined) {
      close();
      fence = mark;
    } else if (line.trim() === '') close();
    // An indented line goes on with a paragraph or an item; alone it is code.
    else if (NO_PROSE.test(line) && !(open !== null && /^\s/.test(line))) close();
    else if (open === null) open = { from: here, lines: [line] };
    else open.lines.push(line);
  }
  close();
  return blocks;
}

/** The template tags and formulas of a text made code of the same length. */
export const maskedTags = (text: string): string =>
  text.replace(TAGS, (tag) =>
    tag.length < 3 ? ' '.repeat(tag.length) : `\`${'x'.repeat(tag.length - 2)}\``,
  );
