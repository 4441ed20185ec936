import type { IgnoredHold } from '../posts/post';
import { excludedBy } from './exclusions/excluded';
import { knownLanguage } from './language-codes';
import type { ContentFolder, ContentModel, Generator } from './model';
import { DATED, isUnder } from './naming';

/**
 * What each generator makes a post of. Hugo: gohugo.io/content-management/formats; Jekyll takes whatever a converter
 * is known for; Hexo's built-in renderers; Pelican's readers, by endings in small letters. Astro, Docusaurus and Next read Markdown and MDX.
 */
export const TAKES: Readonly<Record<Generator, RegExp>> = {
  hugo: /\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i,
  jekyll: /\.(?:md|markdown|mkdn?|mkd|mkdown|html?|textile|org|adoc|asciidoc|ad|rst)$/i,
  astro: /\.(?:md|mdx|markdown|mdown|mkdn?|mkd|mdoc)$/i,
  eleventy: /\.(?:md|mdx|markdown|html?)$/i,
  hexo: /\.(?:md|markdown|mkdn?|mkd|html?)$/i,
  zola: /\.md$/i,
  pelican: /\.(?:md|markdown|mkd|mdown|rst|html?)$/,
  docusaurus: /\.mdx?$/i,
  vitepress: /\.md$/i,
  next: /\.mdx?$/i,
  gatsby: /\.(?:mdx?|markdown)$/i,
  plain: /\.(?:md|markdown|mdown|mkdn?|mkd|mdx)$/i,
};
/** Whether the generator makes something of a file with that name, as far as its ending goes. */
export function takesEnding(
  path: string,
  { generator, endings }: Pick<ContentModel, 'generator' | 'endings'>,
): boolean {
  if (TAKES[generator].test(path)) return true;
  return endings?.some((ending) => path.toLowerCase().endsWith(ending)) === true;
}

/** What somebody writes a post in; one that the generator does not take deserves a word. */
const WRITING = /\.(?:md|markdown|mdown|mkdn?|mkd|mdx|rmd|rmarkdown|qmd)$/i;
/** Whether a file is in a format that some generator, or somebody's own code, makes a page of. */
export function isWriting(path: string): boolean {
  return WRITING.test(path) || Object.values(TAKES).some((taken) => taken.test(path));
}

/** Generators that leave out files and folders whose name begins with an underscore. */
const UNDERSCORE_HIDES: ReadonlySet<Generator> = new Set([
  'jekyll',
  'hexo',
  'docusaurus',
  'astro',
  'next',
  'plain',
]);
/** Generators whose own pages are Markdown too: an index file at the top of a posts folder lists the posts. */
const INDEX_LISTS: ReadonlySet<Generator> = new Set(['eleventy', 'vitepress', 'next', 'gatsby']);

/** Files at a repository's root that are about the repository, not posts in it. */
const ABOUT_REPOSITORY =
  /^(?:(?:readme|license|licence|changelog|contributing|code[-_]of[-_]conduct)(?:[-._][^/]*)?|(?:security|governance|maintainers|charter|authors|notice|support|history|todo|agents|claude|gemini)(?:\.\w+)?)$/i;

/** What can be said of all files of one folder. */
interface Place {
  readonly content: ContentFolder | null;
  /** Nothing in it is a post, or looks like one. */
  readonly isPassed: boolean;
  /** The generator does not look there. */
  readonly isHidden: boolean;
  /** It passes over names in it that begin with an underscore. */
  readonly hidesNames: boolean;
  /** It is a content folder itself. */
  readonly isTop: boolean;
  /** It belongs to a `_posts`, whose files Jekyll reads by the dates in their names. */
  readonly isDated: boolean;
}

/** Ten thousand posts lie in a few folders. */
const places = new WeakMap<ContentModel, Map<string, Place>>();

