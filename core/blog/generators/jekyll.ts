import type { ContentFolder } from '../model';
import { learnFiles } from '../naming';
import {
  authorOf,
  DEFAULT_FIELDS,
  type GeneratorRule,
  imageFolder,
  proof,
  siteFacts,
  titleEvidence,
} from './parts';
import { firstText, readConfig, type SiteReader } from './site-reader';

const CONFIGS = ['_config.yml', '_config.yaml', '_config.toml'];

/** Jekyll 4. Its rules: jekyllrb.com/docs/posts and lib/jekyll/document.rb (names), lib/jekyll/reader.rb (folders). */
export const jekyll: GeneratorRule = {
  reads: /(?:^|\/)(?:_config\.(?:ya?ml|toml)|Gemfile)$/,

  match(reader) {
    const config = reader.first(...CONFIGS);
    const gem = /^[^#\n]*gem\s*\(?\s*["'](?:jekyll|github-pages)["']/m.test(reader.text('Gemfile') ?? '');
    const shaped = gem || reader.hasFolder('_layouts') || postFolders(reader).length > 0;
    if (config && shaped) return proof('generator: Jekyll’s configuration', config);
    // GitHub Pages builds a bare `_posts` without any configuration.
    return reader.hasFolder('_posts') ? proof('generator: a folder _posts', null, 'dependency') : null;
  },

  model(reader, found) {
    const file = found.configFile;
    const config = readConfig(file ?? '', file === null ? null : reader.text(file));
    const base = config.at('collections_dir').text.replace(/^\.?\/|\/$/g, '');
    const home = base === '' ? '' : `${base}/`;
    const posts = postFolders(reader);
    const drafts = draftFolders(reader);
    const contentFolders: ContentFolder[] = [
      ...(posts.length > 0 ? posts : [`${home}_posts`]).map(
        (path): ContentFolder => ({ path, kind: 'posts', language: null }),
      ),
      ...(drafts.length > 0 ? drafts : [`${home}_drafts`]).map(
        (path): ContentFolder => ({ path, kind: 'drafts', language: null }),
      ),
    ];
    const title = firstText(config.at('title').text, config.at('name').text);
    return {
      generator: 'jekyll',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: '', url: '/' }],
      assetsFolder: imageFolder(reader, '', 'assets/images'),
      ...learnFiles(reader.paths, contentFolders, 'date-slug'),
      naming: 'date-slug',
      draftRule: { kind: 'folder', path: drafts[0] ?? `${home}_drafts` },
      fields: DEFAULT_FIELDS,
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
      evidence: [found.evidence, ...titleEvidence(reader, file, title)],
    };
  },
};

/** `_posts` in any folder, and collections of posts in another language (`_posts_en`). */
function postFolders(reader: SiteReader): string[] {
  return foldersNamed(reader, /^((?:[^_.][^/]*\/)*_posts(?:_[a-z]{2}(?:-\w+)?)?)\//);
}

function draftFolders(reader: SiteReader): string[] {
  return foldersNamed(reader, /^((?:[^_.][^/]*\/)*_drafts)\//);
}

function foldersNamed(reader: SiteReader, pattern: RegExp): string[] {
  const folders = new Set<string>();
  for (const path of reader.paths) {
    const folder = pattern.exec(path)?.[1];
    if (folder !== undefined && !/^vendor\//.test(folder)) folders.add(folder);
  }
  return [...folders].sort();
}
