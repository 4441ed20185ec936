import { utcTimes } from '../inherited/jekyll-times';
import { toldFields } from '../inherited/told-fields';
import { languageCode } from '../language-codes';
import type { ContentFolder, Inherited } from '../model';
import { isUnder } from '../naming';
import { ownValue } from '../own-value';
import { markdownEndings } from '../permalinks/jekyll';
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
import { contentCounts, isPostName, parentOf } from './post-folders';
import { type Config, firstText, hasGem, lineOf, type SiteReader } from './site-reader';

const CONFIGS = ['_config.yml', '_config.yaml', '_config.toml'];
const CONFIG = '_config\\.(?:ya?ml|toml)';
/** The configuration of a site inside of another's folder: a theme's manual, a test. */
const NESTED = new RegExp(`/${CONFIG}$`);

/** Jekyll 4. Its rules: jekyllrb.com/docs/posts and lib/jekyll/document.rb (names), lib/jekyll/reader.rb (folders). */
export const jekyll: GeneratorRule = {
  generator: 'jekyll',
  marks: new RegExp(`(?:^|\\/)${CONFIG}$`),
  reads: new RegExp(`(?:^|\\/)(?:${CONFIG}|Gemfile)$`),

  match(reader) {
    const config = reader.first(...CONFIGS);
    const gem = hasGem(reader, 'jekyll', 'github-pages');
    const themed = /^(?:theme|remote_theme|plugins|gems|kramdown|collections)\s*:/m.test(
      config ? (reader.text(config) ?? '') : '',
    );
    if (config && (gem || themed || reader.hasFolder('_layouts') || anyPosts(reader))) {
      return proof('generator: Jekyll’s configuration', config);
    }
    // GitHub Pages builds a bare `_posts` without any configuration.
    return reader.hasFolder('_posts') ? proof('generator: a folder _posts', null, 'dependency') : null;
  },

  model(reader, found) {
    const file = found.configFile;
    const config = reader.config(file);
    const source = folderIn(config, 'source');
    const home = inside(source, folderIn(config, 'collections_dir'));
    const excluded = config.at('exclude').texts.map((path) => path.replace(/^\.?\/|\/$/g, ''));
    const folders = foldersOf(reader, source, home, excluded);
    const posts = postFolders(reader, config, home, folders);
    const drafts = folders.filter((path) => /(?:^|\/)_drafts$/.test(path));
    // Without one, a draft waits beside the folder that it will be published in.
    const beside = posts
      .filter(({ path }) => /(?:^|\/)_posts$/.test(path))
      .map(({ path }) => inside(parentOf(path), '_drafts'));
    const waiting = [drafts, beside, [inside(home, '_drafts')]].find((list) => list.length > 0) ?? [];
    const contentFolders: ContentFolder[] = [
      ...(posts.length > 0 ? posts : [{ path: inside(home, '_posts'), language: null }]).map(
        ({ path, language }): ContentFolder => ({ path, kind: 'posts', language }),
      ),
      ...waiting.map((path): ContentFolder => ({ path, kind: 'drafts', language: null })),
    ];
    const title = firstText(config.at('title').text, config.at('name').text);
    const future = config.at('future').isTrue;
    const timezone = config.at('timezone').text || null;
    const inherited = file === null ? [] : defaultsIn(config, home, file, reader);
    const endings = markdownEndings(config);
    const shown = [
      ...(config.at('show_drafts').isTrue ? ['drafts-folder' as const] : []),
      ...(config.at('unpublished').isTrue ? ['unpublished' as const] : []),
    ];
    return {
      generator: 'jekyll',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: source, url: '/' }],
      assetsFolder: imageFolder(reader, source, inside(source, 'assets/images')),
      naming: 'date-slug',
      draftRule: { kind: 'folder', path: waiting[0] ?? inside(home, '_drafts') },
      ...(shown.length > 0 ? { draftsShown: shown } : {}),
      fields: { ...DEFAULT_FIELDS, updated: 'last_modified_at' },
      dates: { future: future ? 'shown' : 'hidden', publishField: null, expiryField: null, timezone },
      languages: languagesOf(config),
      ...(inherited.length > 0 ? { inherited } : {}),
      ...(endings.length > 0 ? { endings } : {}),
      site: siteFacts(reader, {
        title,
        description: firstText(
          config.at('description').text,
          config.at('tagline').text,
          config.at('subtitle').text,
        ),
        baseUrl: config.at('url').text + config.at('baseurl').text,
        language: firstText(config.at('lang').text, config.at('locale').text, config.at('language').text),
        author: authorOf(config.at('author'), config.at('authors')),
      }),
      evidence: [
        found.evidence,
        ...titleEvidence(reader, file, title),
        because(
          `posts: ${folderNames(
            reader,
            contentFolders.filter(({ kind }) => kind === 'posts'),
          )}`,
          reader,
          null,
        ),
        because(
          `drafts: ${folderNames(
            reader,
            contentFolders.filter(({ kind }) => kind === 'drafts'),
          )}, and posts with published: false`,
          reader,
          null,
        ),
        ...(shown.length > 0
          ? [because('drafts: on the site all the same', reader, file, /^(?:show_drafts|unpublished)\s*:/m)]
          : []),
        ...(endings.length > 0
          ? [because(`Markdown: ${endings.join(', ')}`, reader, file, /^markdown_ext\s*:/m)]
          : []),
        because(
          `future posts: ${future ? 'shown' : 'left out until their date'}`,
          reader,
          file,
          /^future\s*:/m,
        ),
        because(`time zone: ${timezone ?? 'of the machine that builds'}`, reader, file, /^timezone\s*:/m),
      ],
    };
  },
};

