import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolderOf, ignoredHold, isPost } from '#core/blog/post-path';
import { checkWords } from '#core/messages/check';
import { format } from '#core/messages/en';
import { type CheckedPost, type CheckProblem, checkAddresses, checkPost } from '#core/posts/check';
import { summarise } from '#core/posts/facts';
import { FieldLookup, synonyms } from '#core/posts/field-lookup';
import type { FieldValue } from '#core/posts/front-matter/front-matter';
import { headerOf } from '#core/posts/front-matter/quick-header';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { linkLookup } from '#core/posts/links/lookup';
import { PAGE_SOURCE } from '#core/posts/links/paths';
import type { OpenBlog } from '../blog/open';
import { locate } from '../blog/paths';
import { errnoOf, reasonOf } from './file-errors';
import { readHead } from './head';
import { decodePost, MAX_READ_THROUGH } from './post-bytes';

export interface CheckReport {
  /** How many posts were looked at. */
  readonly checked: number;
  /** By file, then by line. */
  readonly problems: readonly CheckProblem[];
}

/** Fields that give a page an address of its own choosing, or that lead on to it from an old one. */
const ADDRESSES = ['permalink', 'url', 'path', 'aliases', 'alias', 'redirect_from'] as const;
/** Pages besides the posts whose front matter is read for their addresses. */
const MOST_PAGES = 5000;
/** How long files are read before other work gets its turn, in ms. */
const SLICE = 50;

/** What of an opened blog is checked. */
export type CheckedBlog = Pick<OpenBlog, 'root' | 'model' | 'files'>;

/** A post that somebody has read already; null for one that is to be read. */
export type KnownPost = (id: string) => CheckedPost | null;

/**
 * Looks at the posts of a blog: their front matter and dates, their links and images within the blog, and whether two of
 * them have one address. Reads only, nothing of other sites. `only` are the files (relative to the blog, posts or not) to
 * tell of, null for all; the others are still read, to know what they link to, unless `known` has them. Fails with the
 * system's error for the blog's folder.
 */
export async function checkBlog(
  blog: CheckedBlog,
  only: readonly string[] | null = null,
  known: KnownPost = () => null,
): Promise<CheckReport> {
  const { model, files } = blog;
  const told = only === null ? null : new Set(only);
  const problems: CheckProblem[] = [];
  const posts: CheckedPost[] = [];
  const slugs = new Map<string, string>();
  const oldUrls: string[] = redirects(blog);
  const turn = turns();
  let pages = 0;
  for (const id of files.files) {
    await turn();
    const post = isPost(id, model) || told?.has(id) === true;
    if (!post) {
      const hold = ignoredHold(id, model);
      if (hold !== null) {
        const message = checkWords.ignored[hold];
        problems.push({ path: id, line: 1, kind: 'ignored', target: null, message });
      }
      if (!PAGE_SOURCE.test(id) && !/\.html?$/i.test(id)) continue;
      pages += 1;
      if (pages > MOST_PAGES || files.links.has(id)) continue;
    }
    const kept = post ? known(id) : null;
    const read = kept === null ? await readText(blog, id) : { text: kept.text, utf8: true, reason: null };
    if (read.text === null) {
      if (post && read.reason !== null) problems.push(unreadable(id, read.reason));
      continue;
    }
    const { text } = read;
    const facts = new FieldLookup(headerOf(text, frontMatterRules(model, id)).fields);
    for (const name of post ? ADDRESSES.slice(3) : ADDRESSES)
      oldUrls.push(...addresses(facts.value(synonyms(name))));
    if (!post) {
      const slug = facts.text(synonyms('slug'));
      if (slug !== null) oldUrls.push(`/${slug}`);
      continue;
    }
    if (!read.utf8) {
      const message = checkWords.problems.encoding;
      problems.push({ path: id, line: 1, kind: 'encoding', target: null, message });
    }
    const slug = facts.text(synonyms(model.fields.slug, 'slug'));
    if (slug !== null) slugs.set(id, slug);
    posts.push(kept ?? { summary: summarise({ id, text, modified: 0, model }), text });
  }
  const lookup = linkLookup({
    posts: posts.map(({ summary }) => summary),
    files: files.files,
    oldUrls,
    model,
  });
  const bytesOf = sizes(blog.root);
  for (const post of posts) {
    if (told !== null && !told.has(post.summary.id)) continue;
    await turn();
    for (const problem of checkPost(post, { model, lookup, bytesOf })) problems.push(problem);
  }
  const addressed = posts.map(({ summary }) => ({
    summary,
    slug: slugs.get(summary.id) ?? null,
    folder: contentFolderOf(summary.id, model)?.path ?? '',
  }));
  for (const problem of checkAddresses(addressed)) problems.push(problem);
  const asked = told === null ? problems : problems.filter(({ path }) => told.has(path));
  return { checked: told?.size ?? posts.length, problems: sorted(asked) };
}

/** Lets other work have its turn every now and then. */
function turns(): () => Promise<void> {
  let ends = performance.now() + SLICE;
  return async () => {
    if (performance.now() < ends) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    ends = performance.now() + SLICE;
  };
}

interface ReadText {
  readonly text: string | null;
  readonly utf8: boolean;
  /** Why there is no text; null when the file is simply gone. */
  readonly reason: string | null;
}

/** A file's text without its byte order mark's being lost; a link is followed inside the blog only. */
async function readText({ root, files }: CheckedBlog, id: string): Promise<ReadText> {
  const none = (reason: string | null): ReadText => ({ text: null, utf8: true, reason });
  try {
    const place = files.links.has(id) ? await locate(root, id) : null;
    if (place !== null && place.kind !== 'file') return none('it leads outside the blog');
    const path = place?.path ?? join(root, id);
    const head = readHead(path);
    if (head === null) return none('it is not a file');
    if (head.stats.size > MAX_READ_THROUGH) return none('it is too large');
    const text = readFileSync(path, 'utf8');
    // U+FFFD is where bytes were no UTF-8, or a character that the author wrote.
    const utf8 = !text.includes('\uFFFD') || decodePost(readFileSync(path)).utf8;
    return { text, utf8, reason: null };
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    return none(code === 'ENOENT' ? null : reasonOf(error));
  }
}

function unreadable(path: string, reason: string): CheckProblem {
  const message = format(checkWords.problems.unreadable, {
    message: format(checkWords.cannotRead, { reason }),
  });
  return { path, line: 1, kind: 'unreadable', target: null, message };
}

/** Addresses in a field: one, or a list of them. */
function addresses(value: FieldValue): string[] {
  if (typeof value === 'string') return [value.startsWith('/') ? value : `/${value}`];
  return Array.isArray(value) ? value.flatMap((item: FieldValue) => addresses(item)) : [];
}

/** The addresses that a `_redirects` file (Netlify's, Cloudflare's) leads on. */
function redirects({ root, files }: CheckedBlog): string[] {
  const path = files.files.find((file) => /(?:^|\/)_redirects$/.test(file) && !files.links.has(file));
  if (path === undefined) return [];
  try {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    return lines.flatMap((line) => /^\s*(\/\S*)\s+\S/.exec(line)?.[1] ?? []);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}

/** Sizes of files, each asked for once. */
function sizes(root: string): (path: string) => number | null {
  const known = new Map<string, number | null>();
  return (path) => {
    let size = known.get(path);
    if (size === undefined) {
      size = sizeOf(join(root, path));
      known.set(path, size);
    }
    return size;
  };
}

function sizeOf(path: string): number | null {
  try {
    return statSync(path).size;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

const sorted = (problems: readonly CheckProblem[]): CheckProblem[] =>
  [...problems].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
