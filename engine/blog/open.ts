import { createHash } from 'node:crypto';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { configCandidates, detect, isPost } from '#core/blog/detect';
import { learnFields } from '#core/blog/learn-fields';
import type { ContentModel } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import { headerOf } from '#core/posts/facts';
import { errnoOf, reasonOf } from '../posts/file-errors';
import { readHead } from '../posts/head';
import { removeStaleTemps } from '../posts/temp-files';
import { type BlogFiles, walkBlog } from './walk';

/** A blog as the engine holds it. `id` names the folder, whatever link it was opened through. */
export interface OpenBlog {
  readonly id: string;
  /** Absolute, without links. */
  readonly root: string;
  readonly name: string;
  readonly model: ContentModel;
  readonly files: BlogFiles;
}

/** A config file longer than this is not one that a person wrote. */
const MAX_CONFIG_BYTES = 1024 * 1024;
/** From how many posts the names of fields are learned. */
const HEADERS = 50;

/**
 * Opens the folder at `folder` (absolute) as a blog: lists its files and finds out how it is kept. Reads
 * only; runs nothing and writes nothing. An empty folder, or one without Git, is a blog too. Fails with
 * `folder-missing`, `not-a-folder`, `folder-no-permission`, `blog-is-bare`.
 */
export async function openBlog(folder: string): Promise<OpenBlog> {
  const root = await realFolder(folder);
  if (await isBare(root)) throw new Failure('blog-is-bare', { path: root });
  const files = await walkBlog(root);
  const texts = new Map<string, string>();
  for (const path of configCandidates(files.files)) {
    if (files.links.has(path)) continue;
    const text = await readConfig(join(root, path));
    if (text !== null) texts.set(path, text);
  }
  const guess = detect(files.files, texts, basename(root));
  const model = learnFields(guess, postHeaders(root, files, guess));
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return { id, root, name: model.site.title || basename(root), model, files };
}

/**
 * Removes the temporary files that a killed save left in a blog (found when it was opened) and returns how many
 * there were. Apart from `openBlog`, so that opening alone never writes.
 */
export function clearLeftovers({ root, files }: Pick<OpenBlog, 'root' | 'files'>): Promise<number> {
  return removeStaleTemps(files.temps.map((path) => join(root, path)));
}

async function realFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) throw new Failure('not-a-folder', { path: folder });
    await readdir(root);
    return root;
  } catch (error) {
    if (error instanceof Failure) throw error;
    switch (errnoOf(error)) {
      case 'ENOENT':
      case 'ELOOP':
        throw new Failure('folder-missing', { path: folder }, { cause: error });
      case 'ENOTDIR':
        throw new Failure('not-a-folder', { path: folder }, { cause: error });
      case 'EACCES':
      case 'EPERM':
        throw new Failure('folder-no-permission', { path: folder }, { cause: error });
      default:
        throw new Failure('unexpected', { reason: reasonOf(error) }, { cause: error });
    }
  }
}

/** By its looks, because asking Git may run what a hostile repository's configuration names. */
async function isBare(root: string): Promise<boolean> {
  const entries = await readdir(root, { withFileTypes: true });
  const has = (name: string, folder: boolean) =>
    entries.some((entry) => entry.name === name && entry.isDirectory() === folder);
  return has('HEAD', false) && has('objects', true) && has('refs', true);
}

/** The front matter of some posts; the last by name, which are the newest where names are dated. */
function postHeaders(root: string, { files, links }: BlogFiles, model: ContentModel) {
  return files
    .filter((path) => isPost(path, model) && !links.has(path))
    .slice(-HEADERS)
    .reverse()
    .flatMap((path) => {
      const text = headOrNull(join(root, path));
      return text === null ? [] : [headerOf(text).fields];
    });
}

/** One post that cannot be read teaches nothing; the list of posts says why. */
function headOrNull(path: string): string | null {
  try {
    return readHead(path)?.text ?? null;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

/** A config that cannot be read tells nothing; the model then rests on the other evidence. */
async function readConfig(path: string): Promise<string | null> {
  try {
    const file = await open(path);
    try {
      if ((await file.stat()).size > MAX_CONFIG_BYTES) return null;
      return (await file.readFile('utf8')).replace(/^\uFEFF/, '');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
