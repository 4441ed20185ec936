import { nextIndex } from '../../markdown/tags/next-index';
import { type Component, component, namesIn } from './component';

const FILE = /(?:^|\/)templates\/shortcodes\/(.+)\.(?:html|md)$/;
const NOT_GIVEN = new Set([
  'body',
  'nth',
  'loop',
  'config',
  'page',
  'section',
  'lang',
  'self',
  'super',
  'true',
  'false',
  'not',
  'and',
  'or',
  'in',
  'is',
  'if',
  'else',
  'elif',
  'set',
  'for',
  'now',
  'throw',
  'trans',
  'get_url',
  'resize_image',
  'load_data',
  'get_page',
  'get_section',
  'get_image_metadata',
  'get_env',
  'range',
  '__tera_context',
]);

/** Whether a path is that of a shortcode. */
export const zolaFile = (path: string): boolean => FILE.test(path);

/** Zola's shortcodes with the variables their templates use and do not set. */
export function zolaComponents(texts: ReadonlyMap<string, string>): Component[] {
  return [...texts].flatMap(([file, text]) => {
    const name = FILE.exec(file)?.[1];
    if (name === undefined) return [];
    const code = tagsOf(text)
      .map((tag) => tag.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '""'))
      .join('\n');
    const own = new Set(namesIn(code, /\b(?:set|set_global|for)\s+(\w+)/g));
    // Not a function, an argument's name, a filter, a test or a part of something.
    const used = namesIn(
      code.replace(/\bis\s+(?:not\s+)?\w+/g, ''),
      /(?<![.\w|:]\s?)\b([a-z_]\w*)\b(?!\s*[(=:](?!=)|::)/g,
    );
    const given = new Set(namesIn(code, /(?<!\|\s*)\b(\w+)\b/g));
    const parameters = used.filter(
      (each) => given.has(each) && !NOT_GIVEN.has(each) && !own.has(each) && !WORDS.test(each),
    );
    return [component(name, 'shortcode', parameters, { file, paired: /\bbody\b/.test(code) })];
  });
}

const WORDS = /^(?:end\w+|include|macro|block|import|as)$/;

const ENDS: Readonly<Record<string, string>> = { '{#': '#}', '{{': '}}', '{%': '%}' };

/** What stands in the tags of a template, comments left out. Takes time that grows with its length. */
function tagsOf(text: string): string[] {
  const found: string[] = [];
  const begin = /\{#|(?:\{\{|\{%)(?=[-\s])/g;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const [mark] = match;
    const end = nextIndex(text, ENDS[mark] ?? '', begin.lastIndex);
    if (end < 0) continue;
    if (mark !== '{#') found.push(text.slice(begin.lastIndex + 1, end));
    begin.lastIndex = end + 2;
  }
  return found;
}
