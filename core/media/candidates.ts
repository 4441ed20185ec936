import type { ContentModel } from '../blog/model';
import { templateUrl } from '../markdown/template-tags';
import { decodePath } from './asset-url';

/** `http:`, `data:`, `//host` and the like. A single letter is a Windows drive, which is not ours either. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
/** Astro's usual names for `src/`. */
const ALIAS = /^[~@]\//;

/**
 * Where in the blog the file of an image may be, best first: paths relative to the blog's folder, `/`-separated,
 * each once. Empty for a remote image and for an address that cannot be known without running the site.
 * Never names a place outside the blog.
 * @param src the address as the post has it: encoded or not, with `?…` and `#…`, with template expressions
 * @param postId the post's path relative to the blog's folder
 */
export function imageCandidates(src: string, postId: string, model: ContentModel): string[] {
  const address = localAddress(src, model);
  if (address === null) return [];
  const folder = postId.slice(0, postId.lastIndexOf('/') + 1);
  const found: string[] = [];
  for (const path of spellings(address)) {
    const alias = ALIAS.exec(path);
    if (alias !== null) found.push(`src/${path.slice(alias[0].length)}`);
    const fromRoot = path.startsWith('/') ? path : null;
    if (fromRoot === null) {
      found.push(`${folder}${path}`, `${postId.replace(/\.[^./]+$/, '')}/${path}`);
    }
    const rooted = fromRoot ?? `/${path}`;
    for (const { path: root, url } of model.staticFolders) {
      if (rooted.startsWith(url)) found.push(`${root}/${rooted.slice(url.length)}`);
    }
    if (fromRoot !== null) found.push(`${contentRoot(model, postId)}${fromRoot}`);
    found.push(rooted);
  }
  return [...new Set(found.map(normalise).filter((path) => path !== null))];
}

/** The address as a path, without what is not one; null when it is not a file of the blog. */
function localAddress(src: string, model: ContentModel): string | null {
  const bare = src.trim().replace(/^<(.*)>$/, '$1');
  const decoded = /%7b/i.test(bare) ? (decodePath(bare) ?? bare) : bare;
  const url = templateUrl(decoded.replace(/^\{(?:static|attach|filename)\}/, ''));
  if (url === null || url === '' || url.startsWith('#')) return null;
  const site = model.site.baseUrl.replace(/\/+$/, '');
  if (site !== '' && url.startsWith(`${site}/`)) return url.slice(site.length);
  return REMOTE.test(url) ? null : withoutBasePath(url, site);
}

/** A site that lives in a folder of its host, `https://host/blog/`, may write that folder in its addresses. */
function withoutBasePath(url: string, site: string): string {
  const base = /^[a-z]+:\/\/[^/]+(\/.*)$/i.exec(site)?.[1] ?? '';
  return base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}

/** The path without query and fragment, then, for a file whose name has a `?` or `#`, with them; decoded first. */
function spellings(address: string): string[] {
  const plain = address.replace(/[?#].*$/s, '');
  const all = plain === address ? [address] : [plain, address];
  return [...new Set(all.flatMap((path) => [decodePath(path) ?? path, path]))].filter((path) => path !== '');
}

/** The content folder the post is in: Hugo serves bundles' files from there too. */
function contentRoot(model: ContentModel, postId: string): string {
  const folders = model.contentFolders
    .map(({ path }) => path)
    .filter((path) => postId.startsWith(`${path}/`));
  return folders.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** `a/./b/../c` → `a/c`; null when it leaves the folder, is empty, or is no path (NUL, a backslash up). */
function normalise(path: string): string | null {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else if (segment.includes('\0') || segment.includes('\\')) return null;
    else segments.push(segment);
  }
  return segments.length === 0 ? null : segments.join('/');
}
