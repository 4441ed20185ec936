import { resolveUrl } from '#core/posts/links/paths';
import { NO_ADDRESSES, type SiteAddresses } from '../posts/site-addresses';

/** What a click on a link of the page means. */
export type LinkTarget =
  | { readonly kind: 'web'; readonly url: string }
  /** `place` is the id of a heading of its, or null. */
  | { readonly kind: 'post'; readonly id: string; readonly place: string | null }
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'refused' };

/**
 * Where a link leads. `href` is as the post writes it; `postId` is the post it stands in; `ids` are the blog's
 * posts, and `site` says where they are on it. A link to a post may have its address, or name its file relative to this one
 * or to the blog, with or without its extension. Where no address is known its last part names the file or its folder.
 */
export function linkTarget(
  href: string,
  postId: string,
  ids: ReadonlySet<string>,
  site: Pick<SiteAddresses, 'postAt' | 'urlOf'> = NO_ADDRESSES,
): LinkTarget {
  const trimmed = href.trim();
  if (trimmed.startsWith('#')) return { kind: 'place', id: decode(trimmed.slice(1)) };
  if (/^(https?|mailto):/i.test(trimmed)) return { kind: 'web', url: trimmed };
  if (trimmed.startsWith('//')) return { kind: 'web', url: `https:${trimmed}` };
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return { kind: 'refused' };
  const written = trimmed.replace(/[?#].*$/, '');
  const path = decode(written);
  const fragment = /#(.+)$/.exec(trimmed)?.[1];
  const place = fragment === undefined ? null : decode(fragment);
  const there = written.startsWith('/') ? site.postAt(written) : null;
  if (there !== null) return { kind: 'post', id: there, place };
  const folder = postId.slice(0, postId.lastIndexOf('/') + 1);
  for (const base of [folder, '']) {
    const id = resolve(path.startsWith('/') ? path.slice(1) : base + path);
    if (id === null) continue;
    for (const end of ['', '.md', '.markdown', '.mdx', '/index.md', '/_index.md'])
      if (ids.has(id + end)) return { kind: 'post', id: id + end, place };
  }
  const own = written.startsWith('/') || written === '' ? null : site.urlOf(postId);
  const address = own === null ? null : resolveUrl(own, written);
  const beside = address === null ? null : site.postAt(address);
  if (beside !== null) return { kind: 'post', id: beside, place };
  const slug =
    path
      .replace(/\/+$|\.html?$/g, '')
      .split('/')
      .at(-1) ?? '';
  if (slug !== '' && slug !== '..')
    for (const id of ids) if (slugOf(id) === slug) return { kind: 'post', id, place };
  return { kind: 'refused' };
}

/** The part of a post's path its address is made of: the file's name without date and extension, or its folder's. */
function slugOf(id: string): string {
  const parts = id.replace(/\.[a-z]+$/i, '').split('/');
  const name = parts.at(-1) === 'index' ? (parts.at(-2) ?? '') : (parts.at(-1) ?? '');
  return name.replace(/^\d{4}-\d{2}-\d{2}-/, '');
}

function resolve(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` is legal in a post; such a link means what it says.
    return text;
  }
}
