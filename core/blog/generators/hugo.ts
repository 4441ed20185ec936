import { cascaded } from '../inherited/hugo-cascade';
import { knownLanguage, languageCode } from '../language-codes';
import type { ContentFolder, Evidence, Inherited } from '../model';
import { TAKES } from '../post-path';
import { hugoConfig, LEGACY, OWN } from './hugo-config';
import { type HugoLanguage, languagesOf } from './hugo-languages';
import { shadowedFiles } from './hugo-shadowed';
import { type ContentTree, contentTrees, outsideSources, withTrees } from './hugo-trees';
import { twins } from './hugo-twins';
import {
  authorOf,
  because,
  DEFAULT_FIELDS,
  folderNames,
  type GeneratorRule,
  imageFolder,
  proof,
  siteFacts,
  titleEvidence,
} from './parts';
import {
  contentCounts,
  draftsBeside,
  guessedIn,
  isPostName,
  isSurePostName,
  lastPart,
  outermost,
  PAGE_FOLDER,
} from './post-folders';
import { type Config, firstText, lineOf, noConfig, type SiteReader } from './site-reader';

const FILES = '(?:hugo|config)\\.(?:toml|ya?ml|json)';
const IN_FOLDER = 'config\\/_default\\/';
const IN_ANY_FOLDER = 'config\\/(?:_default|production)\\/';
/** Of the folder of configuration, what detection reads: menus and the like, which come per language too, say nothing here. */
const PARTS = '(?:hugo|config|languages?|params|module|permalinks|frontmatter|markup|taxonomies|cascade)';

/** Nothing names a section of posts. */
const LARGEST = 'the largest sections';
/** Sections have a pattern of their own. */
const RULED = 'permalinks';

/** The sections of posts of one tree. */
interface Sections {
  readonly tree: ContentTree;
  readonly folders: string[];
  readonly why: string;
  /** Sections that hold posts if those have dates. */
  readonly perhaps: readonly string[];
  /** Names of what else lies in the tree. */
  readonly others: readonly string[];
}

/** Hugo. Its rules: gohugo.io/configuration and /content-management; see also Zola, which shares `config.toml`. */
export const hugo: GeneratorRule = {
  generator: 'hugo',
  marks: new RegExp(
    `(?:^|\\/)(?:${FILES}|${IN_FOLDER}(?:hugo|config|params|languages|module|menus?)\\.(?:toml|ya?ml|json))$`,
  ),
  reads: new RegExp(
    `(?:^|\\/)(?:${FILES}|${IN_ANY_FOLDER}${PARTS}(?:\\.[\\w-]+)?\\.(?:toml|ya?ml|json)|archetypes\\/(?:default|posts?|blog)\\.md)$`,
  ),

  match(reader) {
    const own = reader.first(...OWN);
    if (own) return proof('generator: Hugo’s configuration', own);
    const folder =
      inFolder(reader, '(?:hugo|config)') ??
      inFolder(reader, '(?:languages?|params|module|menus?|permalinks)(?:\\.\\w+)?');
    if (folder) return proof('generator: Hugo’s configuration', folder);
    const legacy = reader.first(...LEGACY);
    if (!legacy) return null;
    const config = reader.config(legacy);
    // Zola also has a config.toml, with `base_url`.
    if (config.at('base_url').text !== '') return null;
    const shaped =
      reader.hasFolder('content') &&
      (['layouts', 'archetypes', 'themes'].some((name) => reader.hasFolder(name)) ||
        ['theme', 'languageCode', 'defaultContentLanguage'].some((key) => config.at(key).text !== ''));
    return config.at('baseURL').text !== '' || shaped
      ? proof('generator: Hugo’s configuration', legacy)
      : null;
  },

  model(site, found) {
    const { config: main, files } = hugoConfig(site);
    const configured = (pattern: RegExp): string | null =>
      files.find((path) => pattern.test(site.text(path) ?? '')) ?? null;
    const said = (about: string, pattern: RegExp): Evidence =>
      because(about, site, configured(pattern), pattern);
    const languages = languagesOf(main);
    const language = languages[0]?.config ?? noConfig;
    const trees = contentTrees(site, main, languages);
    const reader = withTrees(
      site,
      trees.map(({ path }) => path),
    );
    const outside = outsideSources(site, main, languages, files);
    const chosen = withoutEchoes(trees.map((tree) => sections(reader, tree, main, languages)));
    const posts = chosen.flatMap(({ tree, folders, why, perhaps }) => {
      const { language } = tree;
      if (why === LARGEST) return guessedIn(folders, language);
      return [
        ...folders.map((path): ContentFolder => ({ path, kind: 'posts', language })),
        ...perhaps.map((path): ContentFolder => ({ path, kind: 'posts', language, guessed: true })),
      ];
    });
    const contentFolders = [...posts, ...draftsBeside(reader, posts, trees[0]?.path ?? 'content')];
    const title = firstText(main.at('title').text, language.at('title').text);
    const drafts = main.at('buildDrafts').isTrue;
    const future = main.at('buildFuture').isTrue;
    const shadowed = { ...twins(reader, trees, languages), ...shadowedFiles(reader, main, languages) };
    const inherited = cascades(main, languages, trees, configured(/\bcascade\b/i), reader);
    const timezone = firstText(main.at('timeZone').text, language.at('timeZone').text, 'UTC');
    return {
      generator: 'hugo',
      configFile: found.configFile,
      contentFolders,
      staticFolders: [{ path: firstText(main.at('staticDir').text, 'static'), url: '/' }],
      assetsFolder: imageFolder(reader, 'static', 'static/images'),
      naming: 'slug',
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      ...(drafts ? { draftsShown: ['draft-flag', 'unpublished'] as const } : {}),
      frontMatter: archetypeFormat(reader),
      fields: { ...DEFAULT_FIELDS, date: dateField(main, 'date'), updated: dateField(main, 'lastmod') },
      dates: {
        future: future ? 'shown' : 'hidden',
        publishField: dateField(main, 'publishDate'),
        expiryField: main.at('buildExpired').isTrue ? null : dateField(main, 'expiryDate'),
        ...(main.at('frontmatter', 'date').texts.includes(':filename') ? { fromName: true as const } : {}),
        timezone,
      },
      languages: languages.map(({ code }) => code),
      ...(inherited.length > 0 ? { inherited } : {}),
      ...(Object.keys(shadowed).length > 0 ? { shadowed } : {}),
      ...(outside.length > 0 ? { outside } : {}),
      site: siteFacts(reader, {
        title,
        description: firstText(
          main.at('params', 'description').text,
          language.at('params', 'description').text,
          main.at('description').text,
        ),
        baseUrl: main.at('baseURL').text,
        language: firstText(
          main.at('languageCode').text,
          main.at('locale').text,
          language.at('languageCode').text,
          main.at('defaultContentLanguage').text,
        ),
        author: authorOf(
          main.at('params', 'author'),
          language.at('params', 'author'),
          language.at('author'),
          main.at('author'),
          main.at('params', 'authorName'),
        ),
      }),
      evidence: [
        found.evidence,
        ...titleEvidence(reader, found.configFile, title),
        postsEvidence(posts, chosen[0]?.why ?? '', reader, said),
        ...outside.map(({ source, ...place }) => ({
          about: `posts: ${source} is outside of this folder and is not opened`,
          ...place,
        })),
        drafts
          ? said('drafts: on the site all the same', /^buildDrafts\b/im)
          : because('drafts: draft: true keeps a post off the site', reader, null),
        said(`future posts: ${future ? 'shown' : 'left out until their date'}`, /^buildFuture\b/im),
        said(`time zone: ${timezone}`, /^timeZone\b/im),
        ...(languages.length > 1 ? [languagesEvidence(reader, files, languages, said)] : []),
      ],
    };
  },
};

