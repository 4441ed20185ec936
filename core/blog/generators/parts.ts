import { MARKDOWN } from '../markdown-file';
import type { Author, ContentModel, Evidence, FieldNames, Generator, SiteFacts } from '../model';
import { type Config, firstText, inBlog, lineOf, type SiteReader } from './site-reader';

/**
 * One generator: how it is recognised and what its model is. To add a generator, write such a file and put it
 * into the order of detect.ts. Paths in and out of it are relative to the site's root.
 */
export interface GeneratorRule {
  /** What it is called in the model, so that an author's choice finds it. */
  readonly generator: Generator;
  /** Files whose presence makes a folder worth a look: what follows the folder's path, anchored `(?:^|\/)…$`. */
  readonly marks: RegExp;
  /** Paths of files that detection wants to read, the marks among them. */
  readonly reads: RegExp;
  /** The configuration file, or another proof, when the folder is a site of this generator; else null. */
  match(reader: SiteReader): Proof | null;
  model(reader: SiteReader, proof: Proof): ModelParts;
}

type Usual = 'frontMatter' | 'dates' | 'languages' | 'writtenBy';

/**
 * A model without its permalink rule, which permalinks/ reads, and without what detection does for all of them:
 * `naming` is only for a blog without posts. What is left out is as most generators have it.
 */
export type ModelParts = Omit<ContentModel, 'permalink' | 'extension' | Usual> &
  Partial<Pick<ContentModel, 'extension' | Usual>>;

/** What holds for most generators. */
export const USUAL: Pick<ContentModel, Usual> = {
  frontMatter: 'yaml',
  dates: { future: 'shown', publishField: null, expiryField: null, timezone: 'UTC' },
  languages: [],
  writtenBy: null,
};

