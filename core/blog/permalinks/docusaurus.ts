import { blockInCode, bracketed, withoutComments, wordInCode } from '../generators/code-reader';
import type { ModelParts } from '../generators/parts';
import { type SiteReader, stringInCode } from '../generators/site-reader';
import type { RuleOf } from '../permalink-rule';
import { basePath, trimSlashes } from './base-path';

type Rule = RuleOf<'docusaurus'>;

/** What `docusaurus.config` says about its blogs. Code is read by its looks, never run. */
export function docusaurusRule(parts: ModelParts, reader: SiteReader): Rule {
  const file = parts.configFile;
  const code = withoutComments(file === null ? '' : (reader.text(file) ?? ''));
  const own = blogs(code);
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

interface Blog {
  readonly id: string;
  readonly folder: string;
  readonly route: string;
}

/** The preset's blog and every other instance of the plugin. */
function blogs(code: string): Blog[] {
  const found: Blog[] = [];
  const add = (options: string): void => {
    const route = /\brouteBasePath\s*:\s*["'`]([^"'`]*)["'`]/.exec(options)?.[1] ?? 'blog';
    const folder = trimSlashes(stringInCode(options, 'path')) || 'blog';
    const id = stringInCode(options, 'id');
    if (!found.some((blog) => blog.folder === folder))
      found.push({ id: id === 'default' ? '' : id, folder, route: trimSlashes(route) });
  };
  const preset = blockInCode(code, 'blog');
  if (preset !== '') add(preset);
  for (const match of code.matchAll(/["'](?:@docusaurus\/)?(?:plugin-)?content-blog["']\s*,\s*/g)) {
    add(bracketed(code, match.index + match[0].length));
  }
  if (found.length === 0) add('');
  return found;
}

/** Blogs in `i18n/<locale>/`, whose addresses begin with the locale. */
function translated(parts: ModelParts, own: readonly Blog[]): Rule['blogs'] {
  return parts.contentFolders.flatMap(({ path }) => {
    const match = /^i18n\/([^/]+)\/docusaurus-plugin-content-blog(?:-(.+))?$/.exec(path);
    const blog = match && own.find(({ id }) => id === (match[2] ?? ''));
    return match && blog ? [{ folder: path, route: blog.route, locale: match[1] ?? '' }] : [];
  });
}
