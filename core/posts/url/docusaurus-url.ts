import type { RuleOf } from '../../blog/permalink-rule';
import { address, below } from './address';
import { textField, type UrlMaker } from './facts';

type Rule = RuleOf<'docusaurus'>;

/** A date anywhere in a path, with `-` or folders between its parts: plugin-content-blog/src/blogUtils.ts. */
const DATED = /^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)(?:\/index)?\.mdx?$/;

/** Docusaurus's addresses of blog posts: docusaurus.io/docs/blog and its front matter's `slug`. */
export function docusaurusUrl(rule: Rule): UrlMaker {
  return (post) => {
    const path = below(post.id, rule.root);
    if (path === null) return null;
    for (const { folder, route, locale } of rule.blogs) {
      const file = below(path, folder);
      if (file === null) continue;
      // The plugin leaves out names that begin with `_`.
      if (/(?:^|\/)_/.test(file)) return null;
      const slug = textField(post, 'slug') ?? slugOf(file);
      return withSlash(address(rule.base, locale, route, slug), rule.trailingSlash);
    }
    return null;
  };
}

function slugOf(file: string): string {
  const dated = DATED.exec(file);
  if (dated) return `/${(dated[2] ?? '').replaceAll('-', '/')}/${dated[1]}${dated[3]}`;
  return `/${file.replace(/(?:\/index)?\.mdx?$/, '')}`;
}

function withSlash(url: string, slash: boolean | null): string {
  if (slash === null) return url;
  const bare = url === '/' ? url : url.replace(/\/$/, '');
  return slash && bare !== '/' ? `${bare}/` : bare;
}