export interface Proof {
  readonly configFile: string | null;
  /** A dependency or a folder alone is weaker than a configuration file. */
  readonly strength: 'config' | 'dependency';
  readonly evidence: Evidence;
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** Folder names that hold posts wherever they are met. */
export const POST_FOLDERS = [
  ...['posts', 'post', 'blog', '_posts', 'articles', 'article', 'blogs', 'weblog'],
  ...['writing', 'writings', 'notes', 'essays', 'journal', 'entries', 'til', 'thoughts', 'stories', 'news'],
  ...['newsletter', 'weekly', 'diary', 'musings'],
];

export const DEFAULT_FIELDS: FieldNames = {
  title: 'title',
  date: 'date',
  updated: 'updated',
  draft: 'draft',
  tags: 'tags',
  category: 'categories',
  description: 'description',
  cover: 'cover',
  slug: 'slug',
};

/** That a generator is used, by the file that says so: its own configuration, unless `strength` says that it is less. */
export function proof(about: string, file: string | null, strength: Proof['strength'] = 'config'): Proof {
  return { configFile: strength === 'config' ? file : null, strength, evidence: { about, file, line: null } };
}

/** A dependency of the site's package.json, or null. */
export function dependencyProof(reader: SiteReader, name: string): Proof | null {
  const manifest = reader.config('package.json');
  const there = ['dependencies', 'devDependencies'].some((kind) => manifest.at(kind).keys.includes(name));
  if (!there) return null;
  const line = lineOf(reader.text('package.json'), new RegExp(`"${name}"\\s*:`));
  return {
    configFile: null,
    strength: 'dependency',
    evidence: { about: `generator: ${name} is a dependency`, file: 'package.json', line },
  };
}

/**
 * How many Markdown files (or others, with a `pattern`) lie under each folder with its subfolders; branch pages
 * (`_index`) are not counted.
 */
export function markdownCounts(
  paths: readonly string[],
  under = '',
  pattern: Pick<RegExp, 'test'> = MARKDOWN,
): Map<string, number> {
  const counts = new Map<string, number>();
  const prefix = under === '' ? '' : `${under}/`;
  for (const path of paths) {
    if (!path.startsWith(prefix) || !pattern.test(path) || /(?:^|\/)_index[.\w-]*$/.test(path)) continue;
    counts.set(under, (counts.get(under) ?? 0) + 1);
    for (let at = path.indexOf('/', prefix.length); at > 0; at = path.indexOf('/', at + 1)) {
      const folder = path.slice(0, at);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return counts;
}

/** Where a site's new images go: the folder under `staticRoot` with the most images, else `otherwise`. */
export function imageFolder(reader: SiteReader, staticRoot: string, otherwise: string): string {
  const prefix = staticRoot === '' ? '' : `${staticRoot}/`;
  const counts = new Map<string, number>();
  for (const path of reader.paths) {
    if (!path.startsWith(prefix) || !IMAGE.test(path)) continue;
    const match =
      /^((?:[^/]+\/)?(?:images?|img|imgs|uploads|media|pictures|assets\/images|assets\/img))\//i.exec(
        path.slice(prefix.length),
      );
    if (match?.[1] && !/^[_.]/.test(match[1]))
      counts.set(prefix + match[1], (counts.get(prefix + match[1]) ?? 0) + 1);
  }
  let best = otherwise;
  for (const [folder, count] of counts) if (count > (counts.get(best) ?? 0)) best = folder;
  return best;
}

/** The author as configurations write one: a name, or `{name, bio|description|headline}`. */
export function authorOf(...candidates: readonly Config[]): Author {
  for (const config of candidates) {
    const list = config.items[0];
    const author = list ?? config;
    const name = author.text.replace(/\s*[<(].*$/, '') || author.at('name').text;
    if (name === '') continue;
    const bio = firstText(author.at('bio').text, author.at('headline').text, author.at('description').text);
    return { name, bio };
  }
  return { name: '', bio: '' };
}

/** Facts with package.json's author where the configuration names none. */
export function siteFacts(reader: SiteReader, facts: SiteFacts): SiteFacts {
  if (facts.author.name !== '') return facts;
  const manifest = reader.config('package.json');
  return { ...facts, author: authorOf(manifest.at('author')) };
}

/** Evidence for the site's title, with the line it stands at. */
export function titleEvidence(reader: SiteReader, file: string | null, title: string): Evidence[] {
  if (file === null || title === '') return [];
  const line = lineOf(reader.text(file), /^[ \t]*["']?(?:title|name)["']?\s*[:=]/m);
  return line === null ? [] : [{ about: `site title: ${title}`, file, line }];
}

/**
 * Why a part of the model is as it is: the file, or the line in it that matches. A file without such a line says
 * nothing, so it is the generator's own default then.
 */
export function because(
  about: string,
  reader: SiteReader,
  file: string | null,
  pattern: RegExp | null = null,
): Evidence {
  if (file === null || pattern === null) return { about, file, line: null };
  const line = lineOf(reader.text(file), pattern);
  return { about, file: line === null ? null : file, line };
}

/** Folders as the author knows them: from the blog's folder, not from the site's. */
export function folderNames(reader: SiteReader, folders: readonly { readonly path: string }[]): string {
  const names = folders.map(({ path }) => inBlog(reader.root, path) || 'the blog’s folder');
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}

/** The generator shows every post. A custom of the blog's own is learned from its posts. */
export const NO_DRAFTS: ContentModel['draftRule'] = { kind: 'none' };

/** A flag that code of the site's own looks at, where its generator knows none. */
export function flagInCode(code: string): ContentModel['draftRule'] {
  if (/\bdraft["']?\s*[:?)&|\]}!=]|\.draft\b|\bisDraft\b/.test(code)) {
    const field = /\bisDraft\b/.test(code) && !/\bdraft\b/.test(code) ? 'isDraft' : 'draft';
    return { kind: 'flag', field, draftValue: true };
  }
  return NO_DRAFTS;
}
