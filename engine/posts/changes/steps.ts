import type { Stats } from 'node:fs';
import { readFile, rename, rm, unlink } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { pathAfter } from '#core/posts/changes/draft';
import { folded } from '#core/posts/changes/file-name';
import { errnoOf, reasonOf } from '../file-errors';
import { revisionOf } from '../post-bytes';
import { fileTurns } from '../post-file';
import { newTempName } from '../temp-files';
import { syncFolder, writeDurably } from '../writer';
import { copyTree } from './copy';
import { entryAt, makeFolder, removeEmpty } from './places';

/**
 * One thing done to the disk, with what is needed to take it back. Paths are absolute, `shown` is the blog's; revisions
 * are those of the bytes that are there when all is done.
 */
export type Done =
  | {
      readonly kind: 'wrote';
      readonly path: string;
      readonly shown: string;
      readonly before: Uint8Array;
      readonly revision: string;
    }
  | {
      readonly kind: 'created';
      readonly path: string;
      readonly shown: string;
      readonly revision: string;
      readonly folders: readonly string[];
    }
  | {
      readonly kind: 'moved';
      readonly from: string;
      readonly to: string;
      readonly shown: string;
      readonly folders: readonly string[];
    }
  | { readonly kind: 'emptied'; readonly folder: string; readonly shown: string }
  | { readonly kind: 'trashed'; readonly path: string; readonly shown: string; readonly kept: string };

/** Replaces a file's bytes if it still has those of `base`. Fails with `conflict` and as `writeDurably` does. */
export async function write(
  path: string,
  shown: string,
  bytes: Uint8Array,
  base: string,
): Promise<Extract<Done, { kind: 'wrote' }>> {
  return fileTurns.run(path, async () => {
    const before = await readFile(path);
    if (revisionOf(before) !== base) throw new Failure('conflict', { path: shown });
    await writeDurably(path, bytes, {
      shownAs: shown,
      beforeRename: async () => {
        if (revisionOf(await readFile(path)) !== base) throw new Failure('conflict', { path: shown });
      },
    });
    return { kind: 'wrote', path, shown, before, revision: revisionOf(bytes) };
  });
}

/** Writes a file that must not be there. Fails with `post-exists` and as `writeDurably` does. */
export async function create(
  path: string,
  shown: string,
  bytes: Uint8Array,
): Promise<Extract<Done, { kind: 'created' }>> {
  return fileTurns.run(path, async () => {
    const folders = await makeFolder(dirname(path));
    try {
      await writeDurably(path, bytes, { shownAs: shown, create: true });
    } catch (error) {
      await removeEmpty(folders);
      throw error;
    }
    return { kind: 'created', path, shown, revision: revisionOf(bytes), folders };
  });
}

/**
 * Gives a file or folder another path, where nothing may be, apart from itself under a name that only differs in case.
 * Rows R19 and R20. Fails with `name-taken` and the system's error.
 */
export async function move(
  from: string,
  to: string,
  shown: string,
): Promise<Extract<Done, { kind: 'moved' }>> {
  return fileTurns.runAll([from, to], async () => {
    const folders = await makeFolder(dirname(to));
    try {
      const [source, target] = [await entryAt(from), await entryAt(to)];
      if (source === null) throw new Failure('conflict', { path: shown });
      if (target === null) await rename(from, to);
      else if (folded(from) === folded(to) && isSame(source, target)) await renameCase(from, to);
      else throw new Failure('name-taken', { path: shown });
      for (const folder of new Set([dirname(from), dirname(to)])) await syncFolder(folder);
    } catch (error) {
      await removeEmpty(folders);
      throw error;
    }
    return { kind: 'moved', from, to, shown, folders };
  });
}

/** One file seen under two names, and not two names (hard links) of one file. */
const isSame = (a: Stats, b: Stats): boolean =>
  a.ino === b.ino && a.dev === b.dev && (a.isDirectory() || a.nlink === 1);

/** Some systems take a name in another case for the same and do nothing: by way of a third name they cannot. */
async function renameCase(from: string, to: string): Promise<void> {
  const between = `${dirname(to)}/${newTempName()}`;
  await rename(from, between);
  try {
    await rename(between, to);
  } catch (error) {
    await rename(between, from);
    throw error;
  }
}

/** Copies a file or folder to `kept`, then has it moved to the system's trash. Fails with `trash-failed`. */
export async function trash(
  path: string,
  shown: string,
  kept: string,
  toTrash: (path: string) => Promise<void>,
): Promise<Extract<Done, { kind: 'trashed' }>> {
  return fileTurns.run(path, async () => {
    try {
      await makeFolder(dirname(kept));
      await copyTree(path, kept);
      await toTrash(path);
    } catch (error) {
      throw new Failure('trash-failed', { path: shown, reason: reasonOf(error) }, { cause: error });
    }
    if ((await entryAt(path)) !== null)
      throw new Failure('trash-failed', { path: shown, reason: 'it is still there' });
    return { kind: 'trashed', path, shown, kept };
  });
}

/**
 * Takes one thing back. The caller has made sure by `untouched` that nobody used it since, or has just done it.
 * Fails with a `Failure` or the system's error.
 */
export async function takeBack(done: Done): Promise<void> {
  switch (done.kind) {
    case 'wrote':
      await write(done.path, done.shown, done.before, done.revision);
      return;
    case 'created':
      await fileTurns.run(done.path, () => unlink(done.path));
      await removeEmpty(done.folders);
      return;
    case 'moved':
      await move(done.to, done.from, done.shown);
      await removeEmpty(done.folders);
      return;
    case 'emptied':
      await makeFolder(done.folder);
      return;
    case 'trashed':
      await makeFolder(dirname(done.path));
      await fileTurns.run(done.path, () => copyTree(done.kept, done.path));
      return;
  }
}

/** Whether what was done is still as it was left, so that it can be taken back: null, or the path that is not. */
export async function touchedSince(all: readonly Done[]): Promise<string | null> {
  // What a later step moved is looked for where it is now. Moves come after all writing and never twice to one file.
  const moves = all.flatMap((done) =>
    done.kind === 'moved' ? [{ from: slashed(done.from), to: done.to }] : [],
  );
  const now = (path: string): string => {
    const after = pathAfter(slashed(path), moves);
    return after === slashed(path) ? path : after;
  };
  for (const done of all) if (!(await isAsLeft(done, now))) return done.shown;
  return null;
}

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

async function isAsLeft(done: Done, now: (path: string) => string): Promise<boolean> {
  switch (done.kind) {
    case 'wrote':
    case 'created':
      return (await revisionAt(now(done.path))) === done.revision;
    case 'moved': {
      const [there, back] = [await entryAt(done.to), await entryAt(done.from)];
      return there !== null && (back === null || isSame(there, back));
    }
    case 'emptied':
      return true;
    case 'trashed':
      return (await entryAt(done.path)) === null && (await entryAt(done.kept)) !== null;
  }
}

async function revisionAt(path: string): Promise<string | null> {
  try {
    return revisionOf(await readFile(path));
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

/** Removes what was kept of deleted files, when nothing can be undone any more. */
export async function forgetKept(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
