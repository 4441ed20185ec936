/** A first-level heading that opens a body. `[from, to)` is its whole line or lines, without the last line break. */
export interface BodyTitle {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

const ATX = /^ {0,3}#(?:[ \t]+(\S[^\n]*?))??(?:[ \t]+#+)?[ \t]*(?:\n|$)/;
/** A longer line is no title, and would take the expressions here the square of its length in time. */
const LONGEST = 1000;
const SETEXT = /^ {0,3}(?![ \t>#]|[-+*][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3})([^\n]+)\n {0,3}=+[ \t]*(?:\n|$)/;

/**
 * The heading a body opens with, when it is a first-level one (`# Title`, or underlined with `=`): the page then
 * shows it once. The title is without Markdown's marks. Null when the body opens with anything else.
 * @param text the whole post, with `\n` line ends
 * @param bodyFrom where its body begins
 */
export function titleFromBody(text: string, bodyFrom: number): BodyTitle | null {
  const body = text.slice(bodyFrom);
  const skipped = /^(?:[ \t]*\n)*/.exec(body)?.[0].length ?? 0;
  const rest = body.slice(skipped);
  const line = rest.indexOf('\n');
  if ((line < 0 ? rest.length : line) > LONGEST) return null;
  const match = ATX.exec(rest) ?? SETEXT.exec(rest);
  if (match === null) return null;
  const title = plain(match[1] ?? '');
  if (title === '') return null;
  const from = bodyFrom + skipped;
  return { title, from, to: from + match[0].trimEnd().length };
}

/** Inline Markdown as the words it shows. */
function plain(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/(\*\*|__|\*|_|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}
