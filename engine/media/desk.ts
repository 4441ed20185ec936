import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ContentModel } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import { mediaName } from '#core/media/file-name';
import { folderFor, imageHabits } from '#core/media/habits';
import { imageReference } from '#core/media/image-reference';
import type { AddedMedia } from '#core/media/media';
import { resolveInside } from '../blog/paths';
import { makeFolder, removeEmpty } from '../posts/changes/places';
import { errnoOf, reasonOf } from '../posts/file-errors';
import type { PostShelf } from '../posts/index/shelf';
import { KeyedMutex } from '../posts/mutex';
import { revisionOf } from '../posts/post-bytes';
import { writeDurably } from '../posts/writer';
import { prepareMedia } from './prepare';
import { imageSamples } from './samples';

/** What of an opened blog is needed to add files to it. */
export interface MediaBlog {
  readonly id: string;
  readonly root: string;
  readonly model: ContentModel;
}

export interface AddRequest {
  readonly postId: string;
  /** The name the file came with. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly keepMetadata: boolean;
}

export interface MediaDeskOptions {
  /** Moves a file (absolute path) to the system's trash. */
  readonly trash: (path: string) => Promise<void>;
  /** The local time in ISO 8601 with its offset. */
  readonly now: () => string;
}

/** A file this desk wrote. `bytes` are kept once it was removed, so that it can come back. */
interface Written {
  readonly blogId: string;
  readonly path: string;
  readonly absolute: string;
  readonly revision: string;
  readonly postId: string;
  readonly bytes: Uint8Array | null;
}

/** No file is called so; its place tells where the folder is. */
const PROBE = 'longhand-is-anything-here';
/** More names than this for one file are no accident. */
const MOST_NAMES = 1000;

/** What is asked of the blog's posts. */
type MediaShelf = Pick<PostShelf, 'all' | 'containing'>;

/** Puts files into a blog where it keeps them, and takes out again only what it put there. */
export class MediaDesk {
  readonly #options: MediaDeskOptions;
  readonly #written = new Map<string, Written>();
  readonly #turns = new KeyedMutex();

  constructor(options: MediaDeskOptions) {
    this.#options = options;
  }

  /**
   * Writes the file where this blog keeps the images of its posts, under a name of its own: nothing is overwritten, and a
   * file that is there with the same bytes is used as it is. Fails as `prepareMedia` does, with `path-outside-blog`,
   * `media-disk-full` and `media-not-written`; then nothing is there that was not before.
   */
  async add(blog: MediaBlog, shelf: MediaShelf, request: AddRequest): Promise<AddedMedia> {
    const { postId, name } = request;
    const prepared = prepareMedia(name, request.bytes, request.keepMetadata);
    const posts = await shelf.all();
    const today = this.#options.now().slice(0, 10);
    const date = posts.find(({ id }) => id === postId)?.date?.slice(0, 10) ?? today;
    const post = { id: postId, date };
    const habits = imageHabits(post, await imageSamples(blog, postId, posts, today), blog.model);
    const folder = folderFor(habits.folder, post);
    const answer = (path: string, addedId: string | null): AddedMedia => ({
      addedId,
      path,
      src: imageReference(path, post, blog.model, habits.form),
      image: prepared.image,
    });
    // One at a time, so that two files that come together do not take the same name.
    return this.#turns.run(blog.id, async () => {
      const at = (file: string) => (folder === '' ? file : `${folder}/${file}`);
      const absoluteFolder = dirname(await placeOf(blog.root, at(PROBE)));
      const there = await namesIn(absoluteFolder);
      const same = await findSame(absoluteFolder, there, [prepared.bytes, request.bytes]);
      if (same !== null) return answer(at(same), null);
      const taken = new Set(there.map((each) => each.toLowerCase()));
      for (let attempt = 1; attempt <= MOST_NAMES; attempt++) {
        const file = `${mediaName(name, post, habits, attempt)}${prepared.extension}`;
        if (taken.has(file.toLowerCase())) continue;
        const path = at(file);
        const absolute = await placeOf(blog.root, path);
        if (!(await writeNew(absolute, path, prepared.bytes))) continue;
        const addedId = randomUUID();
        const revision = revisionOf(prepared.bytes);
        this.#written.set(addedId, { blogId: blog.id, path, absolute, revision, postId, bytes: null });
        return answer(path, addedId);
      }
      throw new Failure('media-not-written', { path: at(name), reason: 'every name for it is taken' });
    });
  }

  /**
   * Moves a file that this desk wrote to the system's trash. Fails with `media-gone`, `media-changed` when it is not what
   * was written any more, `media-in-use` when another post names it, `trash-failed`; then the file stays.
   */
  async remove(blog: MediaBlog, shelf: MediaShelf, addedId: string): Promise<void> {
    const written = this.#find(blog, addedId);
    const { absolute, path } = written;
    await this.#turns.run(blog.id, async () => {
      const bytes = await bytesOf(absolute);
      if (bytes === null) throw new Failure('media-gone', { path });
      if (revisionOf(bytes) !== written.revision) throw new Failure('media-changed', { path });
      const naming = await shelf.containing([basename(path)]);
      const [other] = naming.filter((id) => id !== written.postId);
      if (other !== undefined) throw new Failure('media-in-use', { path, post: other });
      try {
        await this.#options.trash(absolute);
      } catch (error) {
        throw new Failure('trash-failed', { path, reason: reasonOf(error) }, { cause: error });
      }
      this.#written.set(addedId, { ...written, bytes });
    });
  }

  /**
   * Brings back a file that was removed, under its own name; does nothing when it is there. Fails with `media-gone` when
   * another file has its name, and as `add` does.
   */
  async restore(blog: MediaBlog, addedId: string): Promise<void> {
    const written = this.#find(blog, addedId);
    const { bytes, absolute, path } = written;
    if (bytes === null) return;
    await this.#turns.run(blog.id, async () => {
      if (!(await writeNew(absolute, path, bytes))) {
        const found = await bytesOf(absolute);
        if (found === null || revisionOf(found) !== written.revision)
          throw new Failure('media-gone', { path });
      }
      this.#written.set(addedId, { ...written, bytes: null });
    });
  }

  #find(blog: MediaBlog, addedId: string): Written {
    const written = this.#written.get(addedId);
    if (written === undefined || written.blogId !== blog.id) throw new Failure('media-gone', { path: '' });
    return written;
  }
}

