import { languageCode } from '../language-codes';
import type { ContentFolder } from '../model';
import { isUnder } from '../naming';
import { markdownCounts, POST_FOLDERS } from './parts';
import type { SiteReader } from './site-reader';

/** Names of folders that hold posts and nothing else. The others of `POST_FOLDERS` hold other things as often. */
const SURE = new Set(['posts', 'post', '_posts', 'blog', 'blogs', 'articles', 'article', 'weblog']);
/** Folders of content that is not dated. */
export const PAGE_FOLDER =
  /^(?:pages?|about|contact|projects?|authors?|people|team|community|tags?|categories|series|archives?|search|docs?|documentation|manual|reference|faq|support|donate|legal|privacy|static)$/i;
const DRAFT_FOLDER = /^_?drafts?$/i;

export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const parentOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';

/** Whether a folder of this name often holds posts; and whether it holds nothing else. */
export const isPostName = (name: string): boolean => POST_FOLDERS.includes(name.toLowerCase());
export const isSurePostName = (name: string): boolean => SURE.has(name.toLowerCase());

/** These folders without those that lie in another of them, each once. */
export function outermost(paths: readonly string[]): string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && path.startsWith(`${other}/`)));
}

/** Folders of posts, without a language of their own. */
export function postsIn(paths: readonly string[]): ContentFolder[] {
  return [...new Set(paths)].map((path) => ({ path, kind: 'posts', language: null }));
}

/**
 * These folders and the same ones of the site's other languages: with `en/blog`, `fr/blog` too. `known` are all
 * folders that hold content.
 */
export function inEveryLanguage(paths: readonly string[], known: Iterable<string>): string[] {
  const shapes = new Set(paths.flatMap((path) => languageShapes(path)));
  const same = [...known].filter((path) => languageShapes(path).some((shape) => shapes.has(shape)));
  return [...new Set([...paths, ...same])].sort();
}

/** The path with each folder that is named as a language left open. */
function languageShapes(path: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, at) =>
    at < parts.length - 1 && languageCode(part) !== null
      ? [[...parts.slice(0, at), '*', ...parts.slice(at + 1)].join('/')]
      : [],
  );
}

/** Folders that may all hold posts: of several the posts decide which do. */
export function guessedIn(paths: readonly string[], language: string | null = null): ContentFolder[] {
  if (paths.length === 1) return paths.map((path) => ({ path, kind: 'posts', language }));
  return paths.map((path) => ({ path, kind: 'posts', language, guessed: true }));
}

/**
 * The folders under `under` that are named as folders of posts are, outermost only, and of several places the one
 * with most files: siblings belong together (`posts` and `notes`), and so do those of several languages (`en/posts`
 * and `fr/posts`). Empty when there is none, or when no name is a sure one and `sureOnly` is set.
 */
export function usualFolders(reader: SiteReader, under = '', sureOnly = false): string[] {
  const counts = contentCounts(reader, under);
  const named = [...counts.keys()].filter((path) => {
    if (path === under) return false;
    const parts = path.slice(under === '' ? 0 : under.length + 1).split('/');
    return isPostName(parts.at(-1) ?? '') && !parts.slice(0, -1).some(isPostName);
  });
  const places = new Map<string, string[]>();
  for (const path of named) {
    const parent = parentOf(path);
    const place = languageCode(lastPart(parent)) === null ? parent : `${parentOf(parent)}/*`;
    places.set(place, [...(places.get(place) ?? []), path]);
  }
  const weight = (paths: readonly string[]): number =>
    paths.reduce((sum, path) => sum + (counts.get(path) ?? 0), 0) +
    (paths.some((path) => isSurePostName(lastPart(path))) ? 1_000_000 : 0);
  const most = [...places.values()].sort((a, b) => weight(b) - weight(a))[0] ?? [];
  // The language of the site’s own address has no folder: `blog` and `fr/blog`.
  const shapes = new Set(most.map(withoutLanguage));
  const best = [...new Set([...most, ...named.filter((path) => shapes.has(withoutLanguage(path)))])];
  if (sureOnly && !best.some((path) => isSurePostName(lastPart(path)))) return [];
  return best.map((path) => innermost(path, counts, reader)).sort();
}

