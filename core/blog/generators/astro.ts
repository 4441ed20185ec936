import { literalPattern } from '../../posts/search/literal-pattern';
import type { ContentFolder, FieldNames } from '../model';
import { isUnder } from '../naming';
import { type Collection, declaredCollections, sourceIn } from './astro-collections';
import { blockInCode, listInCode, withoutComments } from './code-reader';
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
  contentCounts,
  draftsBeside,
  isPostName,
  lastPart,
  outermost,
  parentOf,
  postsIn,
  usualFolders,
} from './post-folders';
import { firstText, type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((extension) => `astro.config.${extension}`);
const CONFIG = 'astro\\.config\\.(?:mjs|js|ts|mts|cjs)';

/** Astro 5 to 7. Its rules: docs.astro.build/en/guides/content-collections. Code is read, never run. */
export const astro: GeneratorRule = {
  generator: 'astro',
  marks: new RegExp(`(?:^|\\/)${CONFIG}$`),
  reads: new RegExp(
    `(?:^|\\/)(?:${CONFIG}|content(?:\\.|\\/)config\\.m?[jt]s|pages\\/.*\\[.*\\.astro|src\\/(?:consts|constants|config|site\\.config|site-config|siteConfig|config\\/site|data\\/site)\\.(?:ts|js|mjs))$`,
  ),

  match(reader) {
    const config = reader.first(...CONFIGS);
    return config ? proof('generator: Astro’s configuration', config) : dependencyProof(reader, 'astro');
  },

  model(reader, found) {
    const config = withoutComments(found.configFile === null ? '' : (reader.text(found.configFile) ?? ''));
    const source = sourceIn(config);
    const { file, imported, schema, constants, collections } = declaredCollections(reader, source);
    const { paths, declared } = postFolders(reader, collections, source);
    const posts = postsIn(paths).map((folder): ContentFolder => {
      const takes = collections.find((collection) => collection.folder === folder.path)?.underscored;
      return takes ? { ...folder, underscored: takes } : folder;
    });
    const i18n = blockInCode(config, 'i18n');
    const first = stringInCode(i18n, 'defaultLocale');
    const locales = listInCode(i18n, 'locales');
    return {
      generator: 'astro',
      configFile: found.configFile,
      contentFolders: [...posts, ...draftsBeside(reader, posts)],
      staticFolders: [{ path: 'public', url: '/' }],
      assetsFolder: imageFolder(reader, 'public', 'public/images'),
      naming: 'slug',
      draftRule: flagInCode(schema),
      fields: schemaFields(schema),
      languages: [...new Set([first, ...locales].filter((code) => code !== ''))],
      site: siteFacts(reader, {
        title: firstText(stringInCode(constants, 'SITE_TITLE'), stringInCode(constants, 'title')),
        description: firstText(
          stringInCode(constants, 'SITE_DESCRIPTION'),
          stringInCode(constants, 'description'),
          stringInCode(constants, 'desc'),
        ),
        baseUrl: firstText(stringInCode(config, 'site'), stringInCode(constants, 'website')),
        language: firstText(stringInCode(constants, 'lang'), stringInCode(constants, 'locale'), first),
        author: { name: stringInCode(constants, 'author'), bio: stringInCode(constants, 'bio') },
      }),
      evidence: [
        found.evidence,
        because(
          `posts: ${folderNames(reader, posts)}`,
          reader,
          declared ? file : null,
          new RegExp(
            paths[0] === undefined
              ? 'defineCollection'
              : `${literalPattern(lastPart(paths[0]))}|defineCollection`,
          ),
        ),
        ...imported.map((path) => because('posts: read from here too', reader, path)),
        ...(/\bdraft\b/.test(schema)
          ? [because('drafts: the schema has a draft flag', reader, file, /\bdraft\b/)]
          : []),
        because('future posts: shown', reader, null),
        ...(locales.length > 0
          ? [because(`languages: ${locales.join(', ')}`, reader, found.configFile, /\blocales\s*:/)]
          : []),
      ],
    };
  },
};

/**
 * The collections (or, without a configuration of collections, the folders of `content` in `source`) that are named as posts
 * are, else pages in a folder named so, else dated collections, else the largest of what there is.
 */
function postFolders(
  reader: SiteReader,
  collections: readonly Collection[],
  source: string,
): { paths: string[]; declared: boolean } {
  const counts = contentCounts(reader);
  const some = (path: string): number => counts.get(path) ?? 0;
  const largest = (paths: readonly string[]): string[] =>
    [...paths].sort((a, b) => some(b) - some(a)).slice(0, 1);
  const filled = collections.filter(({ folder }) => some(folder) > 0);
  const content = [...counts.keys()].filter((path) => parentOf(path) === `${source}/content`);
  const pages = [...counts.keys()].filter((path) => isUnder(`${path}/`, `${source}/pages`));
  const named = (paths: readonly string[]): string[] => paths.filter((path) => isPostName(lastPart(path)));
  const namedCollections = filled
    .filter(({ name, folder }) => isPostName(name) || isPostName(lastPart(folder)))
    .map(({ folder }) => folder);
  const dated = filled.filter((collection) => collection.dated).map(({ folder }) => folder);
  const declared: readonly string[][] = [namedCollections];
  const loose: readonly string[][] = [
    filled.some(({ folder }) => folder !== `${source}/content/docs`)
      ? []
      : usualFolders(reader, `${source}/content`),
    named(pages).slice(0, 1),
    largest(dated),
    largest(filled.map(({ folder }) => folder)),
    largest(content),
    // `import.meta.glob` and what came before it read posts from anywhere.
    usualFolders(reader, source, true),
    usualFolders(reader, '', true),
    largest(pages),
    collections
      .filter(({ name, folder }) => isPostName(name) || isPostName(lastPart(folder)))
      .map(({ folder }) => folder),
    collections.slice(0, 1).map(({ folder }) => folder),
  ];
  const fromConfig = declared.find((list) => list.length > 0);
  if (fromConfig) return { paths: outermost(fromConfig), declared: true };
  const found = loose.find((list) => list.length > 0) ?? [`${source}/content/blog`];
  // The collections may be declared in a way that cannot be read.
  const paths = found.some((path) => some(path) > 0) ? found : orElse(usualFolders(reader), found);
  return { paths: outermost(paths), declared: filled.some(({ folder }) => paths.includes(folder)) };
}

const orElse = (list: string[], other: readonly string[]): readonly string[] =>
  list.length > 0 ? list : other;

/** Field names as the collection's schema has them, for a site without posts; posts decide later. */
function schemaFields(schema: string): FieldNames {
  const has = (name: string): boolean => new RegExp(`\\b${name}\\s*:`).test(schema);
  const pick = (...names: readonly string[]): string | undefined => names.find(has);
  return {
    ...DEFAULT_FIELDS,
    date: pick('pubDate', 'pubDatetime', 'date', 'publishDate', 'published', 'added') ?? 'pubDate',
    updated: pick('updatedDate', 'modDatetime', 'updated', 'lastmod') ?? 'updatedDate',
    category: pick('category', 'categories') ?? 'category',
    description: pick('description', 'summary', 'excerpt') ?? 'description',
    cover: pick('heroImage', 'cover', 'image', 'ogImage') ?? 'heroImage',
  };
}
