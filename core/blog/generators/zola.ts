import type { ContentFolder } from '../model';
import {
  authorOf,
  because,
  DEFAULT_FIELDS,
  folderNames,
  type GeneratorRule,
  imageFolder,
  markdownCounts,
  proof,
  siteFacts,
  titleEvidence,
} from './parts';
import {
  draftsBeside,
  guessedIn,
  isPostName,
  isSurePostName,
  lastPart,
  PAGE_FOLDER,
  postsIn,
} from './post-folders';
import { firstText, type SiteReader } from './site-reader';

const CONTENT = 'content';

/** Zola 0.19 and later. Its rules: getzola.org/documentation/getting-started/configuration and /content. */
export const zola: GeneratorRule = {
  generator: 'zola',
  marks: /(?:^|\/)(?:zola|config)\.toml$/,
  reads: /(?:^|\/)(?:zola|config)\.toml$/,

  match(reader) {
    if (reader.has('zola.toml')) return proof('generator: Zola’s configuration', 'zola.toml');
    // Hugo also has a config.toml, with `baseURL`.
    const config = reader.config('config.toml');
    const shaped = ['templates', CONTENT, 'sass', 'themes'].some((name) => reader.hasFolder(name));
    return config.at('base_url').text !== '' && shaped
      ? proof('generator: Zola’s configuration (base_url)', 'config.toml')
      : null;
  },

  model(reader, found) {
    const file = found.configFile;
    const config = reader.config(file);
    const { posts, pages } = sections(reader);
    const contentFolders: ContentFolder[] = [...posts, ...pages, ...draftsBeside(reader, posts, CONTENT)];
    const first = firstText(config.at('default_language').text, 'en');
    const others = config.at('languages').keys.filter((code) => code !== first);
    const extra = config.at('extra');
    const title = config.at('title').text;
    return {
      generator: 'zola',
      configFile: file,
      contentFolders,
      staticFolders: [
        { path: 'static', url: '/' },
        { path: CONTENT, url: '/' },
      ],
      assetsFolder: imageFolder(reader, 'static', 'static/images'),
      naming: 'slug',
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      frontMatter: 'toml',
      fields: {
        ...DEFAULT_FIELDS,
        tags: 'taxonomies.tags',
        category: 'taxonomies.categories',
        cover: 'extra.cover',
      },
      languages: [first, ...others],
      site: siteFacts(reader, {
        title,
        description: config.at('description').text,
        baseUrl: config.at('base_url').text,
        language: first,
        author: authorOf(config.at('author'), extra.at('author')),
      }),
      evidence: [
        found.evidence,
        ...titleEvidence(reader, file, title),
        because(`posts: ${folderNames(reader, posts)}`, reader, null),
        because('drafts: draft = true keeps a post off the site', reader, null),
        because('future posts: shown', reader, null),
        because(
          `languages: ${[first, ...others].join(', ')}`,
          reader,
          file,
          /^default_language\b|^\[languages/m,
        ),
      ],
    };
  },
};

/** Fewer pages beside the sections than this are pages about the site. */
const SOME_LOOSE = 3;

/**
 * The sections of posts: those with a sure name and its usual siblings; else all but the sections of pages, with
 * the pages at the top where there are several. Zola itself makes no difference between them, so the posts decide.
 */
function sections(reader: SiteReader): { posts: ContentFolder[]; pages: ContentFolder[] } {
  const counts = markdownCounts(reader.paths, CONTENT);
  const top = [...counts.keys()].filter((path) => /^content\/[^/]+$/.test(path));
  const named = top.filter((path) => isPostName(lastPart(path)));
  if (named.some((path) => isSurePostName(lastPart(path))))
    return { posts: postsIn(named.sort()), pages: [] };
  const bundles = top.filter((path) => isPostFolderOfPage(reader, path));
  const ofPages = top.filter((path) => !bundles.includes(path) && PAGE_FOLDER.test(lastPart(path)));
  const rest = top.filter((path) => !bundles.includes(path) && !ofPages.includes(path));
  const inSections = [...rest, ...ofPages].reduce((sum, path) => sum + (counts.get(path) ?? 0), 0);
  const loose = (counts.get(CONTENT) ?? 0) - inSections;
  if (rest.length === 0) {
    const all = (counts.get(CONTENT) ?? 0) > 0 ? CONTENT : `${CONTENT}/posts`;
    return { posts: postsIn([all]), pages: loose > 0 ? pagesIn(ofPages) : [] };
  }
  if (loose < SOME_LOOSE) return { posts: guessedIn(rest.sort()), pages: [] };
  return { posts: guessedIn([CONTENT, ...rest.sort()]), pages: pagesIn(ofPages) };
}

const pagesIn = (paths: readonly string[]): ContentFolder[] =>
  paths.map((path) => ({ path, kind: 'pages', language: null }));

/** A folder at the top that is one page with its files (`about/index.md`), not a section. */
function isPostFolderOfPage(reader: SiteReader, folder: string): boolean {
  return reader.has(`${folder}/index.md`) && !reader.has(`${folder}/_index.md`);
}
