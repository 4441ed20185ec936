import { toldFields } from '../inherited/told-fields';
import type { ContentFolder, Inherited } from '../model';
import { blockInCode, bracketed, plainPath, stringsIn, withoutComments, wordInCode } from './code-reader';
import {
  authorOf,
  because,
  DEFAULT_FIELDS,
  dependencyProof,
  flagInCode,
  folderNames,
  type GeneratorRule,
  imageFolder,
  POST_FOLDERS,
  proof,
  siteFacts,
} from './parts';
import {
  busiestFolder,
  contentCounts,
  inEveryLanguage,
  isPostName,
  lastPart,
  outermost,
  postsIn,
  usualFolders,
} from './post-folders';
import { Config, firstText, lineOf, type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['.eleventy.js', '.eleventy.cjs', '.eleventy.mjs', '.eleventy.ts'].concat(
  ['js', 'mjs', 'cjs', 'ts', 'mts'].map((extension) => `eleventy.config.${extension}`),
);

/** Files that are copied for the pages and are no images. */
const CODE_FOLDER = /(?:^|\/)(?:fonts?|css|styles?|js|scripts?|favicons?|vendor|node_modules\b.*)$/i;
const IMAGE_FOLDER = /(?:^|\/)(?:images?|img|imgs|pictures|media|photos)$/i;

/** Eleventy 3. Its rules: 11ty.dev/docs/config and /docs/data. Code is read, never run. */
export const eleventy: GeneratorRule = {
  generator: 'eleventy',

  marks: /(?:^|\/)(?:\.eleventy\.[mc]?[jt]s|eleventy\.config\.[mc]?[jt]s)$/,
  reads:
    /(?:^|\/)(?:\.eleventy\.[mc]?[jt]s|eleventy\.config\.[mc]?[jt]s|\.(?:eleventy|git)ignore|_data\/(?:metadata|site|meta)\.(?:js|cjs|mjs|json|ya?ml)|_data\/(?:permalink|eleventyComputed)\.(?:[mc]?js|json)|(?<twin>[^/]+)\/\k<twin>\.json|[^/]+\.11tydata\.(?:js|cjs|mjs|ts|json)|collections?\.[mc]?[jt]s)$/,

  match(reader) {
    const config = reader.first(...CONFIGS);
    return config
      ? proof('generator: Eleventy’s configuration', config)
      : dependencyProof(reader, '@11ty/eleventy');
  },

  model(reader, found) {
    const code = withoutComments(found.configFile === null ? '' : (reader.text(found.configFile) ?? ''));
    const more = reader.paths
      .filter((path) => /(?:^|\/)collections?\.[mc]?[jt]s$|\.11tydata\.\w+$/.test(path))
      .map((path) => withoutComments(reader.text(path) ?? ''))
      .join('\n');
    const input = inputOf(code, reader);
    const { folders, why, file: saidIn } = postFolders(reader, input, `${code}\n${more}`);
    const contentFolders: ContentFolder[] = postsIn(folders);
    const copies = passthrough(code);
    const files = copies.find(({ url }) => url === '/') ?? copies.find(({ path }) => !CODE_FOLDER.test(path));
    const images =
      files === undefined ? 'images' : IMAGE_FOLDER.test(files.path) ? files.path : `${files.path}/images`;
    const { config, file } = siteData(reader, input);
    const rule = flagInCode(`${code}\n${more}`);
    const inherited = directoryData(reader);
    return {
      generator: 'eleventy',
      configFile: found.configFile,
      contentFolders,
      staticFolders: copies.length > 0 ? copies : [{ path: input, url: '/' }],
      assetsFolder: imageFolder(reader, '', images),
      naming: 'slug',
      draftRule: rule,
      fields: { ...DEFAULT_FIELDS, category: 'category', cover: 'image' },
      ...(inherited.length > 0 ? { inherited } : {}),
      site: siteFacts(reader, {
        title: config.at('title').text,
        description: config.at('description').text,
        baseUrl: config.at('url').text,
        language: firstText(config.at('language').text, config.at('lang').text),
        author: authorOf(config.at('author')),
      }),
      evidence: [
        found.evidence,
        ...(file === null
          ? []
          : [{ about: 'site title', file, line: lineOf(reader.text(file), /\btitle["']?\s*:/) }]),
        because(`posts: ${folderNames(reader, contentFolders)} (${why})`, reader, saidIn),
        ...(rule.kind === 'flag' && /\bdraft/i.test(code)
          ? [
              because(
                'drafts: the configuration looks at a draft flag',
                reader,
                found.configFile,
                /\b(?:is)?draft\b/i,
              ),
            ]
          : []),
        because('future posts: shown', reader, null),
      ],
    };
  },
};

/** `dir.input`, `setInputDirectory()`, or `--input` of a script; '' for the site's folder. `code` is without comments. */
export function inputOf(code: string, reader: SiteReader): string {
  const block = blockInCode(code, 'dir');
  const set = /setInputDirectory\(\s*["'`]([^"'`]*)["'`]/.exec(code)?.[1] ?? '';
  const script = /eleventy\b[^"\n]*--input[= ]([\w./-]+)/.exec(reader.text('package.json') ?? '')?.[1] ?? '';
  return plainPath(firstText(stringInCode(block, 'input', code), set, script));
}

/** `addPassthroughCopy('public')` and `addPassthroughCopy({'./public/': '/'})`; globs are left out. */
function passthrough(code: string): { path: string; url: string }[] {
  const trim = (path: string): string => path.replace(/^\.?\/|\/+$/g, '');
  const copies: { path: string; url: string }[] = [];
  for (const { 0: call, 1: plain, index } of code.matchAll(
    /addPassthroughCopy\(\s*(?:["'`]([^"'`\n]+)["'`]|(?=\{))/g,
  )) {
    if (plain !== undefined) copies.push({ path: trim(plain), url: `/${trim(plain)}/` });
    const map = plain === undefined ? bracketed(code, index + call.length) : '';
    for (const [, from, to] of map.matchAll(/["'`]([^"'`\n]+)["'`]\s*:\s*["'`]([^"'`\n]*)["'`]/g)) {
      const target = trim(to ?? '');
      copies.push({ path: trim(from ?? ''), url: target === '' ? '/' : `/${target}/` });
    }
  }
  return copies.filter(({ path }) => path !== '' && !/[*?]/.test(path) && !/\.\w+$/.test(path));
}

/**
 * Folders whose directory data puts their files into a collection of posts and those that a collection of posts
 * is globbed from, else those with a usual name, else where most Markdown is.
 */
function postFolders(
  reader: SiteReader,
  input: string,
  code: string,
): { folders: string[]; why: string; file: string | null } {
  const counts = contentCounts(reader, input);
  const names = POST_FOLDERS.map((name) => name.replace(/^_/, '')).join('|');
  const tag = new RegExp(`\\btags\\b["']?\\s*:\\s*\\[?\\s*["'](?:${names})["']`, 'i');
  const declared = reader.paths.flatMap((path) => {
    const folder = dataFolder(path);
    return folder !== null && counts.has(folder) && tag.test(reader.text(path) ?? '')
      ? [{ folder, path }]
      : [];
  });
  const filled = (paths: string[]): string[] =>
    paths.filter((path) => path !== input && counts.has(path)).sort();
  const collected = filled(collectionsOfPosts(code).flatMap(globFolders));
  if (declared.length > 0) {
    const all = [...declared.map(({ folder }) => folder), ...collected].sort();
    const folders = inEveryLanguage(outermost(all), counts.keys());
    return { folders, why: 'directory data', file: declared[0]?.path ?? null };
  }
  if (collected.length > 0) return { folders: outermost(collected), why: 'a collection', file: null };
  const globbed = filled(globFolders(code));
  const named = globbed.filter((path) => isPostName(lastPart(path)));
  if (named.length > 0) return { folders: outermost(named), why: 'a collection', file: null };
  const usual = usualFolders(reader, input);
  if (usual.length > 0) return { folders: usual, why: 'named as posts are', file: null };
  if (globbed.length > 0) return { folders: outermost(globbed).slice(0, 1), why: 'a collection', file: null };
  const busiest = busiestFolder(reader, input);
  const none = (counts.get(input) ?? 0) === 0;
  return {
    folders: [none ? (input === '' ? 'posts' : `${input}/posts`) : busiest],
    why: 'most files',
    file: null,
  };
}

/** The folder that a file of directory data is about: `posts/posts.11tydata.js`, `posts/posts.json`; else null. */
function dataFolder(path: string): string | null {
  return (
    /^(.*)\/[^/]+\.11tydata\.\w+$/.exec(path)?.[1] ?? /^((?:.*\/)?([^/]+))\/\2\.json$/.exec(path)?.[1] ?? null
  );
}

/**
 * What directory data says of the posts below, the nearest first: 11ty.dev/docs/data-cascade. Not its tags, which put them
 * into a collection and say nothing of one of them, nor addresses, which the permalink rule has.
 */
function directoryData(reader: SiteReader): Inherited[] {
  const names = namesInPermalinks(reader);
  const found = reader.paths.flatMap((path): Inherited[] => {
    const folder = dataFolder(path);
    const own = folder?.slice(folder.lastIndexOf('/') + 1);
    const text =
      folder === null || !path.slice(folder.length + 1).startsWith(`${own}.`) ? null : reader.text(path);
    if (folder === null || text === null) return [];
    const values = path.endsWith('.json') ? reader.config(path).value : plainIn(withoutComments(text), names);
    const { tags: _, permalink: __, ...fields } = toldFields(values, names) ?? {};
    return Object.keys(fields).length === 0 ? [] : [{ folder, fields, file: path, line: null }];
  });
  return found.sort((a, b) => b.folder.length - a.folder.length);
}

/** Names of what the addresses that directory data gives are made of: `locale` of `/{{ locale }}/{{ page.fileSlug }}/`. */
function namesInPermalinks(reader: SiteReader): string[] {
  const patterns = reader.paths.flatMap((path) => {
    const text = dataFolder(path) === null ? null : reader.text(path);
    if (text === null) return [];
    return path.endsWith('.json') ? [reader.config(path).at('permalink').text] : [withoutComments(text)];
  });
  const found = patterns.flatMap((pattern) => [
    ...pattern.matchAll(/(?:\{\{-?\s{0,9}|\$\{\s{0,9}(?:data\.)?)([a-z_]\w*)(?![\w.([])/gi),
  ]);
  return [...new Set(found.map(([, name]) => name ?? ''))];
}

/** Of data that is code what is simply on or off, and the plain texts by these names. */
function plainIn(code: string, names: readonly string[]): Record<string, boolean | string> {
  const words = ['draft', 'eleventyExcludeFromCollections'].flatMap((name) => {
    const word = wordInCode(code, name);
    return word === 'true' || word === 'false' ? [[name, word === 'true'] as const] : [];
  });
  const texts = names.map((name) => [name, stringInCode(code, name)] as const);
  return Object.fromEntries([...words, ...texts.filter(([, text]) => text !== '')]);
}

/** The code of `addCollection('posts', …)`, for each collection that is named as posts are. */
function collectionsOfPosts(code: string): string[] {
  return code
    .split(/\baddCollection\(\s*/)
    .slice(1)
    .filter((part) => isPostName(/^["'`]([\w-]+)["'`]/.exec(part)?.[1] ?? ''));
}

/** The fixed beginnings of `getFilteredByGlob('src/posts/**\/*.md')` and of lists of such globs. */
function globFolders(code: string): string[] {
  return [...code.matchAll(/getFilteredByGlob(?=\()/g)].flatMap(({ index }) =>
    stringsIn(bracketed(code, index))
      .filter((glob) => !glob.startsWith('!'))
      .map((glob) => plainPath(glob.replace(/(?:^|\/)[^/]*[*{[(].*$/, ''))),
  );
}

/** What `_data/metadata` or `_data/site` says, from data or from the plain strings of a module. */
function siteData(reader: SiteReader, input: string): { config: Config; file: string | null } {
  const file = reader.paths.find(
    (path) => /(?:^|\/)_data\/(?:metadata|site|meta)\.\w+$/.test(path) && path.startsWith(input),
  );
  const text = file === undefined ? null : reader.text(file);
  if (file === undefined || text === null) return { config: new Config({}), file: null };
  if (/\.(?:json|ya?ml)$/.test(file)) return { config: reader.config(file), file };
  const author = blockInCode(text, 'author');
  const values = ['title', 'description', 'url', 'language', 'lang'].map((name) => [
    name,
    stringInCode(text, name),
  ]);
  const who =
    author === ''
      ? stringInCode(text, 'author')
      : { name: stringInCode(author, 'name'), bio: stringInCode(author, 'bio') };
  return { config: new Config({ ...Object.fromEntries(values), author: who }), file };
}
