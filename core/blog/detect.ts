import { astro } from './generators/astro';
import { eleventy } from './generators/eleventy';
import { hexo } from './generators/hexo';
import { hugo } from './generators/hugo';
import { jekyll } from './generators/jekyll';
import { type GeneratorRule, MARKDOWN, type ModelParts, type Proof, USUAL } from './generators/parts';
import { ABOUT_REPOSITORY, plain } from './generators/plain';
import { type SiteReader, siteReader } from './generators/site-reader';
import type { ContentFolder, ContentModel } from './model';
import { DATED, isUnder } from './naming';
import { permalinkRule } from './permalinks/permalinks';

/** The order matters: `_config.yml` is Hexo's before it is Jekyll's, and a dependency says less than a file. */
const RULES: readonly GeneratorRule[] = [astro, eleventy, hexo, hugo, jekyll];
/** How deep a site may lie in its repository. */
const MAX_DEPTH = 3;
/** A monorepo of many packages must not make opening it slow; a blog lies near the top. */
const MAX_ROOTS = 40;
/** Folders that hold other people's files or build output, never a site or a post. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|\.git|\.hg|vendor|bower_components|_site|\.cache|\.astro|\.next|dist|themes)\//;

/** Which files `detect` wants to read, of all the blog's paths (relative, `/`-separated). At most a few dozen. */
export function configCandidates(paths: readonly string[]): string[] {
  return paths
    .filter((path) => !FOREIGN.test(path) && path.split('/').length <= MAX_DEPTH + 4)
    .filter((path) => /(?:^|\/)package\.json$/.test(path) || RULES.some(({ reads }) => reads.test(path)))
    .sort((a, b) => a.split('/').length - b.split('/').length)
    .slice(0, 64);
}

/**
 * What a folder is as a blog. `paths` are all its files, relative and `/`-separated; `texts` those that
 * `configCandidates` asked for (missing ones are fine); `folderName` stands in for a missing title.
 * Never fails: what no generator claims is a plain folder of Markdown.
 */
export function detect(
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
  folderName: string,
): ContentModel {
  const own = paths.filter((path) => !FOREIGN.test(path));
  const readers = siteRoots(own).map((root) => siteReader(root, own, texts, folderName));
  for (const strength of ['config', 'dependency'] as const) {
    for (const reader of readers) {
      const found = matchOne(reader, strength);
      if (found) {
        const parts = found.rule.model(reader, found.proof);
        return atRoot(reader.root, named(whole(parts, reader), folderName));
      }
    }
  }
  const reader = siteReader('', own, texts, folderName);
  return whole(plain(reader), reader);
}

function whole(parts: ModelParts, reader: SiteReader): ContentModel {
  return { ...USUAL, ...parts, permalink: permalinkRule(parts, reader) };
}

function matchOne(
  reader: SiteReader,
  strength: Proof['strength'],
): { rule: GeneratorRule; proof: Proof } | null {
  for (const rule of RULES) {
    const proof = rule.match(reader);
    if (proof?.strength === strength) return { rule, proof };
  }
  return null;
}

/** Folders that may be a site's root, shallow first. Only those with a file that some rule reads, or `_posts`. */
function siteRoots(paths: readonly string[]): string[] {
  const roots = new Set<string>(['']);
  for (const path of paths) {
    const parts = path.split('/');
    const marker = RULES.some(({ reads }) => reads.test(path)) || parts.at(-1) === 'package.json';
    for (let depth = 1; depth < parts.length && depth <= MAX_DEPTH; depth++) {
      if (marker || parts[depth] === '_posts') roots.add(parts.slice(0, depth).join('/'));
    }
  }
  return [...roots]
    .filter((root) => !/(?:^|\/)_/.test(root))
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
    .slice(0, MAX_ROOTS);
}

const depthOf = (path: string): number => (path === '' ? 0 : path.split('/').length);

function named(model: ContentModel, folderName: string): ContentModel {
  return model.site.title === '' ? { ...model, site: { ...model.site, title: folderName } } : model;
}

/** A model of a site in a subfolder, with every path relative to the blog's folder. */
function atRoot(root: string, model: ContentModel): ContentModel {
  if (root === '') return model;
  const move = (path: string): string => (path === '' ? root : `${root}/${path}`);
  const rule = model.draftRule;
  return {
    ...model,
    configFile: model.configFile === null ? null : move(model.configFile),
    contentFolders: model.contentFolders.map((folder) => ({ ...folder, path: move(folder.path) })),
    staticFolders: model.staticFolders.map((folder) => ({ ...folder, path: move(folder.path) })),
    assetsFolder: move(model.assetsFolder),
    draftRule: rule.kind === 'folder' ? { ...rule, path: move(rule.path) } : rule,
    evidence: model.evidence.map((item) => (item.file === null ? item : { ...item, file: move(item.file) })),
  };
}

/** The kind of content a path is by the folder it lies in (the deepest one counts), or null for none. */
export function postKind(path: string, model: ContentModel): ContentFolder['kind'] | null {
  let best: ContentFolder | null = null;
  for (const folder of model.contentFolders) {
    if (isUnder(path, folder.path) && folder.path.length >= (best?.path.length ?? 0)) best = folder;
  }
  return best?.kind ?? null;
}

/**
 * Whether a path (relative to the blog's folder) is a post or a draft that the generator would take. Names
 * beginning with `_` or `.` are not, nor are files about the repository, nor undated ones in Jekyll's `_posts`.
 */
export function isPost(path: string, model: ContentModel): boolean {
  const kind = postKind(path, model);
  if (kind === null || kind === 'pages' || !MARKDOWN.test(path) || /(?:^|\/)node_modules\//.test(path))
    return false;
  const folder = model.contentFolders
    .filter((candidate) => isUnder(path, candidate.path))
    .reduce((a, b) => (b.path.length >= a.path.length ? b : a));
  const inside = folder.path === '' ? path : path.slice(folder.path.length + 1);
  if (inside.split('/').some((part) => /^[_.]/.test(part))) return false;
  if (!path.includes('/') && ABOUT_REPOSITORY.test(path)) return false;
  return (
    model.generator !== 'jekyll' || kind === 'drafts' || DATED.test(path.slice(path.lastIndexOf('/') + 1))
  );
}
