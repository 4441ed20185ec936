import { bracketed, stringsIn, withoutComments, wordInCode } from '../generators/code-reader';
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
  const pattern = (name: string, usual: string): string | null => {
    let found = assigned(publish, name);
    if (found === undefined) found = assigned(code, name);
    return found === undefined ? usual : found;
  };
  const source = text('SLUGIFY_SOURCE') === 'basename' ? 'basename' : 'title';
  return {
    kind: 'pelican',
    root: reader.root,
    base: basePath(text('SITEURL')),
    content: parts.staticFolders[0]?.path ?? 'content',
    article: pattern('ARTICLE_URL', '{slug}.html'),
    articleInLanguage: pattern('ARTICLE_LANG_URL', '{slug}-{lang}.html'),
    slugSource: /^[ \t]*SLUG_REGEX_SUBSTITUTIONS\s*=/m.test(`${code}\n${publish}`) ? null : source,
    unicode: word('SLUGIFY_USE_UNICODE') === 'True',
    preserveCase: word('SLUGIFY_PRESERVE_CASE') === 'True',
    folderAsCategory: word('USE_FOLDER_AS_CATEGORY') !== 'False',
    defaultCategory: text('DEFAULT_CATEGORY') || 'misc',
    defaultLanguage: text('DEFAULT_LANG') || 'en',
    defaultDate: /^[ \t]*DEFAULT_DATE\s*=(?!\s*None\b)/m.test(`${code}\n${publish}`),
    filenameMetadata: metadataPattern(`${publish}\n${code}`, 'FILENAME_METADATA', DATE_IN_NAME) ?? '',
    pathMetadata: metadataPattern(`${publish}\n${code}`, 'PATH_METADATA', ''),
  };
}

/** The texts of an assignment put together; null for another value, undefined where there is none. */
function assigned(code: string, name: string): string | null | undefined {
  const match = new RegExp(`(?:^|=)[ \\t]*${name}[ \\t]*=(?!=)[ \\t]*(?:\\w+[ \\t]*=[ \\t]*)*`, 'm').exec(
    code,
  );
  if (match === null) return undefined;
  const rest = code.slice(match.index + match[0].length);
  const value = rest.startsWith('(') ? bracketed(rest, 0).slice(1, -1) : (rest.split('\n', 1)[0] ?? '');
  const isPlain = /^\s*(?:[uU]?(?:"[^"\\\n]*"|'[^'\\\n]*')\s*(?:\+\s*)?)+$/.test(value);
  return isPlain ? stringsIn(value).join('') : null;
}

/** A loop that ends at the first character it is not for, which stands behind it: it tries nothing twice. */
const SURE_LOOP = /\[\^(\/|-|_|\.)\][*+]\)?\\?\1|\\d[*+]\)?[-/_]/g;

/**
 * A setting that is a pattern, Python's named groups as JavaScript writes them; `usual` where it is not set, null for what is no
 * plain pattern: a stranger's could take for ever on a name.
 */
function metadataPattern(code: string, name: string, usual: string): string | null {
  const match = new RegExp(`^[ \\t]*${name}\\s*=\\s*(r?)(["'])(.*)\\2\\s*$`, 'm').exec(code);
  if (!match) return new RegExp(`^[ \\t]*${name}\\s*=`, 'm').test(code) ? null : usual;
  const [, raw, , written = ''] = match;
  const source = (raw === '' ? written.replaceAll('\\\\', '\\') : written).replaceAll('(?P<', '(?<');
  const loops = source.replace(SURE_LOOP, '').match(/[*+]|\{\d*,/g)?.length ?? 0;
  if (source.length > 200 || loops > 2 || /\)[*+{]|\\[1-9]|\(\?[^<:]/.test(source)) return null;
  try {
    new RegExp(source, 'u');
    return source;
  } catch {
    // Not a pattern in JavaScript: then nothing can be told by it.
    return null;
  }
}
