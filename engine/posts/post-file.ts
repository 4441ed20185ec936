import { constants } from 'node:fs';
import { access, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { fromEditor, toEditor } from '#core/posts/line-endings';
import type { PostText, ReadOnlyReason } from '#core/posts/post';
import { locate, resolveInside } from '../blog/paths';
import { errnoOf, reasonOf } from './file-errors';
import { KeyedMutex } from './mutex';
import { decodePost, encodePost, MAX_POST_BYTES, revisionOf } from './post-bytes';
import { syncDurably, writeDurably } from './writer';

/** A post as it is in its file; the journal's unsaved text is added by the caller. */
export type PostFile = Omit<PostText, 'unsaved'>;

export interface SaveRequest {
  /** The revision the text was based on; null when the post must not exist yet. */
  readonly revision: string | null;
  /** The whole text, with LF line ends and no byte order mark. */
  readonly text: string;
  /** Where the temporary file goes, if on the same device (for example in the Git folder). */
  readonly tempFolder?: string;
  /** Keeps the text in the journal before the one kind of save that cannot be atomic (see `writeDurably`). */
  readonly protect?: () => Promise<void>;
}

export interface SaveResult {
  /** The revision of what the file holds now. */
  readonly revision: string;
  /** False when the file held these very bytes already, and nothing was written. */
  readonly wrote: boolean;
}

/** Permission bits of a new post before the umask. */
const NEW_POST_MODE = 0o666;
/** One turn after the other for each file (absolute path, without links): saves, changes of whole files, and pulls. */
export const fileTurns = new KeyedMutex();

/**
 * Reads post `id` of the blog at `root`. What cannot be edited safely comes with its reason in `readOnly`:
 * a file that is not UTF-8 with its text as far as it can be shown, one that is too large or a link that
 * leaves the blog with an empty text and the revision of no bytes. Fails with `path-outside-blog`,
 * `post-missing`, `post-unreadable`.
 */
export async function readPost(root: string, id: string): Promise<PostFile> {
  const place = await locate(root, id);
  switch (place.kind) {
    case 'bad-path':
      throw new Failure('path-outside-blog', { path: id });
    case 'missing':
      throw new Failure('post-missing', { path: id });
    case 'not-a-file':
      throw new Failure('post-unreadable', { path: id, reason: 'it is not a file' });
    case 'unreadable':
      throw new Failure('post-unreadable', { path: id, reason: place.reason });
    case 'outside-link':
      return unopened(id, 'outside-link');
    case 'file':
      break;
  }
  if (place.stats.size > MAX_POST_BYTES) return unopened(id, 'too-large');
  const bytes = await readFileAt(place.path, id);
  if (bytes.length > MAX_POST_BYTES) return unopened(id, 'too-large');
  const { text, utf8 } = decodePost(bytes);
  const readOnly = !utf8 ? 'not-utf8' : (await isWritable(place.path)) ? null : 'read-only-file';
  return { id, text: toEditor(text), revision: revisionOf(bytes), readOnly };
}

/** A post whose file is gone, as an empty one: for showing text of it that was never saved. */
export const goneFile = (id: string): PostFile => ({
  id,
  text: '',
  revision: revisionOf(new Uint8Array()),
  readOnly: null,
});

/**
 * Writes the text of post `id` to its file, with the file's own line ends, byte order mark and mode; writes
 * nothing when the bytes would be the same. Saves of one file run one after another. The file's content, not
 * its time, decides whether it is still at `revision`: it is compared before anything is written and again
 * right before the new bytes take its place. docs/architecture.md.
 *
 * Fails with `conflict` when the file holds something else than what the text was based on (unless it already
 * holds this very text), `post-missing` when it is gone, `post-exists` for a null revision, `read-only`,
 * `path-outside-blog`, `post-unreadable`, and as `writeDurably` does. After any of these the file is as it was.
 */
export async function savePost(root: string, id: string, request: SaveRequest): Promise<SaveResult> {
  const path = await resolveInside(root, id);
  return fileTurns.run(path, () =>
    request.revision === null
      ? createFile(path, id, request)
      : replaceFile(path, id, request.revision, request),
  );
}

async function createFile(path: string, id: string, request: SaveRequest): Promise<SaveResult> {
  const bytes = encodeOrFail(request.text, false, id);
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw new Failure('write-failed', { path: id, reason: reasonOf(error) }, { cause: error });
  }
  await writeDurably(path, bytes, {
    shownAs: id,
    create: true,
    mode: NEW_POST_MODE,
    ...(request.tempFolder === undefined ? {} : { tempFolder: request.tempFolder }),
  });
  return { revision: revisionOf(bytes), wrote: true };
}

async function replaceFile(
  path: string,
  id: string,
  base: string,
  request: SaveRequest,
): Promise<SaveResult> {
  const disk = await readFileAt(path, id);
  const found = revisionOf(disk);
  const { text, bom, utf8 } = decodePost(disk);
  if (found !== base) {
    if (!utf8 || toEditor(text) !== request.text) throw new Failure('conflict', { path: id });
    // The text is there already: an earlier save of ours that was not confirmed, or somebody else's.
    await syncDurably(path, id);
    return { revision: found, wrote: false };
  }
  if (!utf8) throw new Failure('read-only', { path: id, reason: 'it is not UTF-8 text' });
  const bytes = encodeOrFail(fromEditor(text, request.text), bom, id);
  const revision = revisionOf(bytes);
  if (revision === found) return { revision, wrote: false };
  const { tempFolder, protect } = request;
  await writeDurably(path, bytes, {
    shownAs: id,
    ...(tempFolder === undefined ? {} : { tempFolder }),
    ...(protect === undefined ? {} : { beforeInPlace: protect }),
    beforeRename: async () => {
      if (revisionOf(await readFileAt(path, id)) !== base) throw new Failure('conflict', { path: id });
    },
  });
  return { revision, wrote: true };
}

function encodeOrFail(text: string, bom: boolean, id: string): Uint8Array {
  const bytes = encodePost(text, bom);
  if (bytes !== null) return bytes;
  const line = text.split('\n').findIndex((one) => /\p{Surrogate}/u.test(one)) + 1;
  throw new Failure('write-failed', { path: id, reason: `line ${line} has half of a character in it` });
}

/** Opens without following a link or waiting for a pipe that came up since the path was checked. */
async function readFileAt(path: string, id: string): Promise<Buffer> {
  try {
    // Windows has neither flag, and no pipes among its files.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
    const file = await open(path, flags);
    try {
      if (!(await file.stat()).isFile()) throw new Error('it is not a file');
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw new Failure('post-missing', { path: id }, { cause: error });
    throw new Failure('post-unreadable', { path: id, reason: reasonOf(error) }, { cause: error });
  }
}

function unopened(id: string, readOnly: ReadOnlyReason): PostFile {
  return { id, text: '', revision: revisionOf(new Uint8Array()), readOnly };
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}
