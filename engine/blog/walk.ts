import type { Dirent } from 'node:fs';
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
const FOLDERS_AT_ONCE = 16;

/**
 * Lists the files of the folder at `root` (absolute). Skips hidden folders, installed packages and a built
 * site (by its name, or a `public`, `dist`, … that holds a front page and a feed or site map: with some
 * generators the same name is a source). Links to folders are not followed, folders that may not be read are
 * left out; fails with the system's error only for `root` itself. At most `limit` entries are looked at.
 */
export async function walkBlog(root: string, limit = 200_000): Promise<BlogFiles> {
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
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !NEVER.has(entry.name)) inner.push(path);
      } else if (entry.isFile()) (isTempName(entry.name) ? temps : files).push(path);
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
        next.push(...inner);
      }
    }
    level = next;
  }
  return { files: files.sort(), links, temps: temps.sort(), truncated: seen > limit };
}

async function entriesOf(root: string, folder: string): Promise<Dirent[]> {
  try {
    return await readdir(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '' || errnoOf(error) === null) throw error;
    return [];
  }
}

function isBuiltSite(folder: string, entries: readonly Dirent[]): boolean {
  if (!MAYBE_OUTPUT.has(folder.slice(folder.lastIndexOf('/') + 1))) return false;
  const names = new Set(entries.map((entry) => entry.name));
  return names.has('index.html') && FEEDS.some((feed) => names.has(feed));
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