const inside = (folder: string, path: string): string =>
  folder === '' || path === '' ? folder + path : `${folder}/${path}`;

function folderIn(config: Config, key: string): string {
  return config.at(key).text.replace(/^(?:\.?\/)+|^\.$|\/$/g, '');
}

/** What is Markdown by the endings that the configuration names; undefined where it names none. */
function markdownNames(config: Config): Pick<RegExp, 'test'> | undefined {
  const endings = markdownEndings(config);
  if (endings.length === 0) return undefined;
  return { test: (path) => endings.some((ending) => path.toLowerCase().endsWith(ending)) };
}

function anyPosts(reader: SiteReader): boolean {
  return reader.paths.some((path) => /(?:^|\/)_posts(?:_[a-z]{2}(?:[-_]\w+)?)?\//.test(path));
}

/** `_posts…` and `_drafts` in any folder that Jekyll goes into: none that begins with `_` or `.`, nor an excluded one. */
function foldersOf(reader: SiteReader, source: string, home: string, excluded: readonly string[]): string[] {
  const folders = new Set<string>();
  const sites = reader.paths
    .filter((path) => NESTED.test(path))
    .map(parentOf)
    .filter((site) => source !== site && !isUnder(source, site));
  for (const path of reader.paths) {
    if (!isUnder(path, home) || sites.some((site) => isUnder(path, site))) continue;
    const within = home === '' ? path : path.slice(home.length + 1);
    const found = /^((?:[^_.][^/]*\/)*_(?:posts(?:_[a-z]{2}(?:[-_]\w+)?)?|drafts))\//.exec(within)?.[1];
    if (found === undefined || /^(?:vendor|node_modules)\//.test(found)) continue;
    const folder = inside(home, found);
    if (!excluded.some((other) => other !== '' && isUnder(folder, other))) folders.add(folder);
  }
  return [...folders].sort();
}

/**
 * `_posts` anywhere, collections of posts in another language (`_posts_en`), and those that are put out and named as posts are
 * (`_notes`); where there are none of all these, the largest collection.
 */
function postFolders(
  reader: SiteReader,
  config: Config,
  home: string,
  folders: readonly string[],
): { path: string; language: string | null }[] {
  const posts = folders
    .filter((path) => !path.endsWith('_drafts'))
    .map((path) => {
      const suffix = /_posts_(\w+(?:-\w+)?)$/.exec(path)?.[1];
      return { path, language: suffix === undefined ? null : languageCode(suffix) };
    });
  const counts = contentCounts(reader, home, markdownNames(config));
  const collections = config
    .at('collections')
    .keys.filter((name) => config.at('collections', name, 'output').isTrue)
    .map((name) => ({ name, path: inside(home, `_${name}`) }))
    .filter(({ path }) => counts.has(path))
    .sort((a, b) => (counts.get(b.path) ?? 0) - (counts.get(a.path) ?? 0));
  const named = collections.filter(({ name, path }) => isPostName(name) && !folders.includes(path));
  const others = named.length > 0 || posts.length > 0 ? named : collections.slice(0, 1);
  return [...posts, ...others.map(({ path }) => ({ path, language: null }))];
}

/** What types were called before Jekyll 2. */
const OLD_TYPES: Readonly<Record<string, string>> = { post: 'posts', draft: 'drafts', page: 'pages' };

/** Front matter defaults, in their order. jekyllrb.com/docs/configuration/front-matter-defaults. */
function defaultsIn(config: Config, home: string, file: string, reader: SiteReader): Inherited[] {
  const below = folderIn(config, 'collections_dir');
  const line = lineOf(reader.text(file), /^defaults\s*[:=]/m);
  const sets = config.at('defaults').items;
  const dates = sets.map((set) => set.at('values', 'date').value);
  const times = utcTimes(/\.ya?ml$/.test(file) ? (reader.text(file) ?? '') : '', dates);
  return sets.flatMap((set, at): Inherited[] => {
    const told = toldFields(set.at('values').value);
    if (told === null) return [];
    const time = times.get(at);
    const fields = time === undefined ? told : { ...told, date: time };
    const path = set.at('scope', 'path').text;
    // Of the root of the disk to Jekyll 4, where no post is.
    if (path.startsWith('/')) return [];
    const inHome = below !== '' && path.startsWith(`${below}/`) ? path.slice(below.length + 1) : path;
    const type = set.at('scope', 'type').text;
    const which = {
      kind: 'scope' as const,
      path: inHome,
      type: type === '' ? null : (ownValue(OLD_TYPES, type) ?? type),
    };
    return [{ folder: home, which, fields, file, line }];
  });
}

/** `languages` of the multilingual plugins; the first is the default unless `default_lang` says otherwise. */
function languagesOf(config: Config): string[] {
  const all = config.at('languages').texts;
  const first = firstText(config.at('default_lang').text, config.at('lang').text);
  return all.includes(first) ? [first, ...all.filter((code) => code !== first)] : all;
}
