import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { inOfferedOrder, linkedSheets, OUTPUT_FOLDERS, type SiteSheet } from '#core/preview/site-styles';
import { locate } from '../blog/paths';

/** Where blogs keep style sheets, relative to their folder; `*` is any folder. */
const PLACES = [
  ...['static', 'assets', 'css', 'styles', 'stylesheets', 'content', 'source', 'src', 'theme'],
  ...OUTPUT_FOLDERS,
  ...['themes/*/static', 'themes/*/assets', 'themes/*/source', 'themes/*/css'],
];
/** A sheet that is larger is not offered, in bytes. */
const MAX_BYTES = 1024 * 1024;
const MAX_SHEETS = 200;
const MAX_FOLDERS = 3000;
const MAX_DEPTH = 6;
const SKIPPED = new Set(['node_modules', 'vendor', 'bower_components']);

/** Finds the style sheets of the blog at `root`, best first. Looks into the usual places only, and follows no links. */
export async function findStyles(root: string): Promise<SiteSheet[]> {
  const links = await linkedFrom(root);
  const found = new Map<string, number>();
  for (const path of [...links, ...(await sheetsUnder(root))]) {
    if (found.size >= MAX_SHEETS || found.has(path)) continue;
    const place = await locate(root, path);
    if (place.kind === 'file' && place.stats.size > 0 && place.stats.size <= MAX_BYTES)
      found.set(path, place.stats.size);
  }
  const sheets = [...found].map(([path, bytes]) => ({ path, bytes, linked: links.includes(path) }));
  return inOfferedOrder(sheets, links);
}

/**
 * The texts of style sheets, in the order they are named. The caller has made sure that each lies in the blog. Fails
 * with `styles-unreadable` for what is no style sheet, is gone, or is too large.
 */
export async function readStyles(
  root: string,
  paths: readonly string[],
): Promise<{ path: string; text: string }[]> {
  return Promise.all(
    paths.map(async (path) => {
      const place = await locate(root, path);
      if (place.kind !== 'file' || !/\.css$/i.test(path) || place.stats.size > MAX_BYTES)
        throw new Failure('styles-unreadable', { path });
      return { path, text: await readFile(place.path, 'utf8') };
    }),
  );
}

/** The sheets that the built front page links, in its order. */
async function linkedFrom(root: string): Promise<string[]> {
  for (const folder of OUTPUT_FOLDERS) {
    const page = await locate(root, `${folder}/index.html`);
    if (page.kind !== 'file' || page.stats.size > MAX_BYTES) continue;
    const found: string[] = [];
    for (const candidates of linkedSheets(await readFile(page.path, 'utf8'), folder)) {
      for (const path of candidates) {
        if ((await locate(root, path)).kind !== 'file') continue;
        found.push(path);
        break;
      }
    }
    if (found.length > 0) return found;
  }
  return [];
}

async function sheetsUnder(root: string): Promise<string[]> {
  const found: string[] = [];
  let folders = 0;
  const look = async (folder: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH || folders >= MAX_FOLDERS || found.length >= MAX_SHEETS) return;
    folders += 1;
    for (const entry of await entries(join(root, folder))) {
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) await look(path, depth + 1);
      else if (entry.isFile() && /\.css$/i.test(entry.name)) found.push(path);
    }
  };
  for (const place of PLACES) {
    const [before = '', after] = place.split('/*/');
    if (after === undefined) await look(before, 0);
    else
      for (const entry of await entries(join(root, before)))
        if (entry.isDirectory() && !entry.name.startsWith('.'))
          await look(`${before}/${entry.name}/${after}`, 0);
  }
  return found;
}

async function entries(folder: string) {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // It is not there, or not ours to read: then there is nothing to offer from it.
    return [];
  }
}
