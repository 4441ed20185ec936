import type { ContentFolder } from '../model';
import {
  authorOf,
  because,
  DEFAULT_FIELDS,
  dependencyProof,
  folderNames,
  type GeneratorRule,
  imageFolder,
  proof,
  siteFacts,
  titleEvidence,
} from './parts';
import { firstText, hasGem, type SiteReader } from './site-reader';

/** Hexo 8. Its rules: hexo.io/docs/configuration and lib/hexo/default_config.ts. */
export const hexo: GeneratorRule = {
  generator: 'hexo',
  marks: /(?:^|\/)_config\.ya?ml$/,
  reads: /(?:^|\/)_config\.ya?ml$/,

  match(reader) {
    const config = reader.first('_config.yml', '_config.yaml');
    const dependency = dependencyProof(reader, 'hexo');
    const shaped =
      reader.hasFolder('scaffolds') || (reader.hasFolder('source/_posts') && !isOctopress(reader));
    if (config && (dependency || shaped)) {
      return proof('generator: Hexo’s configuration', config);
    }
    return dependency;
  },

  model(reader, found) {
    const file = found.configFile;
    const config = reader.config(file);
    const source = firstText(config.at('source_dir').text.replace(/^\.\/|\/$/g, ''), 'source');
    const contentFolders: ContentFolder[] = [
      { path: `${source}/_posts`, kind: 'posts', language: null },
      { path: `${source}/_drafts`, kind: 'drafts', language: null },
    ];
    const title = config.at('title').text;
    const dated = /^:year-:month-:day-/.test(config.at('new_post_name').text);
    const hidden = config.at('future').isFalse;
    const timezone = config.at('timezone').text || null;
    const languages = config.at('language').texts;
    const shown = config.at('render_drafts').isTrue;
    return {
      generator: 'hexo',
      configFile: file,
      contentFolders,
      staticFolders: [{ path: source, url: '/' }],
      assetsFolder: imageFolder(reader, source, `${source}/images`),
      naming: dated ? 'date-slug' : 'slug',
      draftRule: { kind: 'folder', path: `${source}/_drafts` },
      ...(shown ? { draftsShown: ['drafts-folder', 'unpublished'] as const } : {}),
      fields: DEFAULT_FIELDS,
      dates: { future: hidden ? 'hidden' : 'shown', publishField: null, expiryField: null, timezone },
      languages: languages.filter((code) => code !== 'default'),
      site: siteFacts(reader, {
        title,
        description: firstText(config.at('description').text, config.at('subtitle').text),
        baseUrl: config.at('url').text,
        language: firstText(config.at('language').text, languages[0] ?? ''),
        author: authorOf(config.at('author')),
      }),
      evidence: [
        found.evidence,
        ...titleEvidence(reader, file, title),
        because(
          `posts: ${folderNames(reader, contentFolders.slice(0, 1))}`,
          reader,
          file,
          /^source_dir\s*:/m,
        ),
        because(
          `drafts: ${folderNames(reader, contentFolders.slice(1))}, and posts with published: false`,
          reader,
          null,
        ),
        ...(shown ? [because('drafts: on the site all the same', reader, file, /^render_drafts\s*:/m)] : []),
        because(
          `future posts: ${hidden ? 'left out until their date' : 'shown'}`,
          reader,
          file,
          /^future\s*:/m,
        ),
        because(`time zone: ${timezone ?? 'of the machine that builds'}`, reader, file, /^timezone\s*:/m),
        ...(dated ? [because('file names: new_post_name', reader, file, /^new_post_name\s*:/m)] : []),
      ],
    };
  },
};

/** Octopress is Jekyll with its posts where Hexo has them. */
function isOctopress(reader: SiteReader): boolean {
  const config = reader.config('_config.yml');
  const gems = hasGem(reader, 'jekyll', 'octopress');
  return config.at('source').text === 'source' || gems || reader.hasFolder('source/_layouts');
}
