import type { ContentModel } from './model';

/**
 * Whether the generator, as it is usually set up, takes `a/index.md` for the same post as `a.md`, so that a post
 * can be turned from one into the other. Hugo's and Zola's page bundles, Docusaurus' and Eleventy's index files;
 * Astro, Gatsby and Next where the blog's own posts are kept so.
 */
export function bundlesKnown({ generator, naming }: Pick<ContentModel, 'generator' | 'naming'>): boolean {
  switch (generator) {
    case 'hugo':
    case 'zola':
    case 'docusaurus':
    case 'eleventy':
    case 'astro':
      return true;
    case 'gatsby':
    case 'next':
    case 'vitepress':
      return naming === 'bundle';
    case 'jekyll':
    case 'hexo':
    case 'pelican':
    case 'plain':
      return false;
  }
}

/** Whether this blog has a way to say that a post is a draft. */
export function draftCanChange({ draftRule }: Pick<ContentModel, 'draftRule'>): boolean {
  return draftRule.kind !== 'none';
}
