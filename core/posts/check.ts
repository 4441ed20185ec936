import type { ContentModel } from '../blog/model';
import { imageCandidates, localImages } from '../media/references';
import { blogSettingsWords } from '../messages/blog-settings';
import { checkWords } from '../messages/check';
import { format } from '../messages/en';
import { normaliseDate } from './dates/date';
import { isRefusedDate } from './dates/refused-date';
import { FieldLookup, synonyms } from './field-lookup';
import { lineAt } from './front-matter/block';
import { headerOf, type QuickHeader } from './front-matter/quick-header';
import { frontMatterRules } from './front-matter/rules';
import { findLinks, type PostLink } from './links/links';
import type { LinkLookup } from './links/lookup';
import { type LinkTarget, resolveLink } from './links/resolve';
import type { PostSummary } from './post';

/** What can be wrong with a post as it stands in its blog. */
export const CHECK_KINDS = [
  'front-matter',
  'encoding',
  'unreadable',
  'ignored',
  'date',
  'date-in-name',
  'link-broken',
  'link-case',
  'image-missing',
  'image-case',
  'image-alt',
  'image-large',
  'url-duplicate',
  'slug-duplicate',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export interface CheckProblem {
  /** The post's file, relative to the blog's folder. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly kind: CheckKind;
  /** The address, field or slug it is about, as the post has it; null where the whole post is meant. */
  readonly target: string | null;
  readonly message: string;
}

/** A larger image makes a page slow on a phone; in bytes. */
const LARGE_IMAGE = 1024 * 1024;

export interface CheckedPost {
  readonly summary: PostSummary;
  /** As in the file. */
  readonly text: string;
}

export interface CheckFacts {
  readonly model: ContentModel;
  readonly lookup: LinkLookup;
  /** The size of a file of the blog in bytes; null when it cannot be told. */
  readonly bytesOf: (path: string) => number | null;
}

/** What is wrong with one post, in the order of its lines. Drafts are looked at as all others. */
export function checkPost({ summary, text }: CheckedPost, facts: CheckFacts): CheckProblem[] {
  const { id, problem } = summary;
  const header = headerOf(text, frontMatterRules(facts.model, id));
  const found: CheckProblem[] = [];
  const add: Add = (kind, at, target, values = {}) => {
    const message = format(checkWords.problems[kind], { ...values, target: target ?? '' });
    found.push({ path: id, line: lineAt(text, at), kind, target, message });
  };
  if (problem !== null) {
    const message = format(checkWords.problems['front-matter'], { message: problem.message });
    found.push({ path: id, line: problem.line, kind: 'front-matter', target: null, message });
  }
  checkDates(summary, text, header, facts.model, add);
  const target = (link: PostLink) => resolveLink(link, id, facts.model, facts.lookup);
  for (const link of findLinks(text, facts.model.generator)) {
    if (link.image) checkImage(link, target(link), facts, add);
    else checkLink(link, target(link), facts, add);
  }
  checkCovers(id, text.slice(0, header.bodyFrom), facts, add);
  return found.sort((a, b) => a.line - b.line);
}

type Add = (
  kind: CheckKind,
  /** An offset into the text. */
  at: number,
  target: string | null,
  values?: Readonly<Record<string, string>>,
) => void;

/** What Eleventy takes in place of a date (11ty.dev/docs/dates). */
const ELEVENTY_DATES = /^(?:git )?(?:last modified|created)$/i;

function checkDates(
  { id, problem }: PostSummary,
  text: string,
  { fields, bodyFrom }: QuickHeader,
  { generator, fields: names, dates }: ContentModel,
  add: Add,
): void {
  const facts = new FieldLookup(fields);
  const wanted = new Set(
    [names.date, names.updated, dates.publishField, dates.expiryField].filter((name) => name !== null),
  );
  for (const field of problem === null ? wanted : []) {
    const value = facts.text(synonyms(field));
    if (value === null) {
      const isEmpty =
        generator === 'jekyll' &&
        field === 'date' &&
        fields.has(field) &&
        facts.value(synonyms(field)) === null;
      if (isEmpty)
        add('date', placeOf(field, text.slice(0, bodyFrom)), '', { message: checkWords.dates.empty });
      continue;
    }
    // To Eleventy the others are the site's own words.
    const isRead = generator !== 'eleventy' || field === names.date;
    const isRefused = isRead && isRefusedDate(value, generator);
    if (normaliseDate(value) !== null && !isRefused) continue;
    if (generator === 'eleventy' && ELEVENTY_DATES.test(value)) continue;
    const message = isRefused
      ? format(checkWords.dates.refused, { field, value, generator: blogSettingsWords.generators[generator] })
      : format(checkWords.dates.unreadable, { field, value });
    add('date', placeOf(field, text.slice(0, bodyFrom)), value, { message });
  }
  const inName = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})-[^/]*(?:\/index\.[^./]+)?$/.exec(id)?.[1];
  // Jekyll refuses such a name whatever the front matter says; to others it is only a name then.
  if (inName !== undefined && normaliseDate(inName) === null) {
    if (generator === 'jekyll' || facts.text(synonyms(names.date)) === null)
      add('date-in-name', 0, inName, { value: inName });
  }
}

