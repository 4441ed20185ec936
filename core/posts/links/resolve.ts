import type { ContentModel } from '../../blog/model';
import { imageCandidates } from '../../media/candidates';
import type { PostLink } from './links';
import type { Found, LinkLookup } from './lookup';
import {
  comparedUrl,
  contentRoots,
  cutTarget,
  decoded,
  folderOf,
  joined,
  normalPath,
  PAGE_SOURCE,
  resolveUrl,
  siteRoot,
  stemOf,
} from './paths';

/** Where a link leads. `exact` is false when the case of letters is wrong: it works here and not on the site. */
export type LinkTarget =
  | { readonly kind: 'post'; readonly id: string; readonly exact: boolean }
  | { readonly kind: 'file'; readonly path: string; readonly exact: boolean }
  /** A place in the same post. */
  | { readonly kind: 'same-page' }
  | { readonly kind: 'external' }
  /** A page or a list of the site that is no post, or what cannot be told without building it. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'broken' };

/** Generators whose pages may come from code alone, so that an address without a file proves nothing. */
const ROUTES_IN_CODE: ReadonlySet<ContentModel['generator']> = new Set([
  'next',
  'gatsby',
  'docusaurus',
  'eleventy',
  'astro',
]);
/** Files that a build writes. */
const WRITTEN_BY_BUILD = /\.(?:xml|json|txt|css|js|mjs|map|webmanifest|ics|php|aspx?|cgi|rss|atom)$/i;

/**
 * Where a link in the post `fromId` leads in this blog, as the generator and then the host would find it. Never
 * says `broken` of what only building the site could tell.
 */
