import type { ContentFolder } from '../model';
import { learnFiles } from '../naming';
import {
  authorOf,
  DEFAULT_FIELDS,
  type GeneratorRule,
  imageFolder,
  markdownCounts,
  POST_FOLDERS,
  type Proof,
  proof,
  siteFacts,
  titleEvidence,
} from './parts';
import { type Config, firstText, noConfig, readConfig, type SiteReader } from './site-reader';

const OWN = ['toml', 'yaml', 'yml', 'json'].map((extension) => `hugo.${extension}`);
const LEGACY = ['toml', 'yaml', 'yml', 'json'].map((extension) => `config.${extension}`);

/** Hugo. Its rules: gohugo.io/configuration and /content-management; see also Zola, which shares `config.toml`. */
export const hugo: GeneratorRule = {
  reads: /(?:^|\/)(?:(?:hugo|config)\.(?:toml|ya?ml|json)|config\/_default\/[\w.-]+\.(?:toml|ya?ml|json))$/,

  match(reader) {
    const own = reader.first(...OWN);
    if (own) return proof('generator: Hugo’s configuration', own);
    const folder = reader.paths.find((path) =>
      /^config\/_default\/(?:hugo|config)\.(?:toml|ya?ml|json)$/.test(path),
    );
    if (folder) return proof('generator: Hugo’s configuration', folder);
    const legacy = reader.first(...LEGACY);
    if (!legacy) return null;
    const config = readConfig(legacy, reader.text(legacy));
    // Zola also has a config.toml, with `base_url`.
    if (config.at('base_url').text !== '') return null;
    const shaped =
      reader.hasFolder('content') &&
      ['layouts', 'archetypes', 'themes'].some((name) => reader.hasFolder(name));
    return config.at('baseURL').text !== '' || shaped
      ? proof('generator: Hugo’s configuration', legacy)
      : null;
  },

  model(reader, found) {
    const { main, params, language } = configs(reader, found);
    const contentDir = firstText(main.at('contentDir').text, 'content').replace(/^\.\/|\/+$/g, '');
    const contentFolders = sections(reader, contentDir, main, params);
    const title = firstText(main.at('title').text, language.at('title').text);
    return {
      generator: 'hugo',
      configFile: found.configFile,
      contentFolders,
      staticFolders: [{ path: 'static', url: '/' }],
      assetsFolder: imageFolder(reader, 'static', 'static/images'),
      ...learnFiles(reader.paths, contentFolders, 'slug'),
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      fields: DEFAULT_FIELDS,
      site: siteFacts(reader, {
        title,
        description: firstText(
          main.at('params', 'description').text,
          params.at('description').text,
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
          params.at('author'),
          language.at('params', 'author'),
          language.at('author'),
          main.at('author'),
          main.at('params', 'authorName'),
        ),
      }),
      evidence: [found.evidence, ...titleEvidence(reader, found.configFile, title)],
    };
  },
};

/** The main configuration, its `params` file, and the default language's, as Hugo merges them. */
function configs(reader: SiteReader, found: Proof): { main: Config; params: Config; language: Config } {
  const file = found.configFile ?? '';
  const main = readConfig(file, reader.text(file));
  const inFolder = (name: string): Config => {
    const path = reader.paths.find((candidate) =>
      new RegExp(`^config/_default/${name}\\.(?:toml|ya?ml|json)$`).test(candidate),
    );
    return path ? readConfig(path, reader.text(path)) : noConfig;
  };
  const code = firstText(main.at('defaultContentLanguage').text, 'en').replace(/[^\w-]/g, '');
  const inMain = main.at('languages', code);
  return {
    main,
    params: inFolder('params'),
    language: inMain.keys.length > 0 ? inMain : inFolder(`languages\\.${code}`),
  };
}

/**
 * Which sections are posts: those the site names (`mainSections`), else those with a usual name (also one
 * level down, for a folder per language), else those with a permalink rule, else the largest.
 */
function sections(reader: SiteReader, contentDir: string, main: Config, params: Config): ContentFolder[] {
  const counts = markdownCounts(reader.paths, contentDir);
  const named = [...main.at('params', 'mainSections').texts, ...params.at('mainSections').texts]
    .map((name) => `${contentDir}/${name}`)
    .filter((path) => reader.hasFolder(path));
  const usual = [...counts.keys()].filter((path) => {
    const inside = path.slice(contentDir.length + 1).split('/');
    return (
      inside.length <= 2 &&
      POST_FOLDERS.includes(inside.at(-1) ?? '') &&
      !POST_FOLDERS.includes(inside.at(-2) ?? '')
    );
  });
  const ruled = main
    .at('permalinks')
    .keys.map((name) => `${contentDir}/${name}`)
    .filter((path) => counts.has(path));
  const top = [...counts].filter(
    ([path]) => path !== contentDir && !path.slice(contentDir.length + 1).includes('/'),
  );
  const largest = top
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1)
    .map(([path]) => path);
  const chosen = [named, usual, ruled, largest].find((list) => list.length > 0) ?? [
    (counts.get(contentDir) ?? 0) > 0 ? contentDir : `${contentDir}/posts`,
  ];
  return [...new Set(chosen)].sort().map((path) => ({ path, kind: 'posts', language: null }));
}