/** Where the file is or will be, links followed. Fails with `path-outside-blog` and `media-not-written`. */
async function placeOf(root: string, path: string): Promise<string> {
  try {
    return await resolveInside(root, path);
  } catch (error) {
    if (error instanceof Failure && error.code === 'post-unreadable') throw mediaFailure(error, path, 0);
    throw error;
  }
}

/** False when something has the name already. A folder that had to be made and stays empty goes again. */
async function writeNew(absolute: string, path: string, bytes: Uint8Array): Promise<boolean> {
  let made: readonly string[] = [];
  try {
    made = await makeFolder(dirname(absolute));
    await writeDurably(absolute, bytes, { shownAs: path, create: true });
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'post-exists') return false;
    if (error instanceof Failure && error.code === 'write-unconfirmed') await removeIfThere(absolute);
    await removeEmpty(made);
    throw mediaFailure(error, path, bytes.length);
  }
}

function mediaFailure(error: unknown, path: string, bytes: number): Failure {
  if (error instanceof Failure) {
    if (error.code === 'disk-full')
      return new Failure('media-disk-full', { path, bytes: String(bytes) }, { cause: error });
    return new Failure(
      'media-not-written',
      { path, reason: error.detail.reason ?? error.code },
      { cause: error },
    );
  }
  if (errnoOf(error) === 'ENOSPC')
    return new Failure('media-disk-full', { path, bytes: String(bytes) }, { cause: error });
  return new Failure('media-not-written', { path, reason: reasonOf(error) }, { cause: error });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw new Failure(
      'media-not-written',
      { path: basename(folder), reason: reasonOf(error) },
      { cause: error },
    );
  }
}

/** The file of the folder that has exactly these bytes, as they come or as they would be written. */
async function findSame(
  folder: string,
  names: readonly string[],
  wanted: readonly Uint8Array[],
): Promise<string | null> {
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const found = await statIfFile(path);
    if (found === null || !wanted.some((bytes) => bytes.length === found)) continue;
    const bytes = await bytesOf(path);
    if (bytes !== null && wanted.some((each) => Buffer.compare(bytes, each) === 0)) return name;
  }
  return null;
}

async function statIfFile(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}
