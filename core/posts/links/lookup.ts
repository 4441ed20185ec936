import type { ContentModel } from '../../blog/model';
import type { PostSummary } from '../post';
import {
  basePath,
  comparedPath,
  comparedUrl,
  folderOf,
  nameOf,
  normalPath,
  PAGE_SOURCE,
  stemOf,
} from './paths';

/** Something that was looked up; `exact` is false when only the case of its letters had to be overlooked. */
export interface Found {
  readonly path: string;
  readonly exact: boolean;
}

/** What `resolveLink` asks about a blog. Paths are relative to its folder; addresses from the site's root. */
export interface LinkLookup {
  /** The post in this file. */
  readonly post: (path: string) => Found | null;
  /** The post whose path without extension (and without `/index`) this is. */
  readonly page: (stem: string) => Found | null;
  /** The post with this address, with the base path or without. */
  readonly url: (url: string) => Found | null;
  readonly urlOf: (postId: string) => string | null;
  /** Posts whose file (or bundle) has this name, or that have this title; letter case aside. */
  readonly named: (name: string) => readonly string[];
  /** Any file of the blog; null when the files are not known. */
  readonly file: ((path: string) => Found | null) | null;
  /** The file of the blog with this name, wherever it is. */
  readonly fileNamed: (name: string) => string | null;
  /** Whether something other than a post is, or may be, at this address: a page, a list, an old address of a post. */
  readonly mayBePage: (url: string) => boolean;
  /** Whether addresses of posts look like this one, so that one that is missing is a mistake. */
  readonly looksLikePost: (url: string) => boolean;
}

export interface LookupSource {
  readonly posts: readonly Pick<PostSummary, 'id' | 'url' | 'title'>[];
  /** All files of the blog, posts included; null when they are not known. */
  readonly files: readonly string[] | null;
  /** Addresses that lead on to a post (`aliases`, `redirect_from`). */
  readonly oldUrls?: Iterable<string>;
  readonly model: ContentModel;
}

/** Lists that generators and themes make without a file of their own. */
const LISTS =
  /^(?:tags?|categor(?:y|ies)|archives?|authors?|series|topics?|page|search|feed|rss|atom|sitemap|index|404|blog|posts|p\d+|\d{1,4})$/i;
/** What a page of a site is made from, posts apart. */
const MAKES_PAGE =
  /\.(?:md|mdx|markdown|html?|njk|liquid|astro|vue|svelte|[jt]sx?|ejs|pug|hbs|haml|webc|rst|org|adoc|ipynb)$/i;
const DEPTH = 8;

/** Everything to look links up in, from a blog's posts and files. Made once for many links. */
export function linkLookup({ posts, files, oldUrls = [], model }: LookupSource): LinkLookup {
  const byPath = new CaseMap();
  const byStem = new CaseMap();
  const byUrl = new CaseMap();
  const urls = new Map<string, string>();
  const names = new Map<string, string[]>();
  const shapes = new Set<string>();
  const above = new Set<string>(['', '/']);
  const base = basePath(model);
  for (const { id, url, title } of posts) {
    byPath.add(id, id);
    byStem.add(stemOf(id), id);
    for (const name of new Set([nameOf(id), nameOf(id).replace(DATED, ''), title])) {
      const key = fold(name);
      const known = names.get(key);
      if (known === undefined) names.set(key, [id]);
      else known.push(id);
    }
    if (url === null) continue;
    urls.set(id, url);
    const compared = comparedPath(url);
    byUrl.add(compared, id);
    const shape = shapeOf(compared);
    if (shape !== null) shapes.add(shape);
    for (let list = folderOf(compared); list !== ''; list = folderOf(list)) {
      if (above.has(list)) break;
      above.add(list);
    }
  }
  const old = new Set([...oldUrls].map(comparedUrl));
  const fileMap = files === null ? null : new CaseMap();
  const fileNames = new Map<string, string>();
  const pages = new Set<string>();
  for (const path of files ?? []) {
    fileMap?.add(path, path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!fileNames.has(name)) fileNames.set(name, path);
    if (MAKES_PAGE.test(path) && !byPath.has(path)) addSuffixes(pages, path);
  }
  const without = (url: string): string =>
    base !== '' && (url === base || url.startsWith(`${base}/`)) ? url.slice(base.length) || '/' : url;
  return {
    post: (path) => byPath.find(path),
    page: (stem) => byStem.find(stem),
    url: (url) => {
      const compared = comparedUrl(url);
      return byUrl.find(compared) ?? byUrl.find(`${base}${compared}`);
    },
    urlOf: (id) => urls.get(id) ?? null,
    named: (name) => names.get(fold(name)) ?? [],
    file: fileMap === null ? null : (path) => fileMap.find(path),
    fileNamed: (name) => fileNames.get(name) ?? null,
    mayBePage: (url) => {
      const full = comparedUrl(url);
      const compared = without(full);
      if (above.has(full) || above.has(compared) || above.has(`${base}${compared}`)) return true;
      if (old.has(full) || old.has(compared) || model.languages.includes(compared.slice(1))) return true;
      const path = normalPath(compared);
      if (path === null) return false;
      if (pages.has(path.toLowerCase())) return true;
      const parts = path.split('/').map((part) => part.toLowerCase());
      return parts.some(
        (part, at) => LISTS.test(part) && (at === 0 ? parts.length > 1 || !/^\d/.test(part) : true),
      )
        ? !shapes.has(shapeOf(full) ?? '')
        : false;
    },
    looksLikePost: (url) => {
      const compared = comparedUrl(url);
      const shape = shapeOf(compared);
      const based = shapeOf(`${base}${compared}`);
      return (shape !== null && shapes.has(shape)) || (based !== null && shapes.has(based));
    },
  };
}

const DATED = /^\d{2,4}-\d{1,2}-\d{1,2}-/;
const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();

/**
 * What the addresses of posts have in common with each other: `/2024/05/a` → `/####/##/*`. Null for one at the top,
 * where every page is.
 */
function shapeOf(compared: string): string | null {
  const folder = folderOf(compared);
  return folder === '' ? null : `${folder.replace(/\d/g, '#')}/*`;
}

/** Every end of a page's path is an address it may have: which of its folders count is the site's to decide. */
function addSuffixes(pages: Set<string>, path: string): void {
  const stem = stemOf(PAGE_SOURCE.test(path) ? path : path.replace(/\.(?:11ty|html|xml|json)(?=\.\w+$)/i, ''))
    .replace(/(?:^|\/)page$/i, '')
    .toLowerCase();
  const parts = stem.split('/');
  for (let at = parts.length - 1; at >= 0 && at > parts.length - DEPTH; at--)
    pages.add(parts.slice(at).join('/'));
}

/** A map that also finds a key whose letters are in another case. */
class CaseMap {
  readonly #exact = new Map<string, string>();
  readonly #folded = new Map<string, string>();

  add(key: string, path: string): void {
    const normal = key.normalize('NFC');
    if (!this.#exact.has(normal)) this.#exact.set(normal, path);
    const folded = normal.toLowerCase();
    if (!this.#folded.has(folded)) this.#folded.set(folded, path);
  }

  has(key: string): boolean {
    return this.#exact.has(key.normalize('NFC'));
  }

  find(key: string): Found | null {
    const normal = key.normalize('NFC');
    const exact = this.#exact.get(normal);
    if (exact !== undefined) return { path: exact, exact: true };
    const folded = this.#folded.get(normal.toLowerCase());
    return folded === undefined ? null : { path: folded, exact: false };
  }
}
