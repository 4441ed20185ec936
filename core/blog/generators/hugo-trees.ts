import { literalPattern } from '../../posts/search/literal-pattern';
import type { OutsideSource } from '../model';
import { plainPath } from './code-reader';
import type { HugoLanguage } from './hugo-languages';
import { type Config, firstText, inBlog, lineOf, type SiteReader } from './site-reader';

/** A mount onto the content of a site. */
export interface ContentMount {
  /** As it is written. */
  readonly source: string;
  /** The same relative to the site's folder, `..` only at its beginning; null for one of no place in the blog. */
  readonly folder: string | null;
  /** Where in the content it goes: `posts` for the target `content/posts`; '' for all of it. */
  readonly at: string;
  readonly language: string | null;
  /** Globs of files that it leaves out. */
  readonly excluded: readonly string[];
  /** Globs of the only files that it takes; none are for all but those it leaves out. */
  readonly included: readonly string[];
}

/** The mounts onto the content, in their order. gohugo.io/configuration/module, "Mounts". */
export function contentMounts(main: Config, root: string): ContentMount[] {
  return main.at('module', 'mounts').items.flatMap((mount): ContentMount[] => {
    const source = mount.at('source').text;
    const target = /^content(?:\/(.*))?$/.exec(plainPath(mount.at('target').text));
    if (target === null || source === '') return [];
    const globs = (key: string): readonly string[] => {
      const said = mount.at(key);
      return (said.text === '' ? said.texts : [said.text]).filter((glob) => glob !== '');
    };
    return [
      {
        source,
        folder: sourceFolder(source, root),
        at: target[1] ?? '',
        language: mount.at('lang').text || null,
        excluded: globs('excludeFiles'),
        included: globs('includeFiles'),
      },
    ];
  });
}

/**
 * A folder that Hugo is told to take content from, relative to the site's with `..` only at its beginning. Null for one that is no
 * place in the blog: an absolute path, or one that leads out of its folder. `root` is the site's folder.
 */
function sourceFolder(path: string, root: string): string | null {
  if (/^(?:[/\\]|[A-Za-z]:[/\\])/.test(path) || inBlog(root, path) === null) return null;
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Folders outside of the blog's that the configuration takes content from, as written, and where. They are not opened. */
export function outsideSources(
  reader: SiteReader,
  main: Config,
  languages: readonly HugoLanguage[],
  files: readonly string[],
): OutsideSource[] {
  const mounted = contentMounts(main, reader.root).filter(({ folder }) => folder === null);
  const own = [main, ...languages.map(({ config }) => config)]
    .map((config) => config.at('contentDir').text)
    .filter((path) => sourceFolder(plainPath(path), reader.root) === null);
  return [...new Set([...mounted.map(({ source }) => source), ...own])].map((source) => {
    const said = new RegExp(literalPattern(source));
    const file = files.find((path) => said.test(reader.text(path) ?? '')) ?? files[0] ?? '';
    return { source, file, line: lineOf(reader.text(file), said) };
  });
}

/** A reader that sees the trees of content outside of the site too. */
export function withTrees(reader: SiteReader, folders: readonly string[]): SiteReader {
  const outside = folders.filter((folder) => /^\.\.(?:\/|$)/.test(folder));
  if (outside.length === 0) return reader;
  return { ...reader, paths: [...reader.paths, ...outside.flatMap((folder) => reader.beside(folder))] };
}

/** A folder that Hugo takes content from. */
export interface ContentTree {
  readonly path: string;
  readonly language: string | null;
  /** Where in the content it goes: `posts` for a mount with the target `content/posts`; '' for all of it. */
  readonly section: string;
}

/** The folders that hold content: `contentDir`, those mounted as `content` or below it, and each language's own. */
export function contentTrees(
  reader: SiteReader,
  main: Config,
  languages: readonly HugoLanguage[],
): ContentTree[] {
  const several = languages.length > 1;
  const own = languages.flatMap(({ code, config }) => {
    const path = contentDir(config, reader.root);
    return path === '' ? [] : [{ path, language: several ? code : null, section: '' }];
  });
  const mounted = contentMounts(main, reader.root).flatMap(({ folder, language, at }) =>
    folder !== null && reader.hasFolder(folder) ? [{ path: folder, language, section: at }] : [],
  );
  const usual = firstText(contentDir(main, reader.root), 'content');
  const trees = [...own, ...mounted];
  if (trees.length === 0) return [{ path: usual, language: null, section: '' }];
  // A language without a folder of its own shares the usual one.
  const all = [
    ...trees,
    ...(own.length > 0 && own.length < languages.length
      ? [{ path: usual, language: null, section: '' }]
      : []),
  ];
  return all.filter(({ path }, n) => all.findIndex((other) => other.path === path) === n);
}

/** `contentDir` of a configuration relative to the site's folder; '' where it says none. */
export function contentDir(config: Config, root: string): string {
  const path = plainPath(config.at('contentDir').text);
  return path === '' ? '' : (sourceFolder(path, root) ?? '');
}
