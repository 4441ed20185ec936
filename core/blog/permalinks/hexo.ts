import type { ModelParts } from '../generators/parts';
import type { Config, SiteReader } from '../generators/site-reader';
import type { RuleOf } from '../permalink-rule';
import { basePath, trimSlashes } from './base-path';

/** It writes an `abbrlink` into each post that has none, when the site is built. */
const ABBRLINK = /^hexo-(?:[\w-]+-)?abbrlink\d?$/;

/** What `_config.yml` says about addresses; the defaults are Hexo's own. hexo.io/docs/permalinks. */
export function hexoRule(parts: ModelParts, reader: SiteReader): RuleOf<'hexo'> {
  const file = parts.configFile;
  const config = reader.config(file);
  const newName = config.at('new_post_name').text || ':title.md';
  const plugins = reader.config('package.json').at('dependencies').keys;
  return {
    kind: 'hexo',
    root: reader.root,
    // Without `root`, links lie below the path of `url`.
    base: basePath(config.at('root').text || config.at('url').text),
    source: trimSlashes(config.at('source_dir').text) || 'source',
    permalink: config.at('permalink').text || ':year/:month/:day/:title/',
    defaults: strings(config.at('permalink_defaults')),
    ...(plugins.some((name) => ABBRLINK.test(name)) ? { written: ['abbrlink'] } : {}),
    name: newName.replace(/\.[^./]*$/, ''),
    extension: /\.[^./]*$/.exec(newName)?.[0] ?? '',
    assetFolder: config.at('post_asset_folder').isTrue,
    defaultCategory: config.at('default_category').text || 'uncategorized',
    categoryMap: strings(config.at('category_map')),
    filenameCase: Number(config.at('filename_case').text || 0),
    trailingIndex: !config.at('pretty_urls', 'trailing_index').isFalse,
    trailingHtml: !config.at('pretty_urls', 'trailing_html').isFalse,
    timezone: config.at('timezone').text || null,
  };
}

function strings(config: Config): Record<string, string> {
  return Object.fromEntries(config.keys.map((key) => [key, config.at(key).text]));
}
