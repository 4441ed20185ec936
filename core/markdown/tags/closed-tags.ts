import type { Dialect } from '../dialect';
import { elementKey } from '../rules/html-elements';

/** A closing tag alone on its line, by the languages that have one. */
function pattern({ templates, mdx }: Pick<Dialect, 'templates' | 'mdx'>): RegExp | null {
  if (mdx) return /^[ \t]*<\/([A-Z][\w.-]*)[ \t]*>[ \t]*$/gm;
  switch (templates) {
    case 'hugo':
      return /^[ \t]*\{\{[<%][ \t]*\/[ \t]*([^\s>%]+)[ \t]*[>%]\}\}[ \t]*$/gm;
    case 'liquid':
    case 'nunjucks':
      return /^[ \t]*\{%-?[ \t]*end_?([a-zA-Z][\w-]*)[ \t]*-?%\}[ \t]*$/gm;
    case 'zola':
      return /^[ \t]*\{%-?[ \t]*end()[ \t]*-?%\}[ \t]*$/gm;
    case 'none':
    case 'vue':
    case 'pelican':
      return null;
  }
}

/**
 * Whether the tags of this dialect enclose blocks; then only those that are closed somewhere do, which is told by a
 * closing tag alone on a line.
 */
export const enclosesBlocks = (dialect: Dialect): boolean =>
  pattern(dialect) !== null || dialect.blocks !== 'commonmark';

/** The closing tag of an element of HTML, anywhere in a line. */
const ELEMENT = /<\/([a-zA-Z][\w-]*)[ \t]*>/g;

/**
 * The names of the closing tags that stand alone on a line of this text, with repeats; Zola's has none (`''`). Where
 * HTML goes on to its closing tag, also the keys of elements that are closed anywhere.
 */
export function closingTags(dialect: Dialect, text: string): string[] {
  const found = pattern(dialect);
  const names: string[] = [];
  if (found !== null && text.includes(dialect.mdx ? '</' : '{'))
    for (const [, name = ''] of text.matchAll(found)) names.push(name);
  if (dialect.blocks !== 'commonmark' && text.includes('</'))
    for (const [, name = ''] of text.matchAll(ELEMENT)) names.push(elementKey(name));
  return names;
}
