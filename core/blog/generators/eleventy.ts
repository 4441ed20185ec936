import type { ContentFolder } from '../model';
import { learnFiles } from '../naming';
import {
  authorOf,
  DEFAULT_FIELDS,
  dependencyProof,
  type GeneratorRule,
  imageFolder,
  markdownCounts,
  POST_FOLDERS,
  proof,
  siteFacts,
} from './parts';
import { Config, firstText, lineOf, readConfig, type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['.eleventy.js', '.eleventy.cjs', '.eleventy.mjs', '.eleventy.ts'].concat(
  ['js', 'mjs', 'cjs', 'ts', 'mts'].map((extension) => `eleventy.config.${extension}`),
);

/** Eleventy 3. Its rules: 11ty.dev/docs/config and /docs/data. Code is read, never run. */
export const eleventy: GeneratorRule = {
  reads:
    /(?:^|\/)(?:\.eleventy\.\w+|eleventy\.config\.\w+|_data\/(?:metadata|site|meta)\.(?:js|cjs|mjs|json|ya?ml)|[^/]+\.11tydata\.(?:js|cjs|mjs|json))$/,

  match(reader) {
    const config = reader.first(...CONFIGS);
    return config
      ? proof('generator: Eleventy’s configuration', config)
      : dependencyProof(reader, '@11ty/eleventy');
  },

  model(reader, found) {
    const code = found.configFile === null ? '' : (reader.text(found.configFile) ?? '');
    const input = stringInCode(/\bdir\s*:\s*\{[^}]*\}/.exec(code)?.[0] ?? '', 'input').replace(
      /^\.?\/?|\/$/g,
      '',
    );
    const contentFolders = postFolders(reader, input);
    const copies = passthrough(code);
    const files = copies.find(({ url }) => url === '/') ?? copies[0];
    const { config, file } = siteData(reader, input);
    return {
      generator: 'eleventy',
      configFile: found.configFile,
      contentFolders,
      staticFolders: copies.length > 0 ? copies : [{ path: input, url: '/' }],
      assetsFolder: imageFolder(reader, '', files ? `${files.path}/images` : 'images'),
      ...learnFiles(reader.paths, contentFolders, 'slug'),
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      fields: { ...DEFAULT_FIELDS, category: 'category', cover: 'image' },
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
      ],
    };
  },
};

/** `addPassthroughCopy('public')` and `addPassthroughCopy({'./public/': '/'})`; globs are left out. */
function passthrough(code: string): { path: string; url: string }[] {
  const trim = (path: string): string => path.replace(/^\.?\/|\/+$/g, '');
  const copies: { path: string; url: string }[] = [];
  for (const [, plain, map] of code.matchAll(/addPassthroughCopy\(\s*(?:["'`]([^"'`]+)["'`]|\{([^}]*)\})/g)) {
    if (plain !== undefined) copies.push({ path: trim(plain), url: `/${trim(plain)}/` });
    for (const [, from, to] of (map ?? '').matchAll(/["'`]([^"'`]+)["'`]\s*:\s*["'`]([^"'`]*)["'`]/g)) {
      const target = trim(to ?? '');
      copies.push({ path: trim(from ?? ''), url: target === '' ? '/' : `/${target}/` });
    }
  }
  return copies.filter(({ path }) => path !== '' && !/[*?]/.test(path) && !/\.\w+$/.test(path));
}

/** Folders whose directory data puts their files into a collection of posts, else those with a usual name, else the largest. */
function postFolders(reader: SiteReader, input: string): ContentFolder[] {
  const skipped = /(?:^|\/)(?:_[^/]*|node_modules|\.[^/]*)(?:\/|$)/;
  const counts = new Map(
    [...markdownCounts(reader.paths, input)].filter(([path]) => path !== input && !skipped.test(path)),
  );
  const declared = reader.paths.flatMap((path) => {
    const folder = /^(.*)\/[^/]+\.11tydata\.\w+$/.exec(path)?.[1];
    const tagged = /\btags\b["']?\s*:\s*\[?\s*["'](?:posts?|blog|articles?)["']/.test(
      reader.text(path) ?? '',
    );
    return folder !== undefined && tagged && counts.has(folder) ? [folder] : [];
  });
  const usual = [...counts.keys()].filter((path) => {
    const parts = path.split('/');
    return (
      POST_FOLDERS.includes(parts.at(-1) ?? '') &&
      !parts.slice(0, -1).some((part) => POST_FOLDERS.includes(part))
    );
  });
  const largest = [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0];
  const chosen =
    declared.length > 0
      ? declared
      : usual.length > 0
        ? usual
        : [largest ?? (input === '' ? 'posts' : `${input}/posts`)];
  return [...new Set(chosen)].sort().map((path) => ({ path, kind: 'posts', language: null }));
}

/** What `_data/metadata` or `_data/site` says, from data or from the plain strings of a module. */
function siteData(reader: SiteReader, input: string): { config: Config; file: string | null } {
  const file = reader.paths.find(
    (path) => /(?:^|\/)_data\/(?:metadata|site|meta)\.\w+$/.test(path) && path.startsWith(input),
  );
  const text = file === undefined ? null : reader.text(file);
  if (file === undefined || text === null) return { config: new Config({}), file: null };
  if (/\.(?:json|ya?ml)$/.test(file)) return { config: readConfig(file, text), file };
  const author = /\bauthor\s*:\s*\{[^}]*\}/.exec(text)?.[0] ?? '';
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
