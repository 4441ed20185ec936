import type { ContentModel } from './model';
import type { PermalinkRule } from './permalink-rule';

type Kept = Pick<ContentModel, 'permalink' | 'contentFolders'>;

/**
 * The one pattern that makes the posts' addresses, as its generator writes it; `''` when the rule is not known and
 * an author may give one; null for a generator without patterns, or with several.
 */
export function patternOf({ permalink: rule }: Kept): string | null {
  switch (rule.kind) {
    case 'jekyll':
      return rule.posts;
    case 'hexo':
      return rule.permalink;
    case 'pelican':
      return rule.article ?? '';
    case 'hugo':
      return only(Object.values(rule.patterns));
    case 'eleventy':
      return only(rule.folders.map(({ pattern }) => pattern));
    case 'folders':
      return only(rule.folders.map(({ pattern }) => pattern));
    case 'unknown':
      return '';
    case 'astro':
    case 'zola':
    case 'docusaurus':
    case 'vitepress':
      return null;
  }
}

/**
 * The permalink rule with another pattern; the rule as it is when its generator has none. One that was not known
 * becomes a pattern for each folder of posts, with `:path` or `:name` where the post's own part goes.
 */
export function withPattern(model: Kept, pattern: string): PermalinkRule {
  const { permalink: rule, contentFolders } = model;
  if (patternOf(model) === null) return rule;
  switch (rule.kind) {
    case 'jekyll':
      return { ...rule, posts: pattern };
    case 'hexo':
      return { ...rule, permalink: pattern };
    case 'pelican':
      return { ...rule, article: pattern };
    case 'hugo':
      return {
        ...rule,
        patterns: Object.fromEntries(Object.keys(rule.patterns).map((section) => [section, pattern])),
      };
    case 'eleventy':
      return { ...rule, folders: rule.folders.map((folder) => ({ ...folder, pattern })) };
    case 'folders':
      return { ...rule, folders: rule.folders.map(({ folder }) => ({ folder, pattern })) };
    case 'unknown':
      return {
        kind: 'folders',
        root: '',
        base: '',
        folders: contentFolders
          .filter(({ kind }) => kind === 'posts')
          .map(({ path }) => ({ folder: path, pattern })),
      };
    case 'astro':
    case 'zola':
    case 'docusaurus':
    case 'vitepress':
      return rule;
  }
}

/** What all of them are; null when they differ or there is none. */
function only(patterns: readonly (string | null)[]): string | null {
  const [first = null] = patterns;
  return patterns.every((pattern) => pattern === first) ? first : null;
}
