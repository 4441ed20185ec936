import { type Dirent, readdirSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../posts/file-errors';
import { isTempName } from '../posts/temp-files';

/** What a walk through a blog's folder found. Paths are relative to it, `/`-separated, sorted by code unit. */
export interface BlogFiles {
  /** Regular files, and links to one. */
  readonly files: readonly string[];
  /** Those of `files` that are links, wherever they lead. */
  readonly links: ReadonlySet<string>;
  /** Temporary files that Longhand itself wrote. */
  readonly temps: readonly string[];
  /** The folder holds more than `limit` entries and the rest was left out. */
  readonly truncated: boolean;
}

const NEVER = new Set(['node_modules', 'bower_components', 'vendor', '_site', '__pycache__']);
const MAYBE_OUTPUT = new Set(['public', 'dist', 'build', 'out', 'output', 'docs', 'site']);
const FEEDS = ['sitemap.xml', 'index.xml', 'atom.xml', 'feed.xml', 'rss.xml', 'search.xml'];
/** Files by which a folder is the source of a site, whatever else lies in it. */
const SOURCES =
  /^(?:_config\.(?:ya?ml|toml)|_posts|_layouts|_includes|Gemfile|package\.json|pelicanconf\.py|\.vitepress|(?:hugo|zola|config)\.(?:toml|ya?ml)|[\w.-]+\.config\.[mc]?[jt]s)$/;
/** Hidden folders that say how a site is made; of each only its own files, and those of the folders named here. */
const TELLING = new Set([
  ...['.vitepress', '.vitepress/config', '.vitepress/theme', '.vitepress/theme/data'],
  ...['.github', '.github/workflows'],
]);
/** Of a theme only what says which pages are posts. */
const UNTOLD = /(?:^|\/)\.vitepress\/theme\/(?!.*\.data\.[mc]?[jt]s$)/;
const FOLDERS_AT_ONCE = 16;
const MAX_ENTRIES = 200_000;

/**
 * Lists the files of the folder at `root` (absolute). Skips hidden folders (but VitePress's and GitHub's, which say
 * how the site is made), installed packages and a built site (by its name, or a `public`, `dist`, … that holds a
 * front page and a feed or site map and no source: with some generators the same name is a source). Links to folders are not followed, folders that may not be read are
 * left out; fails with the system's error only for `root` itself. At most `limit` entries are looked at.
 */
export async function walkBlog(root: string, limit = MAX_ENTRIES): Promise<BlogFiles> {
  const files: string[] = [];
  const temps: string[] = [];
  const links = new Set<string>();
  let seen = 0;
  const visit = async (folder: string): Promise<string[]> => {
    const entries = await entriesOf(root, folder);
    if (isBuiltSite(folder, entries)) return [];
    const inner: string[] = [];
    for (const entry of entries) {
      seen += 1;
      if (seen > limit) break;
      const path = pathIn(folder, entry);
      if (entry.isDirectory()) {
        if (isWalked(path, entry.name)) inner.push(path);
      } else if (UNTOLD.test(path)) continue;
      else if (entry.isFile()) (isTempName(entry.name) ? temps : files).push(path);
      else if (entry.isSymbolicLink() && (await leadsToFile(join(root, path)))) {
        files.push(path);
        links.add(path);
      }
    }
    return inner;
  };
  let level = [''];
  while (level.length > 0 && seen <= limit) {
    const next: string[] = [];
    for (let from = 0; from < level.length; from += FOLDERS_AT_ONCE) {
      for (const inner of await Promise.all(level.slice(from, from + FOLDERS_AT_ONCE).map(visit))) {
        for (const folder of inner) next.push(folder);
      }
    }
    level = next;
  }
  return { files: files.sort(), links, temps: temps.sort(), truncated: seen > limit };
}

/** What a walk looks at: which folders it enters, which files it takes. All paths are relative to the blog. */
export interface WalkChoice {
  readonly enters: (folder: string) => boolean;
  readonly takes: (file: string) => boolean;
  /** Told about each folder before it is read. */
  readonly onFolder?: (folder: string) => void;
}

export interface PartFiles extends Pick<BlogFiles, 'files' | 'links'> {
  readonly folders: readonly string[];
  readonly built: readonly string[];
}

/**
 * `walkBlog` for a part of the blog, without letting other work have its turn: several times quicker, for a thread that
 * has nothing else to do. The files come in the order of the folders, not sorted; `folders` are those that were listed,
 * `built` those that hold a built site and were not.
 */
export function walkPart(root: string, { enters, takes, onFolder }: WalkChoice): PartFiles {
  const files: string[] = [];
  const links = new Set<string>();
  const folders: string[] = [];
  const built: string[] = [];
  const ahead = [''];
  let seen = 0;
  for (const folder of ahead) {
    onFolder?.(folder);
    const entries = entriesNow(root, folder);
    if (isBuiltSite(folder, entries)) {
      built.push(folder);
      continue;
    }
    folders.push(folder);
    for (const entry of entries) {
      seen += 1;
      if (seen > MAX_ENTRIES) return { files, links, folders, built };
      const path = pathIn(folder, entry);
      if (entry.isDirectory()) {
        if (isEntered(entry.name) && enters(path)) ahead.push(path);
      } else if (isTempName(entry.name) || !takes(path)) continue;
      else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink() && leadsToFileNow(join(root, path))) {
        files.push(path);
        links.add(path);
      }
    }
  }
  return { files, links, folders, built };
}

const pathIn = (folder: string, { name }: Dirent) => (folder === '' ? name : `${folder}/${name}`);

/** Whether a walk goes into a folder of this name. */
export const isEntered = (name: string) => !name.startsWith('.') && !NEVER.has(name);

async function entriesOf(root: string, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    return nothingIn(folder, error);
  }
}

function entriesNow(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    return nothingIn(folder, error);
  }
}

function nothingIn(folder: string, error: unknown): Dirent[] {
  if (folder === '' || errnoOf(error) === null) throw error;
  return [];
}

/** `isEntered`, and the hidden folders that say how the site is made. */
function isWalked(path: string, name: string): boolean {
  const hidden = /(?:^|\/)(\.[^/]+(?:\/.*)?)$/.exec(path)?.[1];
  return hidden === undefined ? isEntered(name) : TELLING.has(hidden);
}

function isBuiltSite(folder: string, entries: readonly Dirent[]): boolean {
  if (!MAYBE_OUTPUT.has(folder.slice(folder.lastIndexOf('/') + 1))) return false;
  const names = new Set(entries.map((entry) => entry.name));
  if (entries.some(({ name }) => SOURCES.test(name))) return false;
  return names.has('index.html') && FEEDS.some((feed) => names.has(feed));
}

/** Whether the coming or going of the file at `path` (relative to the blog) makes a folder a built site, or none. */
export function marksBuiltSite(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  return MAYBE_OUTPUT.has(parts.at(-2) ?? '') && (name === 'index.html' || FEEDS.includes(name));
}

/** A link that leads out of the blog counts, so that it is listed with its reason; it is never opened. */
async function leadsToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

function leadsToFileNow(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}