function inFolder(reader: SiteReader, name: string): string | null {
  const pattern = new RegExp(`^config/_default/${name}\\.(?:toml|ya?ml|json)$`);
  return reader.paths.find((candidate) => pattern.test(candidate)) ?? null;
}

/** What the configuration hands down to all pages, a language's own first. gohugo.io/configuration/cascade. */
function cascades(
  main: Config,
  languages: readonly HugoLanguage[],
  trees: readonly ContentTree[],
  file: string | null,
  reader: SiteReader,
): Inherited[] {
  if (file === null) return [];
  const line = lineOf(reader.text(file), /\bcascade\b/i);
  const dates = main.at('frontmatter').keys.flatMap((name) => main.at('frontmatter', name).texts);
  const own = languages.length > 1 ? languages : [];
  const all = [...own, { code: null, config: main }];
  return all.flatMap(({ code, config }) =>
    trees.flatMap(({ path, section }) =>
      cascaded(config.at('cascade'), {
        ...{ folder: path, file, line, dates },
        tree: { folder: path, at: section },
        language: code,
      }),
    ),
  );
}

/** Finds the line of the configuration that says something; the generator's own default without one. */
type Said = (about: string, pattern: RegExp) => Evidence;

/** Why the sections are what they are: where the configuration says so, or how they were found. */
function postsEvidence(
  posts: readonly ContentFolder[],
  why: string,
  reader: SiteReader,
  said: Said,
): Evidence {
  const about = `posts: ${folderNames(reader, posts)}${why === '' ? '' : ` (${why})`}`;
  if (why !== 'mainSections' && why !== RULED) return because(about, reader, null);
  return said(about, new RegExp(`\\b${why}\\b`, 'i'));
}

/** The languages have a file of their own, or a table in another. */
function languagesEvidence(
  reader: SiteReader,
  files: readonly string[],
  languages: readonly HugoLanguage[],
  said: Said,
): Evidence {
  const about = `languages: ${languages.map(({ code }) => code).join(', ')}`;
  const own = files.findLast((path) => /\/languages\.[\w.-]+$/.test(path));
  return own === undefined ? said(about, /\blanguages\b/i) : because(about, reader, own);
}