function placeOf(path: string, model: ContentModel): Place {
  let known = places.get(model);
  if (known === undefined) {
    known = new Map();
    places.set(model, known);
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  let place = known.get(folder);
  if (place === undefined) {
    place = lookAtFolder(folder, model);
    known.set(folder, place);
  }
  return place;
}

/** `folder` ends with a slash, or is ''. */
function lookAtFolder(folder: string, model: ContentModel): Place {
  const content = contentFolderOf(folder, model);
  const inside = content === null || content.path === '' ? folder : folder.slice(content.path.length + 1);
  const parts = inside.split('/').slice(0, -1);
  const passed =
    content?.kind === 'pages' ||
    /(?:^|\/)node_modules\//.test(folder) ||
    parts.some((part) => /^[.#]/.test(part)) ||
    /^_(?:includes|data|layouts)$/.test(parts[0] ?? '');
  return {
    content,
    isPassed: passed,
    isHidden:
      content?.underscored === undefined &&
      foldersLookedAt(folder, parts, model.generator).some((part) => part.startsWith('_')),
    hidesNames: UNDERSCORE_HIDES.has(model.generator) && content?.underscored !== 'all',
    isTop: parts.length === 0,
    isDated: model.generator === 'jekyll' && /(?:^|\/)_posts$/.test(content?.path ?? ''),
  };
}

/** The content folder that a path (relative to the blog's folder) belongs to: the deepest; null outside of all. */
export function contentFolderOf(
  path: string,
  { contentFolders }: Pick<ContentModel, 'contentFolders'>,
): ContentFolder | null {
  let best: ContentFolder | null = null;
  for (const folder of contentFolders) {
    if (isUnder(path, folder.path) && (best === null || folder.path.length >= best.path.length))
      best = folder;
  }
  return best;
}

/** The kind of content a path is by the folder it lies in (the deepest one counts), or null for none. */
export function postKind(path: string, model: ContentModel): ContentFolder['kind'] | null {
  return contentFolderOf(path, model)?.kind ?? null;
}

/**
 * Whether a path (relative to the blog's folder) is a post or a draft that the generator would take: in a folder of
 * posts or drafts, in a format it reads, under a name it does not pass over.
 */
export function isPost(path: string, model: ContentModel): boolean {
  if (!takesEnding(path, model)) return false;
  const place = placeOf(path, model);
  return place.content !== null && verdict(path, place, model, true) === 'post';
}

/**
 * Why a file that looks like a post is none: the generator passes over its name or format, or does not look where
 * it lies. Null for posts, for other content, and where it cannot be said for certain.
 */
export function ignoredHold(path: string, model: ContentModel): IgnoredHold | null {
  if (!WRITING.test(path)) return null;
  const place = placeOf(path, model);
  if (place.content === null) return misplaced(path, model) ? 'ignored-place' : null;
  const found = verdict(path, place, model, takesEnding(path, model));
  return found === 'post' ? null : found;
}

/**
 * Whether the library shows a path: a post, or a file among the posts that the generator passes over, which its
 * author takes for one (its summary says why with `hold`).
 */
export function isListed(path: string, model: ContentModel): boolean {
  return isPost(path, model) || ignoredHold(path, model) !== null;
}

/**
 * Those of `paths` (relative to the blog's folder) that are no page resources: in Hugo all else below a folder
 * with an index file (a leaf bundle) belongs to that page. gohugo.io/content-management/page-bundles.
 */
export function withoutResources(paths: readonly string[], { generator }: ContentModel): readonly string[] {
  if (generator !== 'hugo') return paths;
  const bundles = new Set<string>();
  for (const path of paths) {
    const index = /^(.+)\/index(?:\.[\w-]+)?\.\w+$/.exec(path)?.[1];
    if (index !== undefined) bundles.add(index);
  }
  if (bundles.size === 0) return paths;
  return paths.filter((path) => {
    const from = /\/index(?:\.[\w-]+)?\.\w+$/.exec(path)?.index ?? path.length + 1;
    for (let at = path.lastIndexOf('/', from - 1); at > 0; at = path.lastIndexOf('/', at - 1)) {
      if (bundles.has(path.slice(0, at))) return false;
    }
    return true;
  });
}

/** Where a name without a language's suffix is in the default language: gohugo.io/content-management/multilingual, Zola's "Multilingual sites". */
const SUFFIXED: ReadonlySet<Generator> = new Set<Generator>(['hugo', 'zola']);

/**
 * The language of a post by its path: a suffix of its name (`x.fr.md`) that is one of the site's languages, else
 * what its folder says, else the default where the generator has one for such names; null when nothing says it.
 */
export function languageOf(path: string, model: ContentModel): string | null {
  if (model.languages.length > 0) {
    const suffix = /\.([A-Za-z][\w-]*)\.\w+$/.exec(path)?.[1];
    const known = suffix === undefined ? null : knownLanguage(suffix, model.languages);
    if (known !== null) return known;
  }
  const first = SUFFIXED.has(model.generator) ? model.languages[0] : undefined;
  return placeOf(path, model).content?.language ?? first ?? null;
}

/** What a path in a content folder is; `isTaken`: the generator reads its format. */
function verdict(
  path: string,
  place: Place,
  model: ContentModel,
  isTaken: boolean,
): 'post' | IgnoredHold | null {
  if (place.isPassed) return null;
  const { generator } = model;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:[.#]|_index\b|_(?:includes|data|layouts)$)/.test(name)) return null;
  if (name === path && ABOUT_REPOSITORY.test(path)) return null;
  if (isReadme(name, generator) || isListing(name, place, model)) return null;
  if (!isTaken) {
    // Jekyll puts out every dated file, one it cannot convert as it is.
    const printed = generator === 'jekyll' && DATED.test(name);
    return WRITING.test(name) && !printed ? 'ignored-name' : null;
  }
  if (model.excluded !== undefined && excludedBy(path, model) !== null) return 'excluded';
  if (model.shadowed !== undefined && Object.hasOwn(model.shadowed, path)) return 'shadowed';
  if (place.hidesNames && name.startsWith('_')) return 'ignored-name';
  if (UNDERSCORE_HIDES.has(generator) && place.isHidden) return 'ignored-place';
  return place.isDated && !DATED.test(name) ? 'ignored-name' : 'post';
}

/** The folders whose underscore counts, below the content folder. */
function foldersLookedAt(path: string, parts: readonly string[], generator: Generator): readonly string[] {
  switch (generator) {
    case 'jekyll':
      // Its EntryFilter looks at the name and at the beginning of the path only.
      return parts.slice(0, 1);
    case 'astro':
      // Pages and the collections of old; a glob over another folder takes what it matches.
      return /(?:^|\/)src\/(?:pages|content)\//.test(path) ? parts : [];
    default:
      return parts;
  }
}

const README_IS_POST: ReadonlySet<Generator> = new Set(['hugo', 'hexo', 'jekyll']);

/** A README describes its folder to who browses the repository. Hugo, Hexo and Jekyll would print it all the same. */
function isReadme(name: string, generator: Generator): boolean {
  return !README_IS_POST.has(generator) && /^readme(?:\.[\w-]+)?\.\w+$/i.test(name);
}

/** An index file that lists the posts beside or below it, where a post of this blog is not itself an index file. */
function isListing(name: string, { isTop }: Place, { generator, naming }: ContentModel): boolean {
  if (!INDEX_LISTS.has(generator) || !/^index\.\w+$/i.test(name)) return false;
  return isTop || (generator === 'vitepress' && naming !== 'bundle');
}

/** Jekyll does not go into a folder that begins with an underscore but for `_posts`, `_drafts` and its collections. */
function misplaced(path: string, { generator }: ContentModel): boolean {
  if (generator !== 'jekyll' || /(?:^|\/)(?:\.|node_modules\/|vendor\/|_site\/)/.test(path)) return false;
  const parts = path.split('/');
  if (!DATED.test(parts.at(-1) ?? '')) return false;
  const at = parts.findIndex((part) => part.startsWith('_'));
  const posts = parts.findIndex((part) => /^_(?:posts?|drafts?)$/i.test(part));
  return posts >= 0 && (at < posts || /^_(?:post|draft)$/i.test(parts[posts] ?? ''));
}
