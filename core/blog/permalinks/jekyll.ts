import type { ModelParts } from '../generators/parts';
import { type Config, hasGem, type SiteReader } from '../generators/site-reader';
import { ownValue } from '../own-value';
import type { RuleOf } from '../permalink-rule';
import { basePath, trimSlashes } from './base-path';

const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title:output_ext',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
};

/** What `_config.yml` says about addresses. jekyllrb.com/docs/permalinks. */
export function jekyllRule(parts: ModelParts, reader: SiteReader): RuleOf<'jekyll'> {
  const file = parts.configFile;
  const config = reader.config(file);
  const style = config.at('permalink').text || 'date';
  const below = trimSlashes(config.at('collections_dir').text);
  const collections = config.at('collections');
  const own = collections.at('posts', 'permalink').text;
  return {
    kind: 'jekyll',
    root: reader.root,
    base: basePath(config.at('baseurl').text),
    home: [trimSlashes(config.at('source').text), below].filter((part) => part !== '').join('/'),
    posts: own || (ownValue(STYLES, style) ?? style),
    collections: Object.fromEntries(
      collections.keys
        .filter((name) => name !== 'posts' && collections.at(name, 'output').isTrue)
        .map((name) => [
          name,
          collections.at(name, 'permalink').text || `/:collection/:path${ending(style)}`,
        ]),
    ),
    ...polyglot(config, reader),
    ...(config.at('markdown_ext').text === '' ? {} : { markdown: markdownEndings(config) }),
    timezone: config.at('timezone').text || null,
  };
}

/** jekyll-polyglot's languages: rubydoc.info/gems/jekyll-polyglot. */
function polyglot(config: Config, reader: SiteReader): Pick<RuleOf<'jekyll'>, 'polyglot'> {
  const named = [...config.at('plugins').texts, ...config.at('gems').texts].includes('jekyll-polyglot');
  if (!named && !hasGem(reader, 'jekyll-polyglot')) return {};
  const first = config.at('default_lang').text || 'en';
  const languages = config.at('languages').texts.filter((code) => code !== first);
  return { polyglot: { languages, fromPath: config.at('lang_from_path').isTrue } };
}

/** Nobody names so many endings, and each file's name is held against all of them. */
const MAX_ENDINGS = 50;

/** The endings (`.text`, in small letters) that `markdown_ext` names, as lib/jekyll/converters/markdown.rb takes it apart. */
export function markdownEndings(config: Config): string[] {
  return config
    .at('markdown_ext')
    .text.split(',', MAX_ENDINGS)
    .map((ending) => `.${ending.toLowerCase()}`)
    .filter((ending) => ending !== '.');
}

function ending(style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return '/';
  return ['date', 'ordinal', 'none'].includes(style) || style.endsWith(':output_ext') ? ':output_ext' : '';
}
