import { withoutComments, wordInCode } from '../generators/code-reader';
import { type DeclaredBlog, declaredBlogs } from '../generators/docusaurus-blogs';
import type { ModelParts } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import type { RuleOf } from '../permalink-rule';
import { basePath } from './base-path';

type Rule = RuleOf<'docusaurus'>;

/** What `docusaurus.config` says about its blogs. Code is read by its looks, never run. */
export function docusaurusRule(parts: ModelParts, reader: SiteReader): Rule {
  const file = parts.configFile;
  const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
  const own = declaredBlogs(code);
  const slash = wordInCode(code, 'trailingSlash');
  return {
    kind: 'docusaurus',
    root: reader.root,
    base: basePath(stringInCode(code, 'baseUrl')),
    blogs: [
      ...own.map(({ folder, route }) => ({ folder, route, locale: '' })),
      ...translated(parts, own),
    ].sort((a, b) => b.folder.length - a.folder.length),
    trailingSlash: slash === 'true' ? true : slash === 'false' ? false : null,
  };
}

/** Blogs in `i18n/<locale>/`, whose addresses begin with the locale. */
function translated(parts: ModelParts, own: readonly DeclaredBlog[]): Rule['blogs'] {
  return parts.contentFolders.flatMap(({ path }) => {
    const match = /^i18n\/([^/]+)\/docusaurus-plugin-content-blog(?:-(.+))?$/.exec(path);
    const blog = match && own.find(({ id }) => id === (match[2] ?? ''));
    return match && blog ? [{ folder: path, route: blog.route, locale: match[1] ?? '' }] : [];
  });
}
