import type { ContentModel } from '../../blog/model';
import { isUnder } from '../../blog/naming';
import { contentFolderOf, isPost, postKind } from '../../blog/post-path';
import { localMoment } from '../dates/date-like';

/** A folder that a new post can go into. */
export interface NewPostFolder {
  /** Relative to the blog's folder; one that is named for a date is today's, whether it is there yet or not. */
  readonly path: string;
  /** How many posts lie in it, or, where folders are named for dates, in all of its kind. */
  readonly posts: number;
  /** What the content folder says about everything in it; null when it says nothing. */
  readonly language: string | null;
}

export interface NewPostFolders {
  /** The open post's first, then by their newest post; those without posts last. */
  readonly folders: readonly NewPostFolder[];
  /** Where most of the newest posts lie; `''` is the blog's own folder. */
  readonly usual: string;
}

/** How many of the newest posts say where posts go nowadays. */
const NEWEST = 5;
/** More posts than this say nothing more about a new one. */
const MOST = 50;
/** So many posts in one folder are pattern enough; fewer are helped out by those in other folders. */
const ENOUGH = 3;

type Ids = readonly { readonly id: string }[];

/**
 * The folders that posts lie in, for a new one. `posts` are the blog's, newest first; `now` is the local time in ISO 8601
 * with its offset; `open` is the post in the editor, or null.
 */
export function newPostFolders(
  posts: Ids,
  model: ContentModel,
  now: string,
  open: string | null = null,
): NewPostFolders {
  const counts = new Map<string, number>();
  const here = open !== null && isPublished(open, model) ? folderBeside(open, model, now) : null;
  const beside = finder(model, now);
  for (const { id } of posts) {
    if (!isPublished(id, model)) continue;
    const path = beside(id);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const empty = model.contentFolders
    .filter(({ kind, path }) => kind === 'posts' && ![...counts.keys()].some((used) => isIn(used, path)))
    .map(({ path }) => [path, 0] as const);
  const folders = [...counts, ...empty]
    .sort(([a], [b]) => Number(b === here) - Number(a === here))
    .map(([path, count]) => ({
      path,
      posts: count,
      language: contentFolderOf(within(path), model)?.language ?? null,
    }));
  return { folders, usual: usualFolder(posts, model, now) };
}

/**
 * The folder a new post goes into. `wanted` is one of `newPostFolders`, or a content folder: where no post lies in that
 * itself, it is where its newest ones do. Null when `wanted` is in no folder of posts.
 */
export function folderFor(
  posts: Ids,
  model: ContentModel,
  now: string,
  wanted: string | undefined,
): string | null {
  if (wanted === undefined) return usualFolder(posts, model, now);
  const content = contentFolderOf(within(wanted), model);
  const safe = wanted.split('/').every((part) => !/^\.{1,2}$/.test(part)) && !/[\\]|^\/|\/$/.test(wanted);
  if (!safe || content === null || content.kind === 'pages') return null;
  if (content.path !== wanted) return wanted;
  const inside = posts.filter(({ id }) => contentFolderOf(id, model) === content);
  const direct = inside.some(({ id }) => folderBeside(id, model, now) === wanted);
  return direct || inside.length === 0 ? wanted : usualFolder(inside, model, now);
}

/**
 * Where a draft from elsewhere goes below a content folder: with the newest posts where they lie together or by date; to
 * the content folder itself where they lie by something it does not say, such as a topic.
 */
export function publishedFolder(posts: Ids, content: string, model: ContentModel, now: string): string {
  const newest = posts
    .filter(({ id }) => isPublished(id, model) && contentFolderOf(id, model)?.path === content)
    .slice(0, NEWEST)
    .map(({ id }) => folderBeside(id, model, now));
  const [first = content, ...others] = newest;
  const dated = first !== content && /\/\d{1,4}$/.test(first);
  return dated || others.every((folder) => folder === first) ? first : content;
}

/** The posts that a new one in `folder` is modelled on, at most fifty, the nearest first: those there, then those around it. */
export function patternsFor<T extends { readonly id: string }>(
  posts: readonly T[],
  folder: string,
  model: ContentModel,
  now: string,
): readonly T[] {
  const content = contentFolderOf(within(folder), model);
  const folderOf = finder(model, now);
  const beside: T[] = [];
  const around: T[] = [];
  const others: T[] = [];
  for (const post of posts) {
    const { id } = post;
    if (beside.length === MOST) break;
    const near = contentFolderOf(id, model) === content;
    const kin = !near ? others : folderOf(id) === folder ? beside : around;
    if (kin.length < MOST && isPost(id, model)) kin.push(post);
  }
  if (beside.length >= ENOUGH) return beside;
  const all = [...beside, ...around];
  return all.length === 0 ? others : all;
}

/** `folderBeside`, which looks at each folder once: there are thousands of posts in a few dozen. */
function finder(model: ContentModel, now: string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const end = id.lastIndexOf('/');
    const place = isBundle(id) ? `${id.slice(0, id.lastIndexOf('/', end - 1) + 1)}*/` : id.slice(0, end + 1);
    let folder = known.get(place);
    if (folder === undefined) {
      folder = folderBeside(id, model, now);
      known.set(place, folder);
    }
    return folder;
  };
}

