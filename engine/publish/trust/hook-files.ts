import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../../posts/file-errors';

/** A file of a folder of hooks that the system would run. */
export interface HookFile {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Of its bytes, as hex. */
  readonly sha256: string;
  readonly text: string;
}

export interface HookFolder {
  readonly hooks: readonly HookFile[];
  /** Of all its files together, those that hooks may read included. */
  readonly sha256: string;
  /** The folders and files that were looked at, absolute. */
  readonly seen: readonly string[];
}

/** More files than this in one folder are no hooks; the rest is not looked into. */
const MOST_FILES = 300;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Reads the folder of hooks at `folder` (absolute); a missing one has none. Husky keeps starters in `.husky/_` and what
 * they start in `.husky`: there the latter are the hooks.
 */
export async function readHooks(folder: string): Promise<HookFolder> {
  const isHusky = basename(folder) === '_' && basename(dirname(folder)) === '.husky';
  const starters = await readFolder(folder);
  if (!isHusky) return starters;
  const started = await readFolder(dirname(folder), true);
  return {
    hooks: started.hooks.filter(({ name }) => starters.hooks.some((starter) => starter.name === name)),
    sha256: hash(starters.sha256 + started.sha256),
    seen: [...starters.seen, ...started.seen],
  };
}

/** With `all`, files count whether or not the system would run them, since a starter does. */
async function readFolder(folder: string, all = false): Promise<HookFolder> {
  const seen = [folder];
  const hooks: HookFile[] = [];
  const together = createHash('sha256');
  for (const name of (await namesIn(folder)).slice(0, MOST_FILES)) {
    if (name.endsWith('.sample')) continue;
    const path = join(folder, name);
    const bytes = await readRegular(path);
    if (bytes === null) continue;
    seen.push(path);
    const sha256 = hash(bytes.content);
    together.update(`${name}\0${bytes.runs}\0${sha256}\0`);
    if (bytes.runs || all) hooks.push({ name, path, sha256, text: bytes.content.toString('utf8') });
  }
  return { hooks, sha256: together.digest('hex'), seen };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}

/** Null for folders, pipes and what cannot be read. Links are followed, as the system does when it runs a hook. */
async function readRegular(path: string): Promise<{ content: Buffer; runs: boolean } | null> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return null;
    const runs = process.platform === 'win32' || (stats.mode & 0o111) !== 0;
    const standIn = Buffer.from(`${stats.size} ${stats.mtimeMs}`);
    if (stats.size > MOST_BYTES) return { content: standIn, runs };
    // What may be run need not be readable.
    return { content: (await readIfAllowed(path)) ?? standIn, runs };
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function readIfAllowed(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) !== 'EACCES') throw error;
    return null;
  }
}

function hash(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
