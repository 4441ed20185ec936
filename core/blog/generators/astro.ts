import type { ContentFolder, FieldNames } from '../model';
import { learnFiles } from '../naming';
import {
  DEFAULT_FIELDS,
  dependencyProof,
  type GeneratorRule,
  imageFolder,
  markdownCounts,
  POST_FOLDERS,
  proof,
  siteFacts,
} from './parts';
import { firstText, lineOf, type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((extension) => `astro.config.${extension}`);
const COLLECTIONS = ['src/content.config', 'src/content/config'].flatMap((name) =>
  ['ts', 'mjs', 'js'].map((e) => `${name}.${e}`),
);

/** Astro 5 to 7. Its rules: docs.astro.build/en/guides/content-collections. Code is read, never run. */
export const astro: GeneratorRule = {
  reads:
    /(?:^|\/)(?:astro\.config\.(?:mjs|js|ts|mts|cjs)|src\/content\.config\.(?:ts|mjs|js)|src\/content\/config\.(?:ts|mjs|js)|src\/(?:consts|config|site\.config|site-config|siteConfig)\.(?:ts|js|mjs))$/,

  match(reader) {
    const config = reader.first(...CONFIGS);
    return config ? proof('generator: Astro’s configuration', config) : dependencyProof(reader, 'astro');
  },

  model(reader, found) {
    const collections = reader.first(...COLLECTIONS);
    const schema = collections === null ? null : reader.text(collections);
    const contentFolders = postFolders(reader, schema);
    const config = found.configFile === null ? '' : (reader.text(found.configFile) ?? '');
    const constants = ['consts', 'config', 'site.config', 'site-config', 'siteConfig']
      .flatMap((name) =>
        ['ts', 'js', 'mjs'].map((extension) => reader.text(`src/${name}.${extension}`) ?? ''),
      )
      .join('\n');
    const first = contentFolders[0]?.path;
    return {
      generator: 'astro',
      configFile: found.configFile,
      contentFolders,
      staticFolders: [{ path: 'public', url: '/' }],
      assetsFolder: imageFolder(reader, 'public', 'public/images'),
      ...learnFiles(reader.paths, contentFolders, 'slug'),
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      fields: schemaFields(schema),
      site: siteFacts(reader, {
        title: firstText(stringInCode(constants, 'SITE_TITLE'), stringInCode(constants, 'title')),
        description: firstText(
          stringInCode(constants, 'SITE_DESCRIPTION'),
          stringInCode(constants, 'description'),
          stringInCode(constants, 'desc'),
        ),
        baseUrl: firstText(stringInCode(config, 'site'), stringInCode(constants, 'website')),
        language: firstText(
          stringInCode(constants, 'lang'),
          stringInCode(constants, 'locale'),
          stringInCode(config, 'defaultLocale'),
        ),
        author: { name: stringInCode(constants, 'author'), bio: stringInCode(constants, 'bio') },
      }),
      evidence: [
        found.evidence,
        ...(collections === null || first === undefined
          ? []
          : [{ about: `posts: ${first}`, file: collections, line: lineOf(schema, /defineCollection\s*\(/) }]),
      ],
    };
  },
};

/** The bases of the `glob()` loaders, else the folders of `src/content`, else pages written in Markdown. */
function postFolders(reader: SiteReader, schema: string | null): ContentFolder[] {
  const bases = [...(schema ?? '').matchAll(/\bbase\s*:\s*["'`]([^"'`$]+)["'`]/g)].map(([, base]) =>
    (base ?? '').replace(/^\.?\/|\/+$/g, ''),
  );
  const counts = markdownCounts(reader.paths);
  const content = [...counts.keys()].filter((path) => /^src\/content\/[^/]+$/.test(path));
  const pages = [...counts.keys()].filter((path) => /^src\/pages(?:\/[^/]+)?$/.test(path));
  const candidates = [bases, content, pages].find((list) => list.length > 0) ?? ['src/content/blog'];
  const usual = candidates.filter((path) => POST_FOLDERS.includes(path.split('/').at(-1) ?? ''));
  const largest = [...candidates].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, 1);
  return (usual.length > 0 ? usual : largest).map((path) => ({ path, kind: 'posts', language: null }));
}

/** Field names as the collection's schema has them, for a site without posts; posts decide later. */
function schemaFields(schema: string | null): FieldNames {
  const has = (name: string): boolean => new RegExp(`\\b${name}\\s*:`).test(schema ?? '');
  const pick = (...names: readonly string[]): string | undefined => names.find(has);
  return {
    ...DEFAULT_FIELDS,
    date: pick('pubDate', 'pubDatetime', 'date', 'publishDate', 'published', 'added') ?? 'pubDate',
    category: pick('category', 'categories') ?? 'category',
    description: pick('description', 'summary', 'excerpt') ?? 'description',
    cover: pick('heroImage', 'cover', 'image', 'ogImage') ?? 'heroImage',
  };
}
