import type { ContentModel } from '../../blog/model';
import type { PermalinkRule } from '../../blog/permalink-rule';
import { astroUrl } from './astro-url';
import { docusaurusUrl } from './docusaurus-url';
import { eleventyUrl } from './eleventy-url';
import type { UrlFacts, UrlMaker } from './facts';
import { foldersUrl } from './folders-url';
import { hexoUrl } from './hexo-url';
import { hugoUrl } from './hugo-url';
import { jekyllUrl } from './jekyll-url';
import { pelicanUrl } from './pelican-url';
import { vitepressUrl } from './vitepress-url';
import { zolaUrl } from './zola-url';

export type { UrlFacts } from './facts';

const makers = new WeakMap<PermalinkRule, UrlMaker>();

/**
 * The address of a post on its site: a path from the host's root with the base path in it (`/blog/2024/x/`),
 * not percent-encoded (as the folder is named that the generator prints into), and with the ending that the
 * generator links to. A draft has the address it will have. Null when the post has no page (`permalink: false`)
 * or when its address cannot be told: it is made by code, or from what the post does not say.
 */
export function postUrl(post: UrlFacts, model: Pick<ContentModel, 'permalink'>): string | null {
  let make = makers.get(model.permalink);
  if (make === undefined) {
    make = makerOf(model.permalink);
    makers.set(model.permalink, make);
  }
  return make(post);
}

function makerOf(rule: PermalinkRule): UrlMaker {
  switch (rule.kind) {
    case 'hugo':
      return hugoUrl(rule);
    case 'jekyll':
      return jekyllUrl(rule);
    case 'hexo':
      return hexoUrl(rule);
    case 'eleventy':
      return eleventyUrl(rule);
    case 'astro':
      return astroUrl(rule);
    case 'vitepress':
      return vitepressUrl(rule);
    case 'zola':
      return zolaUrl(rule);
    case 'pelican':
      return pelicanUrl(rule);
    case 'docusaurus':
      return docusaurusUrl(rule);
    case 'folders':
      return foldersUrl(rule);
    case 'unknown':
      return () => null;
  }
}
