import type { ContentFolder } from '../model';
import { blockInCode, bracketed, listInCode, plainPath, stringsIn, withoutComments } from './code-reader';
import {
  because,
  DEFAULT_FIELDS,
  folderNames,
  type GeneratorRule,
  imageFolder,
  NO_DRAFTS,
  proof,
  siteFacts,
} from './parts';
import { contentCounts, lastPart, postsIn, usualFolders } from './post-folders';
import { firstText, type SiteReader, stringInCode } from './site-reader';

/** A data loader, in which a blog says which of its pages are posts. */
const LOADER = '[^/]+\\.data\\.[mc]?[jt]s';
const CONFIG = '\\.vitepress\\/config(?:\\/index)?\\.(?:[mc]?[jt]s|json)';

/** VitePress 1 and 2. Its rules: vitepress.dev/reference/site-config and /guide/routing. */
export const vitepress: GeneratorRule = {
  generator: 'vitepress',
  marks: new RegExp(`(?:^|\\/)${CONFIG}$`),
  reads: new RegExp(`(?:^|\\/)(?:${CONFIG}|${LOADER})$`),

  match(reader) {
    const config = configOf(reader);
    // A dependency says nothing about where the pages are; without a configuration VitePress is not in use.
    return config ? proof('generator: VitePress’s configuration', config) : null;
  },

  model(reader, found) {
    const file = found.configFile;
    const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
    const source = plainPath(stringInCode(code, 'srcDir'));
    const locales = localesOf(code);
    const contentFolders = postFolders(reader, source, listInCode(code, 'srcExclude'));
    const language = stringInCode(code, 'lang');
    const title = stringInCode(code, 'title');
    const files = source === '' ? 'public' : `${source}/public`;
    return {
      generator: 'vitepress',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: files, url: '/' }],
      assetsFolder: imageFolder(reader, files, `${files}/images`),
      naming: 'slug',
      draftRule: NO_DRAFTS,
      fields: { ...DEFAULT_FIELDS, updated: 'lastUpdated' },
      languages: [...new Set([language, ...locales].filter((code) => code !== ''))],
      site: siteFacts(reader, {
        title,
        description: stringInCode(code, 'description'),
        baseUrl: firstText(stringInCode(blockInCode(code, 'sitemap'), 'hostname')),
        language,
        author: { name: '', bio: '' },
      }),
      evidence: [
        found.evidence,
        ...(title === '' ? [] : [because(`site title: ${title}`, reader, file, /\btitle\s*:/)]),
        because(`posts: ${folderNames(reader, contentFolders)}`, reader, null),
        because('drafts: VitePress shows every page', reader, null),
        because('future posts: shown, VitePress does not look at dates', reader, null),
      ],
    };
  },
};

function configOf(reader: SiteReader): string | null {
  const names = ['ts', 'mts', 'js', 'mjs', 'cts', 'cjs', 'json'];
  return reader.first(
    ...['config', 'config/index'].flatMap((name) => names.map((e) => `.vitepress/${name}.${e}`)),
  );
}

/** Codes of `locales` other than its root. */
function localesOf(code: string): string[] {
  return [
    ...blockInCode(code, 'locales').matchAll(/(?:^\{|[,}])\s*["']?([a-z]{2}(?:-\w+)?)["']?\s*:\s*\{/g),
  ].map(([, name]) => name ?? '');
}

/** The folders that `createContentLoader('posts/*.md')` of the site's data loaders look into, if they hold any pages. */
function loadedFolders(reader: SiteReader, source: string): string[] {
  const counts = contentCounts(reader, source);
  const globs = reader.paths
    .filter((path) => new RegExp(`(?:^|/)${LOADER}$`).test(path))
    .flatMap((path) => {
      const code = withoutComments(reader.text(path) ?? '');
      return [...code.matchAll(/\bcreateContentLoader\s*(?=\()/g)].flatMap(({ 0: call, index }) => {
        const first = /^\(\s*(\[[^\]]*\]|["'`][^"'`\n]*["'`])/.exec(
          bracketed(code, index + call.length),
        )?.[1];
        return stringsIn(first ?? '').filter((glob) => !glob.startsWith('!'));
      });
    });
  const folders = globs
    .map((glob) => plainPath(glob.replace(/(?:^|\/)[^/]*[*{[(].*$/, '')))
    .map((folder) => [source, folder].filter((part) => part !== '').join('/'));
  return [...new Set(folders)].filter((folder) => folder !== source && counts.has(folder)).sort();
}

/**
 * Folders named as posts are; else those that a data loader reads; else every folder of pages at the top, since VitePress makes no difference between
 * posts and pages; else the top itself.
 */
function postFolders(reader: SiteReader, source: string, excluded: readonly string[]): ContentFolder[] {
  const usual = usualFolders(reader, source);
  if (usual.length > 0) return postsIn(usual);
  const loaded = loadedFolders(reader, source);
  if (loaded.length > 0) return postsIn(loaded);
  const counts = contentCounts(reader, source);
  const depth = source === '' ? 1 : source.split('/').length + 1;
  const top = [...counts.keys()].filter(
    (path) =>
      path !== source &&
      path.split('/').length === depth &&
      !/^(?:public|snippets?|components?|templates?|scripts?|src|_.*)$/.test(lastPart(path)) &&
      !excluded.some((glob) => plainPath(glob).replace(/\/?\*.*$/, '') === lastPart(path)),
  );
  const inTop = top.reduce((sum, path) => sum + (counts.get(path) ?? 0), 0);
  // Posts beside the front page, and hardly any in folders.
  if (inTop * 2 < (counts.get(source) ?? 0)) return postsIn([source]);
  return postsIn(top.length > 0 ? top.sort() : [source === '' ? 'posts' : `${source}/posts`]);
}
