import type { ContentFolder } from '../model';
import { learnFiles } from '../naming';
import {
  authorOf,
  DEFAULT_FIELDS,
  dependencyProof,
  type GeneratorRule,
  imageFolder,
  proof,
  siteFacts,
  titleEvidence,
} from './parts';
import { firstText, readConfig } from './site-reader';

/** Hexo 8. Its rules: hexo.io/docs/configuration and lib/hexo/default_config.ts. */
export const hexo: GeneratorRule = {
  reads: /(?:^|\/)_config\.ya?ml$/,

  match(reader) {
    const config = reader.first('_config.yml', '_config.yaml');
    const dependency = dependencyProof(reader, 'hexo');
    if (config && (dependency || reader.hasFolder('source/_posts') || reader.hasFolder('scaffolds'))) {
      return proof('generator: Hexo’s configuration', config);
    }
    return dependency;
  },

  model(reader, found) {
    const file = found.configFile;
    const config = readConfig(file ?? '', file === null ? null : reader.text(file));
    const source = firstText(config.at('source_dir').text.replace(/^\.\/|\/$/g, ''), 'source');
    const contentFolders: ContentFolder[] = [
      { path: `${source}/_posts`, kind: 'posts', language: null },
      { path: `${source}/_drafts`, kind: 'drafts', language: null },
    ];
    const title = config.at('title').text;
    const dated = /^:year-:month-:day-/.test(config.at('new_post_name').text);
    return {
      generator: 'hexo',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: source, url: '/' }],
      assetsFolder: imageFolder(reader, source, `${source}/images`),
      ...learnFiles(reader.paths, contentFolders, dated ? 'date-slug' : 'slug'),
      draftRule: { kind: 'folder', path: `${source}/_drafts` },
      fields: DEFAULT_FIELDS,
      site: siteFacts(reader, {
        title,
        description: firstText(config.at('description').text, config.at('subtitle').text),
        baseUrl: config.at('url').text,
        language: firstText(config.at('language').text, config.at('language').texts[0] ?? ''),
        author: authorOf(config.at('author')),
      }),
      evidence: [found.evidence, ...titleEvidence(reader, file, title)],
    };
  },
};
