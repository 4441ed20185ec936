import type { ContentModel } from '../../blog/model';
import { DATED } from '../../blog/naming';
import type { PostLink } from './links';
import {
  basePath,
  contentRoots,
  cutTarget,
  decoded,
  folderOf,
  joined,
  nameOf,
  PAGE_SOURCE,
  siteRoot,
  stemOf,
  wayBetween,
} from './paths';

/** A post that moved, seen from a post that links to it (or that moved itself). */
export interface Move {
  /** The post with the link, where it is now. */
  readonly fromId: string;
  readonly fromUrl: string | null;
  /** The post it leads to, where it was and where it is now. */
  readonly oldId: string;
  readonly toId: string;
  /** Not percent-encoded, with the base path, as `PostSummary.url` has it. */
  readonly toUrl: string | null;
}

/**
 * What to put in place of a link's target (`[from, to)`) so that it leads to a post that moved: in the form the link has,
 * relative or from the root, with its `#…` and `?…`. Null when the address it would need is not known.
 */
export function rewriteLink(link: PostLink, move: Move, model: ContentModel): string | null {
  const { path, rest } = cutTarget(link.target);
  const { toId } = move;
  switch (link.form) {
    case 'post-url':
      return `${path.startsWith('/') ? '/' : ''}${postName(path, toId)}${rest}`;
    case 'jekyll-link': {
      const way = wayFrom(siteRoot(model), toId);
      return way === null ? null : `${path.startsWith('/') ? '/' : ''}${way}${rest}`;
    }
    case 'hugo-ref':
      return `${hugoPath(path, move, model)}${rest}`;
    case 'wikilink':
      return `${wikiName(path, toId)}${rest}`;
    case 'inline':
    case 'definition':
    case 'autolink':
    case 'html':
      return address(link, path, rest, move, model);
  }
}