/**
 * Which sections of a tree are posts: those the site names (`mainSections`), else those with a usual name (also one
 * level down, for a folder per language), else those with a permalink rule of their own, else all but those of pages:
 * the largest is Hugo's own default for `mainSections`, but a site whose sections are topics has posts in each.
 */
function sections(
  reader: SiteReader,
  contentTree: ContentTree,
  main: Config,
  languages: readonly HugoLanguage[],
): Sections {
  const { path: tree, section } = contentTree;
  if (section !== '') {
    const top = section.split('/')[0] ?? '';
    const folders = PAGE_FOLDER.test(top) ? [] : [tree];
    const why = isPostName(top) ? 'mounted as posts' : LARGEST;
    return { tree: contentTree, folders, why, perhaps: [], others: [] };
  }
  const counts = contentCounts(reader, tree, TAKES.hugo);
  const inTree = (name: string): string => (tree === '' ? name : `${tree}/${name}`);
  const insideOf = (path: string): string[] => path.slice(tree === '' ? 0 : tree.length + 1).split('/');
  const named = [main.at('params'), main, ...languages.map(({ config }) => config.at('params'))]
    .flatMap((config) => {
      const value = config.at('mainSections');
      return value.texts.length > 0 ? value.texts : value.text === '' ? [] : [value.text];
    })
    .map(inTree)
    .filter((path) => reader.hasFolder(path));
  const postNames = [...counts.keys()].filter((path) => path !== tree && isPostName(lastPart(path)));
  const first = postNames.filter((path) => insideOf(path).length === 1);
  const perLanguage = postNames.filter((path) => {
    const [parent = '', ...rest] = insideOf(path);
    const known =
      knownLanguage(
        parent,
        languages.map(({ code }) => code),
      ) ?? languageCode(parent);
    return rest.length === 1 && known !== null;
  });
  const second = postNames.filter(
    (path) => insideOf(path).length === 2 && !isPostName(insideOf(path)[0] ?? ''),
  );
  const usual = [[...first, ...perLanguage], second].find((list) => list.length > 0) ?? [];
  const patterns =
    main.at('permalinks', 'page').keys.length > 0 ? main.at('permalinks', 'page') : main.at('permalinks');
  const dated = patterns.keys.filter((name) => /:(?:year|month|day|date)/.test(patterns.at(name).text));
  const rules = (dated.length > 0 ? dated : patterns.keys).map((name) => inTree(name).toLowerCase());
  const ruled = [...counts.keys()].filter((path) => rules.includes(path.toLowerCase()));
  const sure = usual.some((path) => isSurePostName(lastPart(path)));
  // A folder with an index file is one page.
  const bundles = new Set(reader.paths.map((path) => /^(.+)\/index(?:\.[\w-]+)?\.\w+$/.exec(path)?.[1]));
  const top = [...counts].filter(
    ([path]) =>
      path !== tree && insideOf(path).length === 1 && !PAGE_FOLDER.test(lastPart(path)) && !bundles.has(path),
  );
  const bySize = top.sort((a, b) => b[1] - a[1]).map(([path]) => path);
  const lists: readonly [string, string[]][] = [
    ['mainSections', named],
    ['named as posts are', sure ? usual : []],
    [RULED, ruled],
    ['named as posts are', usual],
    [LARGEST, bySize],
  ];
  const [why, folders] = lists.find(([, list]) => list.length > 0) ?? [
    '',
    [(counts.get(tree) ?? 0) > 0 ? tree : inTree('posts')],
  ];
  const others = [...counts.keys()].filter((path) => path !== tree && !folders.includes(path)).map(lastPart);
  const outer = outermost([...folders].sort());
  // A pattern for some sections says nothing against the others.
  const perhaps = why === RULED ? bySize.filter((path) => !outer.includes(path)) : [];
  return { tree: contentTree, folders: outer, why, perhaps, others };
}

/**
 * Without the trees that only repeat what is not posts in another: a language into which the manual was translated
 * and the blog was not, pages beside mounted posts.
 */
function withoutEchoes(all: readonly Sections[]): readonly Sections[] {
  const known = all.filter(({ why }) => why !== '' && why !== LARGEST);
  if (known.length === 0) return all;
  const pages = new Set(known.flatMap(({ others }) => others));
  return all.filter(
    ({ why, folders }) =>
      why !== '' && (why !== LARGEST || folders.some((path) => !pages.has(lastPart(path)))),
  );
}

/** The field that a date of Hugo's is read from first: its own, unless the site names another. gohugo.io/configuration/front-matter. */
function dateField(main: Config, name: string): string {
  return main.at('frontmatter', name).texts.find((text) => !text.startsWith(':')) ?? name;
}

/** What `hugo new` would write: the archetype's format; YAML for a site without one. */
function archetypeFormat(reader: SiteReader): 'yaml' | 'toml' | 'json' {
  const text = ['posts', 'post', 'blog', 'default']
    .map((name) => reader.text(`archetypes/${name}.md`))
    .find(Boolean);
  return /^\s*\+\+\+/.test(text ?? '') ? 'toml' : /^\s*\{/.test(text ?? '') ? 'json' : 'yaml';
}
