import type { Generator } from '../blog/model';

/**
 * The title that a Markdown body gives itself, as plain text; else null: a first-level heading (`# Title` or
 * underlined with `===`) that is the first thing in it, imports and comments apart, as Docusaurus wants it too
 * (`parseMarkdownContentTitle`). VitePress takes one that stands lower down (`inferTitle`); here that is one
 * with no other heading before it.
 */
export function headingTitle(body: string, generator: Generator = 'plain'): string | null {
  // Jekyll names a post without a title after its file, whatever its text says.
  if (generator === 'jekyll') return null;
  const lower = generator === 'vitepress';
  let fence: string | null = null;
  let previous = '';
  for (const whole of body.split(/\r\n|\r|\n/, 400)) {
    const line = whole.slice(0, LONGEST_TITLE);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
      continue;
    }
    const heading = /^ {0,3}#(?!#)[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
    if (heading) return previous === '' || lower ? plainText(heading) : null;
    if (/^ {0,3}=+[ \t]*$/.test(line) && previous !== '') return plainText(previous);
    const passed = previous !== '' || mark !== undefined || /^ {0,3}#{2,6}(?:[ \t]|$)/.test(line);
    if (passed && (!lower || /^ {0,3}#/.test(line))) return null;
    if (mark) fence = mark;
    previous = ASIDE.test(line) ? '' : line.trim();
  }
  return null;
}

/** What is behind it is no title, and would take the expressions here the square of its length in time. */
const LONGEST_TITLE = 1000;

/** Lines that may stand before the title: imports of MDX, comments, link targets of templates. */
const ASIDE = /^(?:import\b.*|<!--.*-->|\{\/\*.*\*\/\}|\{%.*%\})[ \t]*$/;

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
 * The built-in site makes words of it (`a-post` → `A post`), Jekyll in its own way (`Utils.titleize_slug`: `A Post`);
 * elsewhere it stands as it is.
 */
export function nameTitle(id: string, generator: Generator = 'plain'): string {
  const parts = id.split('/');
  const file = (parts.at(-1) ?? id).replace(/\.[A-Za-z]+$/, '');
  const index = /^_?index(?:\.[a-z]{2}(?:-\w+)?)?$/i.test(file);
  const name = index && parts.length > 1 ? (parts.at(-2) ?? file) : file;
  if (A_DAY.test(name)) return name;
  const undated = name.replace(/^\d{4}[-_]\d{1,2}[-_]\d{1,2}(?!\d)[-_ ]?(?=.)/, '');
  if (generator === 'jekyll') return undated.split('-').map(capitalised).join(' ');
  if (generator !== 'plain') return undated;
  const words = undated.replace(/[-_]+/g, ' ').trim();
  const text = words === '' ? name : words;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A note of a day is called by it. */
const A_DAY = /^\d{4}-\d\d-\d\d$/;

/** Ruby's `capitalize`. */
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
