/** The first first-level heading of a Markdown body (`# Title` or underlined with `===`), as plain text; null without one. */
export function headingTitle(body: string): string | null {
  let fence: string | null = null;
  let previous = '';
  for (const line of body.split(/\r\n|\r|\n/, 400)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
      continue;
    }
    if (mark) {
      fence = mark;
      continue;
    }
    const heading = /^ {0,3}#(?!#)[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
    if (heading) return plainText(heading);
    if (/^ {0,3}=+[ \t]*$/.test(line) && previous !== '') return plainText(previous);
    previous = line.trim();
  }
  return null;
}

/** Inline Markdown without its marks; enough for a line in a list. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`+|~~)/g, '')
    .replace(/\s*\{#[\w-]+\}$/, '')
    .trim();
}

/** A name for a post that gives none: its file name without date and extension, `-` and `_` as spaces. */
export function nameTitle(id: string): string {
  const parts = id.split('/');
  const file = (parts.at(-1) ?? id).replace(/\.[A-Za-z]+$/, '');
  const name = /^_?index$/i.test(file) && parts.length > 1 ? (parts.at(-2) ?? file) : file;
  const words = name
    .replace(/^\d{4}[-_]\d{1,2}[-_]\d{1,2}[-_ ]?(?=.)/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  const text = words === '' ? name : words;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
