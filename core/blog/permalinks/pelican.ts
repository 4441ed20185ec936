import { withoutComments, wordInCode } from '../generators/code-reader';
import type { ModelParts } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import type { RuleOf } from '../permalink-rule';
import { basePath } from './base-path';

const DATE_IN_NAME = '(?<date>\\d{4}-\\d{2}-\\d{2}).*';

/** What `pelicanconf.py` and `publishconf.py` assign. Python is read by its looks, never run. */
export function pelicanRule(parts: ModelParts, reader: SiteReader): RuleOf<'pelican'> {
  const read = (path: string): string => withoutComments(reader.text(path) ?? '', 'python');
  const code = read(parts.configFile ?? 'pelicanconf.py');
  const publish = read('publishconf.py');
  const text = (name: string): string => stringInCode(publish, name) || stringInCode(code, name);
  const word = (name: string): string => wordInCode(publish, name) || wordInCode(code, name);
  const source = text('SLUGIFY_SOURCE') === 'basename' ? 'basename' : 'title';
  return {
    kind: 'pelican',
    root: reader.root,
    base: basePath(text('SITEURL')),
    content: parts.staticFolders[0]?.path ?? 'content',
    article: text('ARTICLE_URL') || '{slug}.html',
    articleInLanguage: text('ARTICLE_LANG_URL') || '{slug}-{lang}.html',
    slugSource: /^\s*SLUG_REGEX_SUBSTITUTIONS\s*=/m.test(`${code}\n${publish}`) ? null : source,
    unicode: word('SLUGIFY_USE_UNICODE') === 'True',
    preserveCase: word('SLUGIFY_PRESERVE_CASE') === 'True',
    folderAsCategory: word('USE_FOLDER_AS_CATEGORY') !== 'False',
    defaultCategory: text('DEFAULT_CATEGORY') || 'misc',
    defaultLanguage: text('DEFAULT_LANG') || 'en',
    defaultDate: /^\s*DEFAULT_DATE\s*=\s*(?!None\b)/m.test(`${code}\n${publish}`),
    filenameMetadata: filenameMetadata(`${publish}\n${code}`),
  };
}

/**
 * Python's named groups as JavaScript writes them; `''` for what is no plain pattern: a stranger's could take for ever
 * on a name.
 */
function filenameMetadata(code: string): string {
  const match = /^\s*FILENAME_METADATA\s*=\s*r?(["'])(.*)\1\s*$/m.exec(code);
  if (!match) return /^\s*FILENAME_METADATA\s*=/m.test(code) ? '' : DATE_IN_NAME;
  const source = (match[2] ?? '').replaceAll('(?P<', '(?<');
  const loops = source.match(/[*+]|\{\d*,/g)?.length ?? 0;
  if (source.length > 200 || loops > 2 || /\)[*+{]|\\[1-9]|\(\?[^<:]/.test(source)) return '';
  try {
    new RegExp(source, 'u');
    return source;
  } catch {
    // Not a pattern in JavaScript: then names say nothing.
    return '';
  }
}
