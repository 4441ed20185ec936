import { listInCode, plainPath, withoutComments } from '../generators/code-reader';
import { hugoConfig } from '../generators/hugo-config';
import { disabledLanguages } from '../generators/hugo-languages';
import { type ContentMount, contentMounts } from '../generators/hugo-trees';
import { type Config, lineOf, type SiteReader } from '../generators/site-reader';
import type { ContentFolder, Exclusion, Generator } from '../model';
import { isUnder } from '../naming';

/** What exclusions are read from: a site as its generator's rule found it, paths relative to the site's folder. */
interface Site {
  readonly generator: Generator;
  readonly configFile: string | null;
  readonly contentFolders: readonly ContentFolder[];
}

type Found = Omit<Exclusion, 'file' | 'line'>;

/**
 * What a site's configuration leaves out by a pattern, with the line that says so. `under` and `file` are relative to
 * the site's folder. Sources: each generator's documentation, and the sites of tests/generators that are built.
 */
export function exclusionsOf(site: Site, reader: SiteReader): Exclusion[] {
  const file = site.configFile;
  const text = file === null ? null : reader.text(file);
  const from = (source: string, found: readonly Found[]): Exclusion[] =>
    found.map((each) => ({ ...each, file: source, line: lineWith(reader.text(source), each.pattern) }));
  if (site.generator === 'eleventy') {
    const ownOnly = /setUseGitIgnore\(\s*false/.test(withoutComments(text ?? ''));
    const names = ownOnly ? ['.eleventyignore'] : ['.gitignore', '.eleventyignore'];
    return names.flatMap((name) => from(name, ignoreLines(reader, name)));
  }
  if (site.generator === 'hugo') {
    const { config, files } = hugoConfig(reader);
    const patterns = listOf(config.at('ignoreFiles')).filter(
      (pattern) => pattern !== '' && isSimple(pattern),
    );
    const said = (word: RegExp, found: readonly Found[]): Exclusion[] => {
      const source = files.find((path) => word.test(reader.text(path) ?? ''));
      if (source === undefined) return [];
      const line = lineOf(reader.text(source), word);
      return from(source, found).map((each) => ({ ...each, line: each.line ?? line }));
    };
    const mounts = leftByMounts(contentMounts(config, reader.root));
    const only = mounts.filter(({ how }) => how === 'mount-only');
    const off = disabledLanguages(config);
    return [
      ...said(
        /\bdisable(?:Languages|d)\b/i,
        off.map((code) => ({ pattern: `**/*.${code}.*`, under: '', how: 'ignore-file' })),
      ),
      ...said(
        /\bignoreFiles\b/i,
        patterns.map((pattern) => ({ pattern, under: '', how: 'regexp' })),
      ),
      ...said(
        /\bexcludeFiles\b/i,
        mounts.filter((each) => !only.includes(each)),
      ),
      ...said(/\bincludeFiles\b/i, only),
    ];
  }
  return file === null || text === null ? [] : from(file, inConfig(site, reader, file, text));
}

/**
 * What mounts leave out of their folders, and no other mount takes: of the same folder, or of one that lies in it or around it. Of
 * mounts of one folder to the same place the first counts alone. tests/generators/exclusions.test.ts.
 */
function leftByMounts(mounts: readonly ContentMount[]): Found[] {
  const folders = new Set(mounts.flatMap(({ folder }) => folder ?? []));
  const all = [...folders].map((under) => ({
    under,
    ...leftOfFolder(mounts.filter(({ folder }) => folder === under)),
  }));
  return all.flatMap(({ under, how, patterns }): Found[] => {
    const also = all
      .filter(
        (other) => other.under !== under && (isUnder(other.under, under) || isUnder(under, other.under)),
      )
      .map((other) => ({ pattern: anyOf(other.patterns), under: other.under, how: other.how }));
    const left = how === 'mount-only' ? [anyOf(patterns)] : patterns;
    return left.map((pattern) => ({ pattern, under, how, ...(also.length > 0 ? { also } : {}) }));
  });
}

/** What mounts of the same folder leave out of it. Where one says what it takes, what it leaves out says nothing. */
function leftOfFolder(all: readonly ContentMount[]): { how: 'mount' | 'mount-only'; patterns: string[] } {
  const same = all.filter(
    ({ at, language }, n) => all.findIndex((other) => other.at === at && other.language === language) === n,
  );
  const taken = [...new Set(same.flatMap(({ included }) => included))];
  if (taken.length > 0) {
    const takesAll = same.some(({ included }) => included.length === 0);
    return takesAll ? { how: 'mount', patterns: [] } : { how: 'mount-only', patterns: taken };
  }
  const left = (same[0]?.excluded ?? []).filter((glob) =>
    same.every(({ excluded }) => excluded.includes(glob)),
  );
  return { how: 'mount', patterns: left };
}

const anyOf = (patterns: readonly string[]): string =>
  patterns.length < 2 ? patterns.join() : `{${patterns.join(',')}}`;

function inConfig(
  { generator, contentFolders }: Site,
  reader: SiteReader,
  file: string,
  text: string,
): Found[] {
  const config = (): Config => reader.config(file);
  const code = (): string => withoutComments(text, file.endsWith('.py') ? 'python' : 'js');
  const all = (patterns: readonly string[], how: Exclusion['how'], under = ''): Found[] =>
    patterns.filter((pattern) => pattern !== '').map((pattern) => ({ pattern, under, how }));
  switch (generator) {
    case 'jekyll': {
      const source = plainPath(config().at('source').text);
      const kept = new Set(listOf(config().at('include')));
      return all(
        listOf(config().at('exclude')).filter((pattern) => !kept.has(pattern)),
        'fnmatch',
        source,
      );
    }
    case 'zola':
      return all(listOf(config().at('ignored_content')), 'crossing');
    case 'hexo': {
      // `exclude` is for other files than posts, and `ignore` is compared with the whole path on the disk.
      const ignored = listOf(config().at('ignore')).filter((pattern) => pattern.startsWith('**/'));
      // What is not rendered is copied as it is, which makes no post of it.
      const source = plainPath(config().at('source_dir').text) || 'source';
      return [...all(ignored, 'glob'), ...all(listOf(config().at('skip_render')), 'glob', source)];
    }
    case 'vitepress':
      return all(listInCode(code(), 'srcExclude'), 'glob', plainPath(textIn(code(), 'srcDir')));
    case 'docusaurus': {
      const blogs = contentFolders.filter(({ kind, language }) => kind === 'posts' && language === null);
      const patterns = listInCode(code(), 'exclude');
      return blogs.flatMap(({ path }) => all(patterns, 'glob', path));
    }
    case 'pelican':
      return all(listInCode(code(), 'IGNORE_FILES'), 'name');
    case 'hugo':
    case 'eleventy':
    case 'astro':
    case 'next':
    case 'gatsby':
    case 'plain':
      return [];
  }
}

const textIn = (code: string, name: string): string => listInCode(code, name)[0] ?? '';

/** A list of texts, or the one text that stands for such a list. */
const listOf = (config: Config): string[] => (config.text === '' ? config.texts : [config.text]);

/** Lines of a file of patterns; Eleventy takes a folder's name for all that is in it. 11ty.dev/docs/ignores */
function ignoreLines(reader: SiteReader, file: string): Found[] {
  return (reader.text(file) ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('!'))
    .map((line) => ({ pattern: line, under: '', how: 'ignore-file' as const }));
}

/** Repetitions in one pattern; each more may multiply the time that a search takes. */
const REPEATS = 3;

/**
 * Whether a regular expression is of the kind that people write for names of files: no groups, few repetitions. Others
 * are not tried on paths, because a blog is not trusted and they may run on for ever.
 */
function isSimple(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (pattern.length > 200 || /[(){}]/.test(plain)) return false;
  if ((plain.match(/[*+]/g) ?? []).length > REPEATS) return false;
  try {
    new RegExp(pattern);
    return true;
  } catch (error) {
    // A pattern that Go's syntax alone knows is not understood here, and so leaves nothing out.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function lineWith(text: string | null, pattern: string): number | null {
  const at = text?.indexOf(pattern) ?? -1;
  return text === null || at < 0 ? null : text.slice(0, at).split('\n').length;
}