export function resolveLink(
  link: PostLink,
  fromId: string,
  model: ContentModel,
  lookup: LinkLookup,
): LinkTarget {
  const { path, rest } = cutTarget(unescaped(link));
  if (path === '') return rest === '' ? { kind: 'unknown' } : { kind: 'same-page' };
  const name = decoded(path);
  switch (link.form) {
    case 'post-url':
      return oneOf(byPostName(name, model, lookup));
    case 'jekyll-link':
      return byFile([joined(siteRoot(model), name.replace(/^\//, ''))], lookup);
    case 'hugo-ref':
      return hugoRef(name, fromId, model, lookup);
    case 'wikilink':
      return wikilink(link, name, fromId, model, lookup);
    case 'inline':
    case 'definition':
    case 'autolink':
    case 'html':
      return address(link, path, fromId, model, lookup);
  }
}

/** The target without Markdown's backslashes and the one entity that addresses have. */
function unescaped({ form, target }: PostLink): string {
  if (form === 'inline' || form === 'definition') {
    return target.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
  }
  return form === 'html' ? target.replaceAll('&amp;', '&') : target;
}

function oneOf(ids: readonly string[]): LinkTarget {
  const [id] = ids;
  if (id === undefined) return { kind: 'broken' };
  return ids.length === 1 ? { kind: 'post', id, exact: true } : { kind: 'unknown' };
}

/** Jekyll: the path under `_posts` without extension, date included. Hexo: the same without its folder. */
function byPostName(name: string, model: ContentModel, lookup: LinkLookup): string[] {
  const wanted = name.replace(/^\//, '').replace(PAGE_SOURCE, '');
  const last = wanted.slice(wanted.lastIndexOf('/') + 1);
  // A dated name is looked up with its date: several posts may share the rest.
  return [...lookup.named(last)].filter((id) => {
    const stem = stemOf(id);
    if (stem !== wanted && !stem.endsWith(`/${wanted}`)) return false;
    return model.generator !== 'jekyll' || /(?:^|\/)_posts\//.test(id);
  });
}

function byFile(paths: readonly (string | null)[], lookup: LinkLookup): LinkTarget {
  let near: LinkTarget | null = null;
  for (const path of paths) {
    if (path === null) continue;
    const post = lookup.post(path);
    if (post?.exact) return { kind: 'post', id: post.path, exact: true };
    const file = lookup.file?.(path) ?? null;
    if (file?.exact) return { kind: 'file', path: file.path, exact: true };
    if (post) near ??= { kind: 'post', id: post.path, exact: false };
    if (file) near ??= { kind: 'file', path: file.path, exact: false };
  }
  return near ?? (lookup.file === null ? { kind: 'unknown' } : { kind: 'broken' });
}

/** Hugo looks beside the page, then from the content's root, then for a page of that name anywhere. */
function hugoRef(name: string, fromId: string, model: ContentModel, lookup: LinkLookup): LinkTarget {
  const bare = name.replace(/^\//, '').replace(/\/$/, '');
  const folders = name.startsWith('/')
    ? contentRoots(model)
    : [folderOf(fromId), ...(isBundle(fromId) ? [folderOf(folderOf(fromId))] : []), ...contentRoots(model)];
  const found = firstPage(
    folders.map((folder) => normalPath(joined(folder, bare))),
    lookup,
  );
  if (found !== null) return found;
  const anywhere = bare.includes('/') ? [] : lookup.named(stemOf(bare)).filter((id) => isNamed(id, bare));
  if (anywhere.length > 0) return oneOf(anywhere);
  return lookup.mayBePage(`/${stemOf(bare)}`) || lookup.file === null
    ? { kind: 'unknown' }
    : { kind: 'broken' };
}

const isBundle = (id: string): boolean => /(?:^|\/)index\.[^./]+$/i.test(id);
/** By its file's name, not its title. */
const isNamed = (id: string, name: string): boolean =>
  stemOf(id).toLowerCase().endsWith(stemOf(name).toLowerCase());

function firstPage(paths: readonly (string | null)[], lookup: LinkLookup): LinkTarget | null {
  let near: Found | null = null;
  for (const path of paths) {
    if (path === null) continue;
    const found = lookup.post(path) ?? lookup.page(stemOf(path)) ?? lookup.page(path);
    if (found?.exact) return { kind: 'post', id: found.path, exact: true };
    near ??= found;
  }
  return near === null ? null : { kind: 'post', id: near.path, exact: false };
}

function wikilink(
  link: PostLink,
  name: string,
  fromId: string,
  model: ContentModel,
  lookup: LinkLookup,
): LinkTarget {
  const bare = name.trim();
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  const posts = lookup.named(last.replace(PAGE_SOURCE, ''));
  if (posts.length > 0) {
    const same = posts.filter((id) => stemOf(id).endsWith(bare.replace(PAGE_SOURCE, '')));
    return oneOf(same.length > 0 ? same : posts);
  }
  const file = lookup.fileNamed(last);
  if (file !== null) return { kind: 'file', path: file, exact: true };
  if (link.image) return images(bare, fromId, model, lookup) ?? { kind: 'broken' };
  // Two brackets mean nothing to most generators, so that this may be text.
  return { kind: 'unknown' };
}

/** The file an image or a download is in; null when there is none, `unknown` when the files are not known. */
function images(path: string, fromId: string, model: ContentModel, lookup: LinkLookup): LinkTarget | null {
  if (lookup.file === null) return { kind: 'unknown' };
  let near: LinkTarget | null = null;
  for (const candidate of imageCandidates(path, fromId, model)) {
    const found = lookup.file(candidate);
    if (found?.exact) return { kind: 'file', path: found.path, exact: true };
    if (found) near ??= { kind: 'file', path: found.path, exact: false };
  }
  return near;
}

const SCHEME = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i;

function address(
  link: PostLink,
  written: string,
  fromId: string,
  model: ContentModel,
  lookup: LinkLookup,
): LinkTarget {
  const own = ownPath(written, model);
  if (own === null) return { kind: 'external' };
  if (/\{[{%]/.test(own)) return { kind: 'unknown' };
  if (own.startsWith('@/') && model.generator === 'zola') {
    return (
      firstPage(
        contentRoots(model).map((root) => normalPath(joined(root, decoded(own.slice(2))))),
        lookup,
      ) ?? byFile([joined(joined(siteRoot(model), 'content'), decoded(own.slice(2)))], lookup)
    );
  }
  const pelican = /^[{|](filename|static|attach)[}|]/.exec(own);
  if (pelican !== null) {
    const path = decoded(own.slice(pelican[0].length));
    const folders = path.startsWith('/') ? contentRoots(model) : [folderOf(fromId)];
    return byFile(
      folders.map((folder) => normalPath(joined(folder, path))),
      lookup,
    );
  }
  if (/^[{|]\w+[}|]/.test(own)) return { kind: 'unknown' };
  if (link.image) return images(written, fromId, model, lookup) ?? missingImage(own, fromId, model);
  if (!own.startsWith('/')) return relative(own, fromId, model, lookup);
  const found = fromRoot(own, written, fromId, model, lookup);
  // With the host in front it may be another site's that lies under the same name.
  return found.kind === 'broken' && own !== written && !lookup.looksLikePost(own)
    ? { kind: 'unknown' }
    : found;
}

/** An alias of the site's build (`@/…`, `~/…`) may mean any folder. */
function missingImage(path: string, fromId: string, model: ContentModel): LinkTarget {
  if (/^[@~#$]/.test(path) || imageCandidates(path, fromId, model).length === 0) return { kind: 'unknown' };
  return { kind: 'broken' };
}

/** The path of an address on this site, from the root where it is absolute; null for another site's. */
function ownPath(written: string, { site }: ContentModel): string | null {
  if (!SCHEME.test(written)) return written;
  const host = /^(?:[a-z]+:)?\/\/([^/?#]+)/i.exec(site.baseUrl)?.[1]?.toLowerCase();
  const match = /^(?:https?:)?\/\/([^/?#]+)(.*)$/i.exec(written);
  if (host === undefined || match === null || match[1]?.toLowerCase() !== host) return null;
  return match[2] || '/';
}

function fromRoot(
  own: string,
  written: string,
  fromId: string,
  model: ContentModel,
  lookup: LinkLookup,
): LinkTarget {
  const post = lookup.url(own);
  if (post !== null) return { kind: 'post', id: post.path, exact: post.exact };
  const path = decoded(own).replace(/^\/+/, '');
  if (PAGE_SOURCE.test(path)) {
    const paths = contentRoots(model).map((root) => normalPath(joined(root, path)));
    return firstPage(paths, lookup) ?? byFile(paths, lookup);
  }
  const file = images(written, fromId, model, lookup);
  if (file !== null && file.kind !== 'unknown') return file;
  return missingPage(own, model, lookup);
}

function relative(own: string, fromId: string, model: ContentModel, lookup: LinkLookup): LinkTarget {
  const path = decoded(own);
  const beside = normalPath(joined(folderOf(fromId), path));
  if (PAGE_SOURCE.test(path)) {
    const paths = [beside, ...contentRoots(model).map((root) => normalPath(joined(root, path)))];
    const found = firstPage(paths.slice(0, 1), lookup) ?? byFile(paths.slice(0, 1), lookup);
    return found.kind === 'broken' ? (firstPage(paths, lookup) ?? found) : found;
  }
  const fromUrl = lookup.urlOf(fromId);
  const url = fromUrl === null ? null : resolveUrl(fromUrl, own);
  const post = url === null ? null : lookup.url(url);
  if (post !== null) return { kind: 'post', id: post.path, exact: post.exact };
  const page = beside === null ? null : (lookup.page(beside) ?? lookup.page(stemOf(beside)));
  if (page !== null) return { kind: 'post', id: page.path, exact: page.exact };
  const file = images(own, fromId, model, lookup);
  if (file !== null) return file;
  if (/\.[a-z]\w{1,4}$/i.test(path) && !/\.html?$/i.test(path) && !WRITTEN_BY_BUILD.test(path)) {
    return { kind: 'broken' };
  }
  return url === null ? { kind: 'unknown' } : missingPage(url, model, lookup);
}

/** An address that no post has. */
function missingPage(url: string, model: ContentModel, lookup: LinkLookup): LinkTarget {
  if (lookup.file === null || lookup.mayBePage(url)) return { kind: 'unknown' };
  const compared = comparedUrl(url);
  if (WRITTEN_BY_BUILD.test(compared)) return { kind: 'unknown' };
  if (lookup.looksLikePost(url)) return { kind: 'broken' };
  if (model.permalink.kind === 'unknown' || ROUTES_IN_CODE.has(model.generator)) {
    return /\.(?:png|jpe?g|gif|webp|avif|svg|pdf|zip|mp[34]|epub|md)$/i.test(compared)
      ? { kind: 'broken' }
      : { kind: 'unknown' };
  }
  return { kind: 'broken' };
}