/** `blog/posts` where `blog` holds nothing else but perhaps the page that lists them. */
function innermost(path: string, counts: ReadonlyMap<string, number>, reader: SiteReader): string {
  const all = counts.get(path) ?? 0;
  const list = ['md', 'mdx'].some((ending) => reader.has(`${path}/index.${ending}`)) ? 1 : 0;
  const inner = [...counts].find(
    ([child, count]) => parentOf(child) === path && isPostName(lastPart(child)) && count >= all - list,
  )?.[0];
  // A post in a folder of its own may have such a name too.
  if (inner === undefined || reader.paths.some((file) => file.startsWith(`${inner}/index.`))) return path;
  return innermost(inner, counts, reader);
}

/** The path without its first folder that is named as a language. */
function withoutLanguage(path: string): string {
  const parts = path.split('/');
  const at = parts.findIndex((part, n) => n < parts.length - 1 && languageCode(part) !== null);
  return parts.filter((_, n) => n !== at).join('/');
}

/** `markdownCounts` without what is never content: READMEs, documentation of the repository, code's own folders. */
export function contentCounts(
  reader: SiteReader,
  under = '',
  pattern?: Pick<RegExp, 'test'>,
): Map<string, number> {
  const own = reader.paths.filter(
    (path) =>
      !/(?:^|\/)(?:readme|license|changelog|contributing)[^/]*$/i.test(path) &&
      !/^(?:examples?|playgrounds?)\/|(?:^|\/)(?:\.(?!\.\/)|(?:tests?|__tests__|fixtures|e2e)\/)/.test(path),
  );
  return markdownCounts(own, under, pattern);
}

/**
 * Down from `from` as long as one folder holds nearly all of the Markdown: where the posts of a site are that
 * names nothing. A folder per post ends the way.
 */
export function busiestFolder(reader: SiteReader, from = ''): string {
  const counts = contentCounts(reader, from);
  const children = new Map<string, string[]>();
  for (const path of counts.keys()) {
    if (path === from || /(?:^|\/)_(?!posts$)/.test(path)) continue;
    children.set(parentOf(path), [...(children.get(parentOf(path)) ?? []), path]);
  }
  let folder = from;
  for (;;) {
    const inside = (children.get(folder) ?? []).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    const best = inside[0];
    const all = counts.get(folder) ?? 0;
    const count = best === undefined ? 0 : (counts.get(best) ?? 0);
    const ownFile = reader.paths.some((path) => best !== undefined && path.startsWith(`${best}/index.`));
    if (best === undefined || (count === 1 && ownFile)) return folder;
    if (count < all * (folder === '' ? 0.6 : 0.9)) return folder;
    folder = best;
  }
}

/**
 * Folders of drafts beside folders of posts, or at the top of the site: named as one, holding files that a post
 * could be. Only for generators that do not look there themselves; `within` is where they do.
 */
export function draftsBeside(
  reader: SiteReader,
  posts: readonly ContentFolder[],
  within: string | null = null,
): ContentFolder[] {
  const beside = new Set(['', ...posts.map(({ path }) => parentOf(path))]);
  const found = new Set<string>();
  for (const path of reader.paths) {
    if (!/\.(?:md|mdx|markdown|rst)$/i.test(path)) continue;
    const parts = path.split('/').slice(0, -1);
    const at = parts.findIndex((part) => DRAFT_FOLDER.test(part));
    if (at < 0 || !beside.has(parts.slice(0, at).join('/'))) continue;
    found.add(parts.slice(0, at + 1).join('/'));
  }
  return [...found]
    .filter((path) => within === null || !isUnder(path, within))
    .filter((path) => !posts.some((folder) => folder.path !== '' && isUnder(path, folder.path)))
    .sort()
    .map((path) => ({ path, kind: 'drafts', language: null }));
}