/** The folder that a new post beside this one lies in: without its own bundle, and today's where it is named for a date. */
export function folderBeside(id: string, model: ContentModel, now: string): string {
  const base = contentFolderOf(id, model)?.path ?? '';
  const parts = (base === '' ? id : id.slice(base.length + 1)).split('/').slice(0, -1);
  const inside = isBundle(id) ? parts.slice(0, -1) : parts;
  return [...(base === '' ? [] : [base]), ...today(inside, now)].join('/');
}

/** Whether a post is the index file (Next's `page.mdx`) of a folder of its own. */
export const isBundle = (id: string): boolean => /(?:^|\/)(?:index|page)\.[^/]+$/.test(id);

const isPublished = (id: string, model: ContentModel): boolean =>
  postKind(id, model) === 'posts' && isPost(id, model);

const within = (folder: string): string => (folder === '' ? 'x' : `${folder}/x`);
const isIn = (path: string, folder: string): boolean => path === folder || isUnder(path, folder);

function usualFolder(posts: Ids, model: ContentModel, now: string): string {
  const counts = new Map<string, number>();
  let seen = 0;
  for (const { id } of posts) {
    if (seen === NEWEST) break;
    if (!isPublished(id, model)) continue;
    seen += 1;
    const folder = folderBeside(id, model, now);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  let best = model.contentFolders.find(({ kind }) => kind === 'posts')?.path ?? model.contentFolders[0]?.path;
  let most = 0;
  for (const [folder, count] of counts) {
    if (count > most) [best, most] = [folder, count];
  }
  return best ?? '';
}

const YEAR = /^(?:19|20)\d{2}$/;

/** Folders named for a year, a month or a day, for today: `2023/7` → `2024/5`, `2023-07` → `2024-05`. */
function today(parts: readonly string[], now: string): string[] {
  const { year, month, day } = localMoment(now);
  const kinds: ('year' | 'month' | null)[] = [];
  return parts.map((part, n) => {
    const above = kinds[n - 1] ?? null;
    const numbered = /^\d{1,2}$/.test(part) && above !== null;
    kinds.push(YEAR.test(part) ? 'year' : numbered && above === 'year' ? 'month' : null);
    if (YEAR.test(part)) return year;
    if (numbered) {
      const number = above === 'year' ? month : day;
      const padded = part.length === 2 && (above === 'year' || parts[n - 1]?.length === 2);
      return padded ? number : String(Number(number));
    }
    const joined = /^(?:19|20)\d{2}([-_.])(?:0[1-9]|1[0-2])(\1\d{2})?$/.exec(part);
    if (joined === null) return part;
    return (joined[2] === undefined ? [year, month] : [year, month, day]).join(joined[1]);
  });
}
