/** A paragraph, heading, item or quote: lines with prose in them, without a blank line between. */
export interface ProseBlock {
  /** In UTF-16 offsets. */
  readonly from: number;
  readonly text: string;
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
    if (open) blocks.push({ from: open.from, text: masked(open.lines.join('\n')) });
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

const masked = (text: string): string =>
  text.replace(TAGS, (tag) =>
    tag.length < 3 ? ' '.repeat(tag.length) : `\`${'x'.repeat(tag.length - 2)}\``,
  );
