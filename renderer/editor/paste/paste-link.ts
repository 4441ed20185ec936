/**
 * The selection as a link to `url`, with the whole selection kept as its text: `two words` → `[two words](https://…)`.
 * Brackets in the text that would end it early are escaped, as is an address with spaces or loose parentheses.
 */
export function linkOn(selected: string, url: string): string {
  const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(selected) ?? [];
  return `${before}[${balanced(text) ? text : text.replace(/[[\]]/g, '\\$&')}](${destination(url)})${after}`;
}

/** An address as the destination of a link or image; in angle brackets where it would break off otherwise. */
export function destination(url: string): string {
  if (/[\s<>]/.test(url)) return `<${url.replace(/[<>\n\r]/g, encodeURIComponent)}>`;
  return parenthesesFit(url) ? url : `<${url}>`;
}

function balanced(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.replace(/\\./gs, '').matchAll(/[[\]]/g)) {
    open += bracket === '[' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

function parenthesesFit(url: string): boolean {
  let open = 0;
  for (const [one] of url.matchAll(/[()]/g)) {
    open += one === '(' ? 1 : -1;
    if (open < 0 || open > 30) return false;
  }
  return open === 0;
}
