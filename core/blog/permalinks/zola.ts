import type { ModelParts } from '../generators/parts';
import type { SiteReader } from '../generators/site-reader';
import type { RuleOf } from '../permalink-rule';
import { basePath } from './base-path';

/** What Zola's configuration says about addresses. getzola.org/documentation/getting-started/configuration. */
export function zolaRule(parts: ModelParts, reader: SiteReader): RuleOf<'zola'> {
  const file = parts.configFile;
  const config = reader.config(file);
  const slugify = config.at('slugify', 'paths').text;
  return {
    kind: 'zola',
    root: reader.root,
    base: basePath(config.at('base_url').text),
    content: 'content',
    slugify: slugify === 'safe' || slugify === 'off' ? slugify : 'on',
    keepDates: config.at('slugify', 'paths_keep_dates').isTrue,
    defaultLanguage: config.at('default_language').text || 'en',
    languages: config.at('languages').keys,
  };
}
