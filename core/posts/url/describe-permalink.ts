import type { PermalinkRule } from '../../blog/permalink-rule';

/**
 * A permalink rule as its generator's users would write it down, for a page about the blog: `/:year/:title/`,
 * `/blog/[...slug]`, `/posts/<path>/`. Several patterns are joined with commas. '' when the rule is not known.
 */
export function describePermalink(rule: PermalinkRule): string {
  return patternsOf(rule)
    .map((pattern) => (rule.kind === 'unknown' ? pattern : withBase(rule.base, pattern)))
    .join(', ');
}

function patternsOf(rule: PermalinkRule): string[] {
  switch (rule.kind) {
    case 'hugo': {
      const end = rule.ugly === true ? '.html' : '/';
      const sections = Object.entries(rule.patterns).map(([section, pattern]) =>
        Object.keys(rule.patterns).length > 1 ? `${section || '/'}: ${pattern}` : pattern,
      );
      return sections.length > 0 ? sections : [`/:sections/:slugorcontentbasename${end}`];
    }
    case 'jekyll':
      return [rule.posts];
    case 'hexo':
      return [rule.permalink];
    case 'eleventy': {
      const said = rule.folders.map(({ pattern }) => pattern).filter((pattern) => pattern !== null);
      return said.length > 0 ? [...new Set(said)] : ['/<path>/'];
    }
    case 'astro':
      return rule.routes.map(({ route }) => route);
    case 'zola':
      return ['/<section>/<slug>/'];
    case 'pelican':
      return rule.article === null ? [] : [rule.article];
    case 'docusaurus':
      return [
        ...new Set(
          rule.blogs.map(({ route }) => `/${route}/<year>/<month>/<day>/<slug>`.replace(/^\/+/, '/')),
        ),
      ];
    case 'vitepress':
      return rule.clean ? ['/<path>'] : ['/<path>.html'];
    case 'folders':
      return [...new Set(rule.folders.map(({ pattern }) => pattern))];
    case 'unknown':
      return [];
  }
}

function withBase(base: string, pattern: string): string {
  if (base === '' || /^[^/]+: /.test(pattern)) return pattern;
  return `${base}/${pattern.replace(/^\//, '')}`;
}