/** Where a field stands in the front matter; its beginning when it cannot be found. */
function placeOf(field: string, header: string): number {
  const key = (field.split('.').at(-1) ?? field).replace(/[^\w-]/g, '.');
  return Math.max(0, header.search(new RegExp(`^[ \\t"':]*${key}["']?\\s*[:=]`, 'im')));
}

function checkLink(link: PostLink, target: LinkTarget, { lookup }: CheckFacts, add: Add): void {
  switch (target.kind) {
    case 'broken':
      add('link-broken', link.from, link.target);
      return;
    case 'post':
      if (!target.exact)
        add('link-case', link.from, link.target, { found: shownPost(link, target.id, lookup) });
      return;
    case 'file':
      if (!target.exact) add('link-case', link.from, link.target, { found: target.path });
      return;
    case 'same-page':
    case 'external':
    case 'unknown':
      return;
  }
}

/** A post as a link of this kind names it. */
const shownPost = ({ target }: PostLink, id: string, { urlOf }: LinkLookup): string =>
  target.startsWith('/') ? (urlOf(id) ?? id) : id;

function checkImage(link: PostLink, target: LinkTarget, facts: CheckFacts, add: Add): void {
  // An empty description in HTML says that the image is an ornament; double brackets have none to write.
  const undescribed = link.form === 'html' ? link.alt === null : link.alt?.trim() === '';
  if (undescribed) add('image-alt', link.from, link.target);
  switch (target.kind) {
    case 'broken':
      add('image-missing', link.from, link.target);
      return;
    case 'post':
    case 'file': {
      const path = target.kind === 'post' ? target.id : target.path;
      if (!target.exact) add('image-case', link.from, link.target, { found: path });
      checkSize(link.target, path, link.from, facts, add);
      return;
    }
    case 'same-page':
    case 'external':
    case 'unknown':
      return;
  }
}

function checkSize(target: string, path: string, at: number, { bytesOf }: CheckFacts, add: Add): void {
  const bytes = bytesOf(path);
  if (bytes === null || bytes <= LARGE_IMAGE) return;
  add('image-large', at, target, {
    size: format(checkWords.size, { count: (bytes / 1024 / 1024).toFixed(1) }),
  });
}

/** Images that the front matter names. A bare name may be completed by a template, so only a path can be missing. */
function checkCovers(id: string, header: string, facts: CheckFacts, add: Add): void {
  const { file } = facts.lookup;
  if (file === null || header === '') return;
  for (const { src, from } of localImages(header)) {
    const candidates = imageCandidates(src, id, facts.model);
    const found = candidates.map((path) => file(path)).filter((each) => each !== null);
    const best = found.find(({ exact }) => exact) ?? found[0];
    if (best !== undefined) {
      if (!best.exact) add('image-case', from, src, { found: best.path });
      checkSize(src, best.path, from, facts, add);
    } else if (candidates.length > 0 && /^\.{0,2}\//.test(src)) add('image-missing', from, src);
  }
}

/** What of a post decides whether another one takes its place. */
export interface Addressed {
  readonly summary: PostSummary;
  /** As its front matter has it; null when it leaves the slug to its file's name. */
  readonly slug: string | null;
  /** The content folder it is in: the same slug in another one is another address. */
  readonly folder: string;
}

/**
 * Posts that share an address, of which the site has only one; and slugs that were written twice. One of each pair that
 * is the translation of the other does not count.
 */
export function checkAddresses(posts: readonly Addressed[]): CheckProblem[] {
  const found: CheckProblem[] = [];
  const told = new Set<string>();
  const each = (kind: 'url-duplicate' | 'slug-duplicate', value: (post: Addressed) => string | null) => {
    const groups = new Map<string, { target: string; ids: string[] }>();
    for (const post of posts) {
      const target = value(post);
      if (target === null) continue;
      const place = kind === 'slug-duplicate' ? post.folder : '';
      const key = [post.summary.language ?? '', place, target.normalize('NFC')].join('\n');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { target, ids: [post.summary.id] });
      else group.ids.push(post.summary.id);
    }
    for (const { target, ids } of groups.values()) {
      if (ids.length < 2) continue;
      for (const path of ids) {
        // The slug is why the address is the same: one word about it is enough.
        if (told.has(path)) continue;
        told.add(path);
        const other = ids.filter((id) => id !== path).join(', ');
        const message = format(checkWords.problems[kind], { url: target, slug: target, other });
        found.push({ path, line: 1, kind, target, message });
      }
    }
  };
  each('url-duplicate', ({ summary }) => summary.url);
  each('slug-duplicate', ({ slug }) => slug);
  return found;
}