/** The way to a path from a folder it lies in; null when it lies elsewhere. */
function wayFrom(folder: string, path: string): string | null {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** As much of the path under `_posts` as the link had, without extension. */
function postName(before: string, toId: string): string {
  const under = toId.replace(/^(?:.*\/)?_(?:posts|drafts)\//, '').replace(/\.[^./]+$/, '');
  return before.replace(/^\//, '').includes('/') ? under : under.slice(under.lastIndexOf('/') + 1);
}

function wikiName(before: string, toId: string): string {
  const withExtension = PAGE_SOURCE.test(before);
  const name = nameOf(toId);
  // A name without the date led to a dated file: its new one has one too, and is found without it.
  const short = DATED.test(before) ? name : name.replace(DATED, '');
  const last = withExtension ? toId.slice(toId.lastIndexOf('/') + 1) : short;
  return before.includes('/') ? joined(folderOf(before), last) : last;
}

/** A page of Hugo's, as the link named it: from the root, beside it, or by its name alone; with `.md` or without. */
function hugoPath(before: string, { fromId, oldId, toId }: Move, model: ContentModel): string {
  const bundle = /(?:^|\/)index\.[^./]+$/i.test(toId);
  const target = (path: string) => (PAGE_SOURCE.test(before) && !bundle ? path : stemOf(path));
  const root = rootOf(before, oldId, model);
  const whole = target(wayFrom(root, toId) ?? toId);
  const slash = before.endsWith('/') ? '/' : '';
  if (before.startsWith('/')) return `/${whole}${slash}`;
  if (/^\.\.?\//.test(before)) {
    return asRelative(wayBetween(folderOf(fromId), target(toId)), before.startsWith('./')) + slash;
  }
  return (before.includes('/') ? whole : whole.slice(whole.lastIndexOf('/') + 1)) + slash;
}

const asRelative = (way: string, dotted: boolean): string =>
  dotted && !way.startsWith('../') ? `./${way}` : way;

function address(link: PostLink, path: string, rest: string, move: Move, model: ContentModel): string | null {
  const written = newAddress(link, path, move, model);
  return written === null ? null : `${inForm(link, path, written)}${rest}`;
}

/** The new address, decoded. */
function newAddress(link: PostLink, path: string, move: Move, model: ContentModel): string | null {
  const { fromId, fromUrl, oldId, toId, toUrl } = move;
  if (path.startsWith('@/')) {
    const way = wayFrom(rootOf(path.slice(2), oldId, model), toId);
    return way === null ? null : `@/${way}`;
  }
  const pelican = /^[{|](?:filename|static|attach)[}|]/.exec(path)?.[0];
  if (pelican !== undefined) {
    const inside = path.slice(pelican.length);
    if (!inside.startsWith('/')) return `${pelican}${wayBetween(folderOf(fromId), toId)}`;
    return `${pelican}/${wayFrom(rootOf(inside, oldId, model), toId) ?? toId}`;
  }
  const host = /^(?:https?:)?\/\/[^/?#]+/i.exec(path)?.[0] ?? '';
  const rooted = host !== '' || path.startsWith('/');
  if (PAGE_SOURCE.test(path) && host === '') {
    if (!rooted) return asRelative(wayBetween(folderOf(fromId), toId), path.startsWith('./'));
    return `/${wayFrom(rootOf(path, oldId, model), toId) ?? toId}`;
  }
  if (toUrl === null) return null;
  if (rooted) return `${host}${endedLike(path, withBase(link, path, host, toUrl, model))}`;
  return fromUrl === null ? null : relativeUrl(path, fromUrl, toUrl);
}

/** The folder in which a path from the content's root led to the post; with nothing to go by, the content's own. */
function rootOf(path: string, oldId: string, model: ContentModel): string {
  const bare = decoded(path).replace(/^\/|\/$/g, '');
  for (const [id, end] of [
    [oldId, bare],
    [stemOf(oldId), stemOf(bare)],
    [stemOf(oldId), bare],
  ] as const) {
    if (end.includes('/') && id.endsWith(`/${end}`)) return id.slice(0, -end.length - 1);
    if (id === end) return '';
  }
  const roots = contentRoots(model).filter((folder) => folder !== '' && folder !== siteRoot(model));
  return roots.find((folder) => oldId.startsWith(`${folder}/`)) ?? roots[0] ?? '';
}

/** `toUrl` has the base path; a link that did without it goes on so. */
function withBase(link: PostLink, path: string, host: string, toUrl: string, model: ContentModel): string {
  const base = basePath(model);
  if (base === '' || !toUrl.startsWith(`${base}/`)) return toUrl;
  const had = host !== '' || path === base || path.startsWith(`${base}/`);
  return link.withoutBase || !had ? toUrl.slice(base.length) : toUrl;
}

/** With `index.html`, `.html` or the slash at the end that the link had, as far as the page is the same. */
function endedLike(before: string, url: string): string {
  if (/\/index\.html?$/i.test(before) && url.endsWith('/')) {
    return `${url}${before.slice(before.lastIndexOf('/') + 1)}`;
  }
  if (!before.endsWith('/') && url.endsWith('/') && !/\.html?$/i.test(before)) return url.replace(/\/$/, '');
  return /\.html?$/i.test(url) && !/\.html?$/i.test(before) && !before.endsWith('/')
    ? url.replace(/\.html?$/i, '')
    : url;
}

function relativeUrl(before: string, fromUrl: string, toUrl: string): string {
  const folder = fromUrl.slice(1, Math.max(1, fromUrl.lastIndexOf('/')));
  const slash = toUrl.endsWith('/') ? '/' : '';
  const way = `${wayBetween(folder, toUrl.slice(1).replace(/\/$/, ''))}${slash}`;
  return endedLike(before, asRelative(way, before.startsWith('./')));
}

/** Encoded as the link was, and so that nothing in it ends the link. */
function inForm(link: PostLink, before: string, written: string): string {
  const encoded = /%[0-9a-f]{2}/i.test(before) || link.form === 'autolink';
  const text = (encoded ? encodeURI(written) : written.replaceAll('%', '%25')).replace(/[?#]/g, percent);
  switch (link.form) {
    case 'inline':
    case 'definition':
      return text.replace(/[\s()<>\\]/g, percent);
    case 'html':
      return text.replace(/["'<>& ]/g, (unit) => (unit === '&' ? '&amp;' : percent(unit)));
    default:
      return text;
  }
}

const percent = (unit: string): string =>
  encodeURIComponent(unit).replace(/[()']/g, (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`);
