import { hugoConfig } from '../generators/hugo-config';
import { disabledLanguages } from '../generators/hugo-languages';
import { contentDir, contentMounts, withTrees } from '../generators/hugo-trees';
import type { Config, SiteReader } from '../generators/site-reader';
import { isUnder } from '../naming';
import type { RuleOf } from '../permalink-rule';
import { basePath, trimSlashes } from './base-path';

type Rule = RuleOf<'hugo'>;

const DEFAULT_DATES = ['date', 'publishDate', 'pubdate', 'published', 'lastmod', 'modified'];

/** What Hugo's configuration says about addresses. */
export function hugoRule(reader: SiteReader): Rule {
  const whole = hugoConfig(reader).config;
  const config: Lookup = (...path) => whole.at(...path);
  const defaultLanguage = (config('defaultContentLanguage').text || 'en').toLowerCase();
  const codes = config('languages').keys;
  const inSubfolder = config('defaultContentLanguageInSubdir').isTrue;
  const languages: Rule['languages'] = {};
  const disabled = disabledLanguages(whole);
  for (const code of codes) {
    const key = code.toLowerCase();
    if (disabled.includes(key)) continue;
    const own = config('languages', code, 'baseURL').text;
    languages[key] = {
      prefix: own !== '' || (key === defaultLanguage && !inSubfolder) ? '' : key,
      base: own === '' ? null : basePath(own),
    };
  }
  if (codes.length === 0) {
    languages[defaultLanguage] = { prefix: inSubfolder ? defaultLanguage : '', base: null };
  }
  const dates = config('frontmatter', 'date').texts;
  const content = trees(whole, codes, reader.root);
  const all = withTrees(
    reader,
    content.map(({ folder }) => folder),
  );
  return {
    kind: 'hugo',
    root: reader.root,
    base: basePath(config('baseURL').text),
    trees: content,
    sections: sections(all, content),
    bundles: bundles(all, content),
    patterns: patterns(config('permalinks')),
    patternsIn: Object.fromEntries(
      codes
        .map((code) => [code.toLowerCase(), patterns(config('languages', code, 'permalinks'))] as const)
        .filter(([, own]) => Object.keys(own).length > 0),
    ),
    ugly: ugly(config('uglyURLs')),
    lower: !config('disablePathToLower').isTrue,
    removeAccents: config('removePathAccents').isTrue,
    languages,
    defaultLanguage,
    dates:
      dates.length === 0
        ? DEFAULT_DATES
        : dates.flatMap((source) => (source.toLowerCase() === ':default' ? DEFAULT_DATES : [source])),
  };
}

type Lookup = (...path: readonly [string, ...string[]]) => Config;

/** Mounts onto `content`, else a folder per language, else `contentDir`; deeper folders before their parents. */
function trees(config: Config, codes: readonly string[], root: string): Rule['trees'] {
  const mounts = contentMounts(config, root);
  const found: Rule['trees'][number][] = mounts.flatMap(({ folder, at, language }) =>
    folder === null ? [] : [{ folder, at, language: language?.toLowerCase() ?? null }],
  );
  if (mounts.length === 0) {
    const content = contentDir(config, root) || 'content';
    for (const code of codes) {
      const folder = contentDir(config.at('languages', code), root);
      if (folder !== '') found.push({ folder, at: '', language: code.toLowerCase() });
    }
    if (!found.some(({ folder }) => folder === content)) {
      found.push({ folder: content, at: '', language: null });
    }
  }
  return found.sort((a, b) => b.folder.length - a.folder.length);
}

const CONTENT = /\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i;

/** Folders with an `index.md` and other content in them or below, by their path in the site. */
function bundles(reader: SiteReader, content: Rule['trees']): string[] {
  const files = reader.paths.filter(
    (path) => CONTENT.test(path) && content.some(({ folder }) => isUnder(path, folder)),
  );
  const leaves = new Set(
    files.filter((path) => INDEX.test(path)).map((path) => path.slice(0, path.lastIndexOf('/'))),
  );
  const found = new Set<string>();
  for (const path of files) {
    const own = INDEX.test(path) ? path.lastIndexOf('/') : path.length;
    for (let at = path.lastIndexOf('/', own - 1); at > 0; at = path.lastIndexOf('/', at - 1)) {
      if (leaves.has(path.slice(0, at))) found.add(path.slice(0, at));
    }
  }
  return [...found].sort();
}

/** A leaf bundle's own file, in any language. */
const INDEX = /\/index(?:\.[\w-]+)?\.[^./]+$/;

/** Folders below the first level that have an `_index`. */
function sections(reader: SiteReader, content: Rule['trees']): string[] {
  const found = new Set<string>();
  for (const path of reader.paths) {
    if (!/\/_index\.[^/]+$/.test(path)) continue;
    const tree = content.find(({ folder }) => isUnder(path, folder));
    if (tree === undefined) continue;
    const from = tree.folder === '' ? 0 : tree.folder.length + 1;
    const folder = path.slice(from, path.lastIndexOf('/'));
    const whole = tree.at === '' ? folder : `${tree.at}/${folder}`;
    if (whole.includes('/')) found.add(whole);
  }
  return [...found].sort();
}

/**
 * `posts: pattern`; since 0.112 also `page: {posts: pattern}`; since 0.161 also a list of patterns with targets.
 * The key `*` is for every section. Keys of Hugo's configuration are the same in any capitals: here in small letters.
 */
function patterns(permalinks: Config): Record<string, string> {
  const found: Record<string, string> = {};
  const named = [permalinks, permalinks.at('page')].flatMap((set) =>
    set.keys.map((name) => [trimSlashes(name), set.at(name).text] as const),
  );
  const listed = permalinks.items
    .filter((item) => ['', 'page'].includes(item.at('target', 'kind').text))
    .map((item) => [targetSection(item.at('target', 'path').text), item.at('pattern').text] as const);
  for (const [key, value] of [...named, ...listed]) if (value !== '') found[key.toLowerCase()] ??= value;
  return found;
}

/** The section that a target's glob (`/posts/**`, `{/posts,/posts/**}`) is about. */
function targetSection(path: string): string {
  return /^\{?\/?([^/*{},]+)/.exec(path)?.[1] ?? '*';
}

function ugly(setting: Config): boolean | string[] {
  if (setting.keys.length > 0) return setting.keys.filter((section) => setting.at(section).isTrue);
  return setting.isTrue;
}
