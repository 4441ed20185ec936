import { withoutComments } from '../generators/code-reader';
import type { ModelParts } from '../generators/parts';
import type { SiteReader } from '../generators/site-reader';
import type { PermalinkRule } from '../permalink-rule';

/**
 * Gatsby's starters: `createFilePath` below the folder that is read, perhaps with something before it. Anything else
 * in `gatsby-node` is decided by code. gatsbyjs.com/docs/reference/config-files/gatsby-node.
 */
export function gatsbyRule(parts: ModelParts, reader: SiteReader): PermalinkRule {
  const node = reader.paths.find((path) => /^gatsby-node\.[mc]?[jt]s$/.test(path));
  const code = withoutComments(node === undefined ? '' : (reader.text(node) ?? ''));
  if (!/\bcreateFilePath\s*\(/.test(code)) return { kind: 'unknown' };
  const page = /\bpath\s*:\s*(?:`(\/?[\w/-]*)\$\{[\w.?]*\bslug\}(\/?)`|[\w.?]*\bslug\b)\s*[,}\n]/.exec(code);
  const field = /\bvalue\s*:\s*(?:`(\/?[\w/-]*)\$\{\w+\}(\/?)`|\w+)\s*[,}\n]/.exec(code);
  const called = /\bvalue\s*:\s*createFilePath\s*\(/.test(code);
  const shorthand = /\bvalue\s*[,}]/.test(code);
  if (!page || (!field && !called && !shorthand)) return { kind: 'unknown' };
  const prefix = `/${page[1] ?? ''}/${field?.[1] ?? ''}/`.replace(/\/{2,}/g, '/');
  const config = reader.paths.find((path) => /^gatsby-config\.[mc]?[jt]s$/.test(path));
  const sources = config === undefined ? '' : (reader.text(config) ?? '');
  const folders = parts.contentFolders
    .filter(({ kind }) => kind !== 'pages')
    .map(({ path }) => ({ folder: sourceOf(path, sources), pattern: `${prefix}:path/` }));
  return { kind: 'folders', root: reader.root, base: '', folders };
}

/** The folder that `gatsby-source-filesystem` reads the posts from: theirs, or one above it. */
function sourceOf(folder: string, config: string): string {
  let path = folder;
  while (path !== '') {
    const written = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('/', '(?:/|["\'],\\s*["\'])');
    if (new RegExp(`["'\`/]${written}/?["'\`]`).test(config)) return path;
    path = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  }
  return folder;
}
