import { createHash } from 'node:crypto';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { configCandidates, detect } from '#core/blog/detect';
import { FURTHER_ROUNDS, furtherFiles } from '#core/blog/generators/further-files';
import { sectionFiles, withSections } from '#core/blog/inherited/sections';
import { learnFromPosts, type PostSample, samplePaths } from '#core/blog/learning/learn';
import type { ContentModel, FrontMatterStyle } from '#core/blog/model';
import { type BlogOverrides, learnNaming } from '#core/blog/overrides/overrides';
import { Failure } from '#core/ipc/errors';
import type { FrontMatterFormat } from '#core/posts/front-matter/front-matter';
import { headerOf } from '#core/posts/front-matter/quick-header';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { errnoOf, reasonOf } from '../posts/file-errors';
import { readHead } from '../posts/head';
import { removeStaleTemps } from '../posts/temp-files';
import { decided, effective, type KnownOverrides, readOverrides } from './overrides';
import { type BlogFiles, walkBlog } from './walk';

/** A blog as the engine holds it. `id` names the folder, whatever link it was opened through. */
export interface OpenBlog {
  readonly id: string;
  /** Absolute, without links. */
  readonly root: string;
  readonly name: string;
  readonly model: ContentModel;
  readonly files: BlogFiles;
  /** When reading it began, ms since the epoch; absent for a blog that is only remembered. */
  readonly readAt?: number;
}

/** A config file longer than this is not one that a person wrote. */
const MAX_CONFIG_BYTES = 1024 * 1024;

export interface OpenOptions {
  /** What the author decided about the blog with this id, outside of its repository. Never rejects. */
  readonly keptByApp?: (blogId: string) => Promise<BlogOverrides>;
}

/**
 * Opens the folder at `folder` (absolute) as a blog: lists its files and finds out how it is kept. Reads
 * only; runs nothing and writes nothing. An empty folder, or one without Git, is a blog too. Fails with
 * `folder-missing`, `not-a-folder`, `folder-no-permission`, `blog-is-bare`.
 */
export async function openBlog(folder: string, options: OpenOptions = {}): Promise<OpenBlog> {
  const { id, root } = await findBlog(folder);
  const readAt = Date.now();
  const [files, repository, app] = await Promise.all([
    walkBlog(root),
    readOverrides(root),
    options.keptByApp?.(id) ?? {},
  ]);
  const model = await modelOf({ root, files }, { repository, app });
  return { id, root, name: model.site.title || basename(root), model, files, readAt };
}

/** The folder that is opened: its id and its real path (absolute). Fails as `openBlog` does. */
export async function findBlog(folder: string): Promise<Pick<OpenBlog, 'id' | 'root'>> {
  const root = await realFolder(folder);
  if (await isBare(root)) throw new Failure('blog-is-bare', { path: root });
  return { id: createHash('sha256').update(root).digest('hex').slice(0, 16), root };
}

/**
 * How the blog of these files is kept, with what the author decided in force. What most posts do is learned in
 * the folders that the author named. Reads only.
 */
export async function modelOf(
  { root, files }: Pick<OpenBlog, 'root' | 'files'>,
  known: KnownOverrides,
): Promise<ContentModel> {
  const texts = new Map<string, string>();
  const read = async (paths: readonly string[]) => {
    for (const path of paths) {
      if (files.links.has(path)) continue;
      const text = await readConfig(join(root, path));
      if (text !== null) texts.set(path, text);
    }
  };
  await read(configCandidates(files.files));
  for (let round = 0; round < FURTHER_ROUNDS; round++) await read(furtherFiles(files.files, texts));
  const { generator, folders } = effective(known);
  const decide = (model: ContentModel) => decided(model, known);
  const detected = detect(files.files, texts, basename(root), generator ? { generator } : {});
  const guess = decide(withSections(detected, sectionHeads(root, files, detected)));
  const placed = folders ? decide(learnNaming(guess, files.files)) : guess;
  const learned = learnFromPosts(placed, postSamples(root, files, placed));
  // The posts decided about guessed folders, and so whose names count.
  const isSettled = placed.contentFolders.every((folder) => !folder.guessed);
  return decide(isSettled ? learned : learnNaming(learned, files.files));
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

/** What the sections of a site say, which their posts may inherit. */
function sectionHeads(root: string, { files, links }: BlogFiles, model: ContentModel): Map<string, string> {
  const heads = new Map<string, string>();
  for (const path of sectionFiles(files, model)) {
    const head = links.has(path) ? null : headOrNull(join(root, path));
    if (head !== null) heads.set(path, head);
  }
  return heads;
}

/** The front matter of some posts. */
function postSamples(root: string, { files, links }: BlogFiles, model: ContentModel): PostSample[] {
  return samplePaths(files, model).flatMap((path) => {
    const text = links.has(path) ? null : headOrNull(join(root, path));
    if (text === null) return [];
    const { fields, format } = headerOf(text, frontMatterRules(model, path));
    return [{ path, fields, format: styleOf(format) }];
  });
}

/** reStructuredText's field list is a header without fences too; Org's keywords are not edited as fields. */
function styleOf(format: FrontMatterFormat): FrontMatterStyle {
  switch (format) {
    case 'rst':
    case 'html':
      return 'header';
    case 'org':
      return 'none';
    default:
      return format;
  }
}

/** One post that cannot be read teaches nothing; the list of posts says why. */
function headOrNull(path: string): string | null {
  try {
    return readHead(path)?.head ?? null;
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
