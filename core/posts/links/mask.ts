import { nextMatch } from '../../markdown/tags/next-index';

interface Pairs {
  readonly opening: RegExp;
  readonly closing: ReadonlyMap<string, RegExp>;
}

const FENCE = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)$/;
const LIST_ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const CODE_SPAN = /(?<!`)(`{1,20})(?!`)(?:(?!\n[ \t]*\n)[\s\S]){0,4000}?[^`]\1(?!`)/g;
const COMMENT = /<!--(?:[\s\S]*?-->|[\s\S]*$)/g;
const RAW_HTML = /<(script|style|pre|code|textarea|math|svg)\b[^>]{0,2000}>(?:[\s\S]*?<\/\1\s*>|[\s\S]*$)/gi;
/** Pairs of tags: how one opens, with its kind in the first group, and how each kind closes. */
const RAW_LIQUID: Pairs = {
  opening: /\{%-?\s*(raw|highlight|comment|verbatim)\b[^%]{0,500}%\}/g,
  closing: new Map(
    ['raw', 'highlight', 'comment', 'verbatim'].map((name) => [
      name,
      new RegExp(String.raw`\{%-?\s*end${name}\s*-?%\}`, 'g'),
    ]),
  ),
};
const HUGO_RAW: Pairs = {
  opening: /\{\{([<%])\s*highlight\b[\s\S]{0,500}?[>%]\}\}/g,
  closing: new Map([
    ['<', /\{\{<\s*\/\s*highlight\s*[>%]\}\}/g],
    ['%', /\{\{%\s*\/\s*highlight\s*[>%]\}\}/g],
  ]),
};
// A Hugo post that shows a shortcode without running it has it between `/*` and the like.
const HUGO_SHOWN = /\{\{[<%]\/\*[\s\S]{0,2000}?\*\/[>%]\}\}/g;

const blank = (code: string) => code.replace(/[^\n]/g, ' ');

/**
 * A post's body with everything in it that shows code or is not shown at all as spaces, so that offsets stay:
 * fenced and indented code, code spans, comments, raw HTML and template blocks.
 * @param indented whether four spaces begin a code block (Eleventy's Markdown has none)
 */
export function maskCode(body: string, indented: boolean): string {
  let text = maskLines(body, indented);
  if (text.includes('{')) {
    text = blankPairs(blankPairs(text.replace(HUGO_SHOWN, blank), HUGO_RAW), RAW_LIQUID);
  }
  if (text.includes('`')) text = text.replace(CODE_SPAN, blank);
  if (text.includes('<')) text = text.replace(COMMENT, blank).replace(RAW_HTML, blank);
  return text;
}

/** Each opening tag with what follows up to the next closing one of its kind as spaces; what nothing closes stays. */
function blankPairs(text: string, { opening, closing }: Pairs): string {
  let result = '';
  let at = 0;
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const close = closing.get(found[1] ?? '');
    const from = close === undefined ? -1 : nextMatch(text, close, opening.lastIndex);
    opening.lastIndex = found.index + 1;
    if (close === undefined || from < 0) continue;
    close.lastIndex = from;
    close.exec(text);
    result += text.slice(at, found.index) + blank(text.slice(found.index, close.lastIndex));
    at = close.lastIndex;
    opening.lastIndex = at;
  }
  return result + text.slice(at);
}

function maskLines(body: string, indented: boolean): string {
  // Most posts have neither, and then there is nothing to cut.
  if (!body.includes('```') && !body.includes('~~~') && !/\n(?: {4}|\t)/.test(body)) return body;
  let fence: string | null = null;
  let afterBlank = true;
  let inList = false;
  let inCode = false;
  const lines = body.split('\n');
  for (const [at, line] of lines.entries()) {
    const mark = FENCE.exec(line);
    if (fence !== null) {
      const run = mark?.[2] ?? '';
      if (run.startsWith(fence) && (mark?.[3] ?? '').trim() === '') fence = null;
      lines[at] = blank(line);
      continue;
    }
    // An info string of backticks has none in it: ``` ```x``` ``` in one line is a code span.
    if (mark !== null && !(mark[2]?.startsWith('`') && mark[3]?.includes('`'))) {
      fence = mark[2] ?? '```';
      lines[at] = blank(line);
      afterBlank = false;
      continue;
    }
    if (line.trim() === '') {
      afterBlank = true;
      continue;
    }
    const deep = /^(?: {4}| {0,3}\t)/.test(line);
    if (LIST_ITEM.test(line) && !inCode) inList = true;
    else if (afterBlank && !/^[ \t]/.test(line)) inList = false;
    inCode = indented && deep && !inList && (afterBlank || inCode);
    if (inCode) lines[at] = blank(line);
    afterBlank = false;
  }
  return lines.join('\n');
}
