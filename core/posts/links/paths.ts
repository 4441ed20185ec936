import type { ContentModel } from '../../blog/model';
import { decodePath } from '../../media/asset-url';

/** An extension of a text that a generator makes a page of. */
export const PAGE_SOURCE = /\.(?:md|mdx|markdown|mkd|mkdn|mkdown|rst|org|adoc|qmd|rmd)$/i;

/** A target in its parts: `a/b.md?x=1#c` → `a/b.md`, `?x=1#c`. */
export function cutTarget(target: string): { path: string; rest: string } {
  const at = target.search(/[?#]/);
  return at < 0 ? { path: target, rest: '' } : { path: target.slice(0, at), rest: target.slice(at) };
}

/** A path as it is in the file system: percent-decoded where that is possible, in the normal form of Unicode. */
export const decoded = (path: string): string => (decodePath(path) ?? path).normalize('NFC');

/** `a/./b/../c` → `a/c`, without slashes at the ends; null when it leads out of the blog. */
export function normalPath(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder a path is in, without a slash at its end; `''` at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** `folder` and `path` put together, either of which may be empty. */
export const joined = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** The way from a folder to a path, both from the same root: `a/b`, `a/c/d` → `../c/d`. */
export function wayBetween(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** A page's path without its extension, and without the file's name where that is the folder's page. */
export function stemOf(path: string): string {
  const bare = path.replace(/\.[^./]+$/, '');
  return bare.replace(/(?:^|\/)_?index$/i, '');
}

/** The last part of a page's path: the file's name without extension, or its bundle's folder. */
export function nameOf(path: string): string {
  const stem = stemOf(path);
  return stem.slice(stem.lastIndexOf('/') + 1);
}

/** The path under which the site lies on its host, `''` or without a slash at its end: `/blog` for `https://a.example/blog/`. */
export function basePath({ site, permalink }: Pick<ContentModel, 'site' | 'permalink'>): string {
  if (permalink.kind !== 'unknown') return permalink.base;
  const path = /^(?:[a-z]+:)?\/\/[^/]+(\/[^?#]*)$/i.exec(site.baseUrl)?.[1] ?? '';
  return path.replace(/\/+$/, '');
}

/** The folder of the site in the repository: where its configuration lies. */
export const siteRoot = ({
  configFile,
  permalink,
}: Pick<ContentModel, 'configFile' | 'permalink'>): string => {
  if (permalink.kind !== 'unknown') return permalink.root;
  const folder = folderOf(configFile ?? '');
  // Hugo's `config/_default/hugo.toml`, VitePress' `docs/.vitepress/config.ts`.
  return folder.replace(/(?:^|\/)(?:config\/_default|config|\.vitepress)$/, '');
};

/** The folders that a path from the content's root may start in: each content folder and those above it. */
export function contentRoots(
  model: Pick<ContentModel, 'contentFolders' | 'configFile' | 'permalink'>,
): string[] {
  const roots = new Set<string>();
  const top = siteRoot(model);
  for (const { path } of model.contentFolders) {
    for (let folder = path; ; folder = folderOf(folder)) {
      roots.add(folder);
      if (folder === '' || folder === top) break;
    }
  }
  roots.add(top);
  return [...roots].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** An address as links write it, decoded and as it is compared. */
export const comparedUrl = (url: string): string => comparedPath(decoded(cutTarget(url).path));

/**
 * An address on the site, not percent-encoded, as it is compared: without the file's name or `.html` and slash at its
 * end. `/a/index.html`, `/a.html`, `/a/` and `/a` are one page on the hosts blogs are on.
 */
export function comparedPath(path: string): string {
  return path
    .replace(/\/{2,}/g, '/')
    .replace(/\/index\.html?$/i, '/')
    .replace(/\.html?$/i, '')
    .replace(/(?<=.)\/+$/, '');
}

/** An address relative to a page's (`/a/b/` and `../c/` → `/a/c/`); null when it leads above the root. */
export function resolveUrl(pageUrl: string, relative: string): string | null {
  const folder = pageUrl.slice(0, pageUrl.lastIndexOf('/') + 1);
  const path = normalPath(`${folder}${relative}`);
  return path === null ? null : `/${path}${relative.endsWith('/') && path !== '' ? '/' : ''}`;
}
