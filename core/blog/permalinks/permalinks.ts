import type { ModelParts } from '../generators/parts';
import type { SiteReader } from '../generators/site-reader';
import type { PermalinkRule } from '../permalink-rule';
import { astroRule } from './astro';
import { docusaurusRule } from './docusaurus';
import { eleventyRule } from './eleventy';
import { gatsbyRule } from './gatsby';
import { hexoRule } from './hexo';
import { hugoRule } from './hugo';
import { jekyllRule } from './jekyll';
import { nextRule } from './next';
import { pelicanRule } from './pelican';
import { vitepressRule } from './vitepress';
import { zolaRule } from './zola';

/**
 * How the addresses of this site are made, from what its configuration says; code is read, never run.
 * `unknown` when it cannot be told. The paths of `parts` are relative to the site's root.
 */
export function permalinkRule(parts: ModelParts, reader: SiteReader): PermalinkRule {
  switch (parts.generator) {
    case 'astro':
      return astroRule(parts, reader);
    case 'docusaurus':
      return docusaurusRule(parts, reader);
    case 'eleventy':
      return eleventyRule(parts, reader);
    case 'gatsby':
      return gatsbyRule(parts, reader);
    case 'hexo':
      return hexoRule(parts, reader);
    case 'hugo':
      return hugoRule(reader);
    case 'jekyll':
      return jekyllRule(parts, reader);
    case 'next':
      return nextRule(parts, reader);
    case 'pelican':
      return pelicanRule(parts, reader);
    case 'vitepress':
      return vitepressRule(parts, reader);
    case 'zola':
      return zolaRule(parts, reader);
    case 'plain':
      return { kind: 'unknown' };
  }
}
