/** A fence, also where a list's item begins with it; one of backticks has none of them behind it. */
const FENCE = /^( {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})*)(`{3,}(?=[^`]*$)|~{3,})/;
const COMMENT = /^ {0,3}<!--/;
const COMMENT_END = /-->/;
/** HTML that goes on to its closing tag, whatever stands between; see CommonMark, "HTML blocks". */
const RAW_HTML = /^ {0,3}<(?:pre|script|style|textarea)(?:[\s>]|$)/i;
const RAW_HTML_END = /<\/(?:pre|script|style|textarea)>/i;
const TAG = /^[ \t]*(?:\{%-?\s*(highlight|codeblock|comment)\b|\{\{[<%]\s*highlight\b)/;
const TAG_END = {
  highlight: /\{%-?\s*endhighlight\b/,
  codeblock: /\{%-?\s*endcodeblock\b/,
  comment: /\{%-?\s*endcomment\b/,
  hugo: /\{\{[<%]\s*\/\s*highlight\b/,
} as const;
/** Most lines begin with a letter, and then with none of these. */
const MAY_BEGIN = /^[ \t]*[`~<{*+\-\d]/;

/** What goes on over lines, and how it ends: with a line, or before one. */
interface Begun {
  readonly endsWith: (line: string) => boolean;
  readonly endsBefore?: (line: string) => boolean;
}

/** What lines of a text are no Markdown: fenced code, raw HTML, comments and a template's code. */
export interface Verbatim {
  /** Whether what began above the next line goes on with it. */
  readonly goesOn: (line: string) => boolean;
  /** Whether the next line is one of these, the lines around them included. */
  readonly takes: (line: string) => boolean;
}

/** Follows the lines of a text, from one on that is in none of these. What is inside a quotation is not seen. */
export function createVerbatim(): Verbatim {
  let begun: Begun | null = null;
  const goesOn = (line: string) => begun !== null && !begun.endsBefore?.(line);
  const takes = (line: string): boolean => {
    if (begun !== null && goesOn(line)) {
      if (begun.endsWith(line)) begun = null;
      return true;
    }
    begun = null;
    if (!MAY_BEGIN.test(line)) return false;
    begun = fence(line);
    if (begun !== null) return true;
    const end = endOf(line);
    if (end === null) return false;
    if (!end.test(line)) begun = { endsWith: (each) => end.test(each) };
    return true;
  };
  return { goesOn, takes };
}

function endOf(line: string): RegExp | null {
  if (COMMENT.test(line)) return COMMENT_END;
  if (RAW_HTML.test(line)) return RAW_HTML_END;
  const tag = TAG.exec(line);
  if (tag === null) return null;
  return TAG_END[(tag[1] ?? 'hugo') as keyof typeof TAG_END];
}

function fence(line: string): Begun | null {
  const [, lead = '', mark = ''] = FENCE.exec(line) ?? [];
  if (mark === '') return null;
  const within = lead.trim() === '' ? 0 : lead.length;
  return {
    endsWith: (each) => {
      const alone = each.trim();
      return alone.startsWith(mark) && isRunOf(alone, mark) && indentOf(each) < within + 4;
    },
    // The item's end is the end of its code.
    endsBefore: (each) =>
      within > 0 && each.trim() !== '' && indentOf(each) < within && !each.startsWith('\t'),
  };
}

const isRunOf = (text: string, mark: string): boolean => text === mark.charAt(0).repeat(text.length);
const indentOf = (line: string): number => line.length - line.trimStart().length;
