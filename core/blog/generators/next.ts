import type { ContentFolder, FieldNames } from '../model';
import { blockInCode, bracketed, listInCode, plainPath, stringsIn, withoutComments } from './code-reader';
import {
  because,
  DEFAULT_FIELDS,
  dependencyProof,
  flagInCode,
  folderNames,
  type GeneratorRule,
  imageFolder,
  proof,
  siteFacts,
} from './parts';
import {
  busiestFolder,
  contentCounts,
  draftsBeside,
  isPostName,
  lastPart,
  postsIn,
  usualFolders,
} from './post-folders';
import { type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['js', 'mjs', 'ts', 'mts', 'cjs'].map((extension) => `next.config.${extension}`);
/** Files that say which folders hold posts, and what is done to their Markdown. */
export const COLLECTIONS = [
  'contentlayer.config',
  'velite.config',
  'source.config',
  'content-collections',
].flatMap((name) => ['ts', 'js', 'mjs', 'mts'].map((extension) => `${name}.${extension}`));
const SITE =
  '(?:src\\/)?(?:data|config|lib|app)\\/(?:siteMetadata|site-?config|site|config|metadata)\\.[mc]?[jt]s';

/** Next with posts in Markdown or MDX: contentlayer, velite, @next/mdx or a loader of its own. Code is read, never run. */
export const next: GeneratorRule = {
  generator: 'next',
  marks: /(?:^|\/)(?:next|contentlayer)\.config\.[mc]?[jt]s$/,
  reads: new RegExp(
    `(?:^|\\/)(?:next\\.config\\.[mc]?[jt]s|(?:contentlayer|velite|source)\\.config\\.m?[jt]s|content-collections\\.ts|${SITE})$`,
  ),

  match(reader) {
    if (
      !reader.paths.some(
        (path) => /\.mdx?$/.test(path) && !/(?:^|\/)(?:readme|license|changelog)\b/i.test(path),
      )
    ) {
      return null;
    }
    const config = reader.first(...CONFIGS);
    if (config) return proof('generator: Next’s configuration', config);
    const dependency = dependencyProof(reader, 'next');
    const layer = reader.first(...COLLECTIONS.filter((path) => path.startsWith('contentlayer')));
    // Next needs no configuration of its own, and nothing else reads this one.
    return dependency && layer ? { ...dependency, strength: 'config' } : dependency;
  },

  model(reader, found) {
    const collections = reader.first(...COLLECTIONS);
    const schema = withoutComments(collections === null ? '' : (reader.text(collections) ?? ''));
    const declared = collectionFolders(schema, reader);
    const posts = postsIn(declared.length > 0 ? declared : looseFolders(reader));
    const contentFolders: ContentFolder[] = [...posts, ...draftsBeside(reader, posts)];
    const siteFile = reader.paths.find((path) => new RegExp(`^${SITE}$`).test(path)) ?? null;
    const site = withoutComments(siteFile === null ? '' : (reader.text(siteFile) ?? ''));
    const config = withoutComments(found.configFile === null ? '' : (reader.text(found.configFile) ?? ''));
    const title = stringInCode(site, 'title');
    return {
      generator: 'next',
      configFile: found.configFile,
      contentFolders,
      staticFolders: [{ path: 'public', url: '/' }],
      assetsFolder: imageFolder(reader, 'public', 'public/images'),
      naming: 'slug',
      ...(posts.some(({ path }) => /(?:^|\/)(?:pages|app)(?:\/|$)/.test(path)) ? { extension: '.mdx' } : {}),
      draftRule: flagInCode(schema),
      fields: schemaFields(schema),
      languages: listInCode(blockInCode(config, 'i18n'), 'locales'),
      site: siteFacts(reader, {
        title,
        description: stringInCode(site, 'description'),
        baseUrl: stringInCode(site, 'siteUrl') || stringInCode(site, 'url'),
        language: stringInCode(site, 'language') || stringInCode(site, 'locale'),
        author: { name: stringInCode(site, 'author'), bio: '' },
      }),
      evidence: [
        found.evidence,
        ...(title === '' ? [] : [because(`site title: ${title}`, reader, siteFile, /\btitle\s*:/)]),
        because(
          `posts: ${folderNames(reader, posts)}`,
          reader,
          declared.length > 0 ? collections : null,
          /\b(?:filePathPattern|contentDirPath|pattern|dir|directory)\s*:/,
        ),
        because('future posts: shown', reader, null),
      ],
    };
  },
};

/**
 * The folders that a collection's configuration names: contentlayer's `contentDirPath` with the fixed beginning of
 * each `filePathPattern`, velite's `root` and `pattern`, `dir` and `directory` of others.
 */
function collectionFolders(schema: string, reader: SiteReader): string[] {
  const counts = contentCounts(reader);
  const root = plainPath(stringInCode(schema, 'contentDirPath') || stringInCode(schema, 'root'));
  const patterns = [...schema.matchAll(/\b(?:filePathPattern|pattern|include)["']?\s*:\s*(\[?)/g)].flatMap(
    (match) =>
      match[1] === '['
        ? stringsIn(bracketed(schema, match.index + match[0].length - 1)).slice(0, 1)
        : stringsIn(schema.slice(match.index, match.index + 200)).slice(0, 1),
  );
  const dirs = [...schema.matchAll(/\b(?:dir|directory)["']?\s*:\s*["'`]([^"'`$]+)["'`]/g)].map((match) =>
    plainPath(match[1] ?? ''),
  );
  const fixed = patterns.map((pattern) => {
    const folder = plainPath(pattern.replace(/(?:^|\/)[^/]*[*{[(].*$/, '').replace(/\/?[^/]*\.\w+$/, ''));
    return [root, folder].filter((part) => part !== '').join('/');
  });
  const all = [...new Set([...dirs, ...fixed])].filter((path) => counts.has(path));
  const named = all.filter((path) => isPostName(lastPart(path)));
  if (named.length > 0) return named;
  const largest = all.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  if (largest === undefined || largest === '') return [];
  const inside = usualFolders(reader, largest);
  return inside.length > 0 ? inside : [largest];
}

/** Where a loader of one's own finds them: a folder named as posts are, else pages in MDX, else where most Markdown is. */
function looseFolders(reader: SiteReader): string[] {
  const usual = usualFolders(reader);
  if (usual.length > 0) return usual;
  const counts = contentCounts(reader);
  const places = ['src/pages', 'pages', 'src/app', 'app', 'content', 'src/content', 'data', 'public'];
  const best = places
    .filter((path) => counts.has(path))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  if (best === undefined) return [busiestFolder(reader)];
  return [/(?:^|\/)(?:pages|public)$/.test(best) ? best : busiestFolder(reader, best)];
}

/** Names of fields as the collection's schema has them, for a site without posts; posts decide later. */
function schemaFields(schema: string): FieldNames {
  const pick = (...names: readonly string[]): string | undefined =>
    names.find((name) => new RegExp(`\\b${name}\\s*:`).test(schema));
  return {
    ...DEFAULT_FIELDS,
    date: pick('date', 'publishedAt', 'published', 'pubDate', 'publishDate') ?? 'date',
    updated: pick('lastmod', 'updatedAt', 'updated') ?? 'lastmod',
    category: pick('category', 'categories') ?? 'category',
    description: pick('summary', 'description', 'excerpt') ?? 'description',
    cover: pick('image', 'images', 'cover', 'thumbnail') ?? 'image',
  };
}
