import type { ContentFolder } from '../model';
import { blockInCode, listInCode, plainPath, withoutComments } from './code-reader';
import { declaredBlogs } from './docusaurus-blogs';
import {
  because,
  DEFAULT_FIELDS,
  dependencyProof,
  folderNames,
  type GeneratorRule,
  imageFolder,
  POST_FOLDERS,
  proof,
  siteFacts,
} from './parts';
import { firstText, type SiteReader, stringInCode } from './site-reader';

const CONFIGS = ['ts', 'js', 'mjs', 'cjs', 'mts'].map((extension) => `docusaurus.config.${extension}`);
const CONFIG = 'docusaurus\\.config\\.(?:[mc]?[jt]s)';

/** Docusaurus 2 and 3. Its rules: docusaurus.io/docs/blog and /api/plugins/@docusaurus/plugin-content-blog. */
export const docusaurus: GeneratorRule = {
  generator: 'docusaurus',
  marks: new RegExp(`(?:^|\\/)${CONFIG}$`),
  reads: new RegExp(`(?:^|\\/)${CONFIG}$`),

  match(reader) {
    const config = reader.first(...CONFIGS);
    return config
      ? proof('generator: Docusaurus’s configuration', config)
      : dependencyProof(reader, '@docusaurus/core');
  },

  model(reader, found) {
    const file = found.configFile;
    const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
    const blogs = blogFolders(reader, code);
    const i18n = blockInCode(code, 'i18n');
    const locales = listInCode(i18n, 'locales');
    const first = firstText(stringInCode(i18n, 'defaultLocale'), locales[0] ?? '', 'en');
    const contentFolders: ContentFolder[] = [
      ...blogs.map(({ path }): ContentFolder => ({ path, kind: 'posts', language: null })),
      ...blogs.flatMap(({ id }) => translations(reader, id)),
    ];
    const title = stringInCode(code, 'title');
    return {
      generator: 'docusaurus',
      configFile: file,
      contentFolders,
      staticFolders: (listInCode(code, 'staticDirectories').length > 0
        ? listInCode(code, 'staticDirectories')
        : ['static']
      ).map((path) => ({ path: plainPath(path), url: '/' })),
      assetsFolder: imageFolder(reader, 'static', 'static/img'),
      naming: 'date-slug',
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      fields: { ...DEFAULT_FIELDS, updated: 'last_update', category: 'category', cover: 'image' },
      languages: locales.length > 0 ? [first, ...locales.filter((code) => code !== first)] : [],
      site: siteFacts(reader, {
        title,
        description: stringInCode(code, 'tagline'),
        baseUrl: stringInCode(code, 'url') + stringInCode(code, 'baseUrl'),
        language: first,
        author: { name: '', bio: '' },
      }),
      evidence: [
        found.evidence,
        ...(title === '' ? [] : [because(`site title: ${title}`, reader, file, /\btitle\s*:/)]),
        because(
          `posts: ${folderNames(reader, blogs)}`,
          reader,
          file,
          /\bplugin-content-blog\b|\bblog\s*:\s*[{]/,
        ),
        because('drafts: draft: true keeps a post off the built site', reader, null),
        because('future posts: shown', reader, null),
        ...(locales.length > 0
          ? [because(`languages: ${locales.join(', ')}`, reader, file, /\blocales\s*:/)]
          : []),
      ],
    };
  },
};

/**
 * The blogs that the configuration declares. A site whose blog is a plugin of its own of which nothing is known has its posts
 * where they are named so.
 */
function blogFolders(reader: SiteReader, code: string): { id: string; path: string }[] {
  const blogs = declaredBlogs(code).map(({ id, folder }) => ({ id, path: folder }));
  if (blogs.some(({ path }) => reader.hasFolder(path))) return blogs;
  const named = POST_FOLDERS.filter((name) => reader.hasFolder(name)).map((path) => ({ id: '', path }));
  return [named, blogs].find((list) => list.length > 0) ?? [{ id: '', path: 'blog' }];
}

/** Where translated posts of a blog lie: `i18n/fr/docusaurus-plugin-content-blog[-id]`. */
function translations(reader: SiteReader, id: string): ContentFolder[] {
  const name = `docusaurus-plugin-content-blog${id === '' ? '' : `-${id}`}`;
  const found = new Set<string>();
  for (const path of reader.paths) {
    const code = path.startsWith('i18n/')
      ? new RegExp(`^i18n/([^/]+)/${name}/.*\\.mdx?$`).exec(path)?.[1]
      : undefined;
    if (code !== undefined) found.add(code);
  }
  return [...found].sort().map((code) => ({ path: `i18n/${code}/${name}`, kind: 'posts', language: code }));
}
