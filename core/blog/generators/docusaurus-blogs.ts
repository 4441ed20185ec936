import { blockInCode, bracketed, plainPath } from './code-reader';
import { stringInCode } from './site-reader';

/** A blog that a site's configuration declares. */
export interface DeclaredBlog {
  /** What its instance of the plugin is called; '' for the preset's. */
  readonly id: string;
  readonly folder: string;
  /** Where its addresses begin, without slashes around it; '' for the site's root. */
  readonly route: string;
}

/** A site's own plugin around that of blogs (`./plugins/my-blog.js`) is one if it has options. */
const PLUGIN =
  /["'](?:(?:@docusaurus\/)?(?:plugin-)?content-blog|(\.{1,2}\/[\w./@-]{0,200}blog[\w./@-]{0,200}))["']\s{0,20}\)?\s{0,20}(?:,\s*(?=([{["']))|(?=\]))/gi;

/**
 * The preset's blog and every other instance of the plugin, by its name or `require.resolve()` of it, with the options behind.
 * Options that are made elsewhere are not known, and then neither is the blog. `code` is the configuration without comments; read,
 * never run. docusaurus.io/docs/using-plugins.
 */
export function declaredBlogs(code: string): DeclaredBlog[] {
  const found: DeclaredBlog[] = [];
  const add = (options: string): void => {
    const route = /\brouteBasePath\s*:\s*["'`]([^"'`]*)["'`]/.exec(options)?.[1] ?? 'blog';
    const folder = plainPath(stringInCode(options, 'path')) || 'blog';
    const id = stringInCode(options, 'id');
    if (found.some((blog) => blog.folder === folder)) return;
    found.push({ id: id === 'default' ? '' : id, folder, route: route.replace(/^\/+|\/+$/g, '') });
  };
  const preset = blockInCode(code, 'blog');
  if (preset !== '') add(preset);
  for (const { 0: call, 1: own, 2: next, index } of code.matchAll(PLUGIN)) {
    if (next === '{') add(bracketed(code, index + call.length));
    else if (own === undefined) add('');
  }
  const isOff = /\bblog\s*:\s*false\b/.test(code);
  if (found.length === 0 && !isOff && !/plugin-content-blog/.test(code)) add('');
  return found;
}
