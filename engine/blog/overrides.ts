import { constants } from 'node:fs';
import { lstat, open, realpath, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentModel } from '#core/blog/model';
import { editOverrides, OverridesNotEditable } from '#core/blog/overrides/edit';
import {
  MAX_OVERRIDE_FILE,
  OVERRIDE_FILES,
  type ParsedOverrides,
  parseOverrides,
} from '#core/blog/overrides/file';
import { applyOverrides, type BlogOverrides, mergeOverrides } from '#core/blog/overrides/overrides';
import { Failure } from '#core/ipc/errors';
import { blogSettingsWords as words } from '#core/messages/blog-settings';
import { format } from '#core/messages/en';
import { errnoOf, reasonOf } from '../posts/file-errors';
import { KeyedMutex } from '../posts/mutex';
import { decodePost, encodePost, revisionOf } from '../posts/post-bytes';
import { writeDurably } from '../posts/writer';

/** A blog's own `.longhand.yml` as it is on disk. */
export interface OverrideFile extends ParsedOverrides {
  /** Its name in the blog's folder; the one it would get when there is none. */
  readonly name: string;
  /** SHA-256 of its bytes; null when there is no file, or none that may be read. */
  readonly revision: string | null;
}

/** What the author decided about a blog, from both places. */
export interface KnownOverrides {
  /** Null to leave the repository's own out. */
  readonly repository: OverrideFile | null;
  readonly app: BlogOverrides;
}

const writes = new KeyedMutex();

/**
 * Reads `.longhand.yml` (or `.yaml`) in the blog's folder `root`. Never fails for what may be on a disk: a link,
 * a folder, a file that is too long or cannot be read decides nothing and is a problem.
 *
 * This is the one hidden file of a blog that Longhand reads and writes. Its name comes from a list of two and never
 * from a caller, so the rule that no path with a hidden part is opened (`isBlogPath`) stays whole.
 */
export async function readOverrides(root: string): Promise<OverrideFile> {
  for (const name of OVERRIDE_FILES) {
    const bytes = await bytesAt(join(root, name));
    if (bytes === null) continue;
    if (typeof bytes === 'string') return undecided(name, bytes);
    const { text, bom, utf8 } = decodePost(bytes);
    if (!utf8) return undecided(name, words.notUtf8);
    return { ...parseOverrides((bom ? '\uFEFF' : '') + text), name, revision: revisionOf(bytes) };
  }
  return { overrides: {}, lines: {}, problems: [], readable: true, name: OVERRIDE_FILES[0], revision: null };
}

function undecided(name: string, message: string): OverrideFile {
  return {
    overrides: {},
    lines: {},
    problems: [{ line: 1, message }],
    readable: false,
    name,
    revision: null,
  };
}

/** A file's bytes; null when there is none, a sentence when it may not be read. */
async function bytesAt(path: string): Promise<Buffer | string | null> {
  try {
    if (!(await lstat(path)).isFile()) return words.notAFile;
    // Windows has neither flag. A link or a pipe that came up since is not followed, nor waited for.
    const file = await open(
      path,
      constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0),
    );
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return words.notAFile;
      if (stats.size > MAX_OVERRIDE_FILE) return words.tooLong;
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? null : format(words.unreadable, { reason: reasonOf(error) });
  }
}

/**
 * Makes `.longhand.yml` in the blog's folder `root` say exactly `wanted`, touching only the lines of what changes;
 * a file with nothing left to say is removed, and nothing is written when the bytes would be the same. `revision`
 * is what the page was based on, null for no file.
 *
 * Fails with `settings-changed` when the file is at another revision, `settings-not-editable` when its lines
 * cannot be changed safely, `settings-not-written` when the disk refuses. Then the file is as it was.
 */
export async function writeOverrides(
  root: string,
  wanted: BlogOverrides,
  revision: string | null,
): Promise<void> {
  const base = await realpath(root);
  await writes.run(base, async () => {
    const { name, problems, ...now } = await readOverrides(base);
    const path = join(base, name);
    if (!now.readable) {
      throw new Failure('settings-not-editable', { path: name, reason: problems[0]?.message ?? '' });
    }
    if (now.revision !== revision) throw new Failure('settings-changed', { path: name });
    const bytes = await bytesAt(path);
    const before = Buffer.isBuffer(bytes) ? bytes.toString('utf8') : '';
    const after = edited(before, wanted, name);
    if (after === before) return;
    const unchanged = async () => {
      if ((await readOverrides(base)).revision !== revision) {
        throw new Failure('settings-changed', { path: name });
      }
    };
    try {
      if (after === '') {
        await unchanged();
        await unlink(path);
        return;
      }
      const encoded = encodePost(after, false);
      if (encoded === null) throw new Failure('settings-not-editable', { path: name });
      await writeDurably(path, encoded, {
        shownAs: name,
        create: revision === null,
        beforeRename: unchanged,
      });
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw new Failure('settings-not-written', { path: name, reason: reasonOf(error) }, { cause: error });
      }
      switch (error.code) {
        case 'settings-changed':
        case 'settings-not-editable':
          throw error;
        case 'post-exists':
          throw new Failure('settings-changed', { path: name }, { cause: error });
        default: {
          const reason = error.detail.reason ?? error.code;
          throw new Failure('settings-not-written', { path: name, reason }, { cause: error });
        }
      }
    }
  });
}

function edited(text: string, wanted: BlogOverrides, name: string): string {
  try {
    return editOverrides(text, wanted);
  } catch (error) {
    if (!(error instanceof OverridesNotEditable)) throw error;
    throw new Failure('settings-not-editable', { path: name, reason: error.reason }, { cause: error });
  }
}

/** The model with the decisions of both places, each with where it stands as its evidence. */
export function decided(model: ContentModel, { repository, app }: KnownOverrides): ContentModel {
  const ours = applyOverrides(model, app, null);
  if (repository === null) return ours;
  return applyOverrides(ours, repository.overrides, { file: repository.name, lines: repository.lines });
}

/** What counts of both places: where they differ, the repository's. */
export function effective({ repository, app }: KnownOverrides): BlogOverrides {
  return mergeOverrides(repository?.overrides ?? {}, app);
}
