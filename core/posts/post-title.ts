import type { Generator } from '../blog/model';

/**
 * The title that a Markdown body gives itself: its first heading, when that is of the first level (`# Title` or
 * underlined with `===`), as plain text; else null.
 */
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
    if (/^ {0,3}#{2,6}(?:[ \t]|$)/.test(line)) return null;
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

/**
 * A name for a post that gives none: its file's (or, for an index file, its folder's) without date and extension.
 * Jekyll and the built-in site make words of it (`a-post` → `A post`); elsewhere it stands as it is.
 */
export function nameTitle(id: string, generator: Generator = 'plain'): string {
  const parts = id.split('/');
  const file = (parts.at(-1) ?? id).replace(/\.[A-Za-z]+$/, '');
  const index = /^_?index(?:\.[a-z]{2}(?:-\w+)?)?$/i.test(file);
  const name = index && parts.length > 1 ? (parts.at(-2) ?? file) : file;
  const undated = name.replace(/^\d{4}[-_]\d{1,2}[-_]\d{1,2}[-_ ]?(?=.)/, '');
  if (generator !== 'plain' && generator !== 'jekyll') return undated;
  const words = undated.replace(/[-_]+/g, ' ').trim();
  const text = words === '' ? name : words;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
