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
    const code = [
      ...text.replace(/\{#[\s\S]*?#\}/g, '').matchAll(/\{\{[-\s]([\s\S]*?)\}\}|\{%[-\s]([\s\S]*?)%\}/g),
    ]
      .map((match) => (match[1] ?? match[2] ?? '').replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '""'))
      .join('\n');
    const own = new Set(namesIn(code, /\b(?:set|set_global|for)\s+(\w+)/g));
    // Not a function, an argument's name, a filter, a test or a part of something.
    const used = namesIn(
      code.replace(/\bis\s+(?:not\s+)?\w+/g, ''),
      /(?<![.\w|:]\s?)\b([a-z_]\w*)\b(?!\s*[(=:](?!=)|::)/g,
    );
    const parameters = used.filter((each) => !NOT_GIVEN.has(each) && !own.has(each) && !isFilter(code, each));
    return [component(name, 'shortcode', parameters, { file, paired: /\bbody\b/.test(code) })];
  });
}

/** Only ever seen behind a `|`, or a word of the template language. */
const isFilter = (code: string, name: string): boolean =>
  !new RegExp(String.raw`(?<!\|\s*)\b${name}\b`).test(code) ||
  /^(?:end\w+|include|macro|block|import|as)$/.test(name);
