import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import type { Draft } from '#core/posts/changes/draft';
import { resolveInside } from '../../blog/paths';
import { errnoOf, reasonOf } from '../file-errors';
import { decodePost, encodePost, revisionOf } from '../post-bytes';
import { entryAt, entryPath, removeEmpty } from './places';
import { create, type Done, move, takeBack, touchedSince, trash, write } from './steps';

export interface ApplyOptions {
  /** The revisions, by path, of the files that the draft's texts were made from. */
  readonly revisions: ReadonlyMap<string, string>;
  /** A folder of this change's own for what is deleted. */
  readonly keepIn: string;
  readonly trash: (path: string) => Promise<void>;
}

interface Prepared {
  readonly writes: readonly { path: string; shown: string; bytes: Uint8Array; base: string }[];
  readonly creates: readonly { path: string; shown: string; bytes: Uint8Array }[];
  readonly moves: readonly { from: string; to: string; shown: string }[];
  readonly trash: readonly { path: string; shown: string }[];
}

/**
 * Does what a draft says in the blog at `root`: all of it, or nothing. Everything is looked at before anything is
 * written (`conflict` when a file is not the one the draft was made from, `name-taken`, `path-outside-blog`); when a step
 * fails, those before it are taken back in reverse order and the failure is passed on (`change-failed` for a system's
 * error); `change-unsettled` names what could not be put back. Resolves with what was done, in order.
 */
export async function applyDraft(root: string, draft: Draft, options: ApplyOptions): Promise<Done[]> {
  const prepared = await prepare(root, draft, options);
  const done: Done[] = [];
  try {
    for (const { path, shown, bytes } of prepared.creates) done.push(await create(path, shown, bytes));
    for (const { path, shown, bytes, base } of prepared.writes)
      done.push(await write(path, shown, bytes, base));
    for (const { from, to, shown } of prepared.moves) {
      done.push(await move(from, to, shown));
      const left = dirname(from);
      // A bundle's folder that held nothing but its index file.
      if (/[\\/]index\.[^\\/]*$/.test(from) && (await isGoneWhenEmpty(left)))
        done.push({ kind: 'emptied', folder: left, shown });
    }
    for (const [n, { path, shown }] of prepared.trash.entries())
      done.push(await trash(path, shown, join(options.keepIn, String(n)), options.trash));
    return done;
  } catch (error) {
    await rollBack(done, error);
    throw named(error);
  }
}

async function isGoneWhenEmpty(folder: string): Promise<boolean> {
  await removeEmpty([folder]);
  return (await entryAt(folder)) === null;
}

/**
 * Takes back what was done, the last first, if nobody touched any of it since: else `undo-refused`, and nothing is
 * done. `change-unsettled` when the disk fails half-way, with the path that could not be put back.
 */
export async function undoDone(done: readonly Done[]): Promise<void> {
  const touched = await touchedSince(done);
  if (touched !== null) throw new Failure('undo-refused', { path: touched });
  for (const [n, one] of [...done].reverse().entries()) {
    try {
      await takeBack(one);
    } catch (error) {
      const rest = done.slice(0, done.length - n);
      throw new Failure(
        'change-unsettled',
        { path: rest.at(-1)?.shown ?? one.shown, reason: reasonOf(error) },
        { cause: error },
      );
    }
  }
}

async function rollBack(done: readonly Done[], cause: unknown): Promise<void> {
  for (const one of [...done].reverse()) {
    try {
      await takeBack(one);
    } catch (error) {
      throw new Failure('change-unsettled', { path: one.shown, reason: reasonOf(cause) }, { cause: error });
    }
  }
}

function named(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure('change-failed', { reason: reasonOf(error) }, { cause: error });
}

async function prepare(root: string, draft: Draft, { revisions }: ApplyOptions): Promise<Prepared> {
  const writes = [];
  for (const [shown, text] of draft.edits) {
    const path = await resolveInside(root, shown);
    const base = revisions.get(shown);
    const bytes = await readOrConflict(path, shown);
    if (base === undefined || revisionOf(bytes) !== base) throw new Failure('conflict', { path: shown });
    writes.push({ path, shown, bytes: encoded(text, decodePost(bytes).bom, shown), base });
  }
  const creates = [];
  for (const [shown, text] of draft.creates) {
    creates.push({ path: await free(root, shown), shown, bytes: encoded(text, false, shown) });
  }
  for (const { from, to } of draft.copies) {
    const bytes = await readOrConflict(await resolveInside(root, from), from);
    creates.push({ path: await free(root, to), shown: to, bytes });
  }
  const moves = [];
  for (const { from, to } of draft.moves) {
    const [source, target] = [await entryPath(root, from), await entryPath(root, to)];
    if ((await entryAt(source)) === null) throw new Failure('conflict', { path: from });
    moves.push({ from: source, to: target, shown: from });
  }
  const gone = [];
  for (const shown of draft.trash) {
    const path = await entryPath(root, shown);
    if ((await entryAt(path)) === null) throw new Failure('conflict', { path: shown });
    gone.push({ path, shown });
  }
  return { writes, creates, moves, trash: gone };
}

async function free(root: string, shown: string): Promise<string> {
  const path = await entryPath(root, shown);
  if ((await entryAt(path)) !== null) throw new Failure('name-taken', { path: shown });
  return path;
}

async function readOrConflict(path: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    throw new Failure('conflict', { path: shown }, { cause: error });
  }
}

function encoded(text: string, bom: boolean, shown: string): Uint8Array {
  const bytes = encodePost(text, bom);
  if (bytes === null)
    throw new Failure('write-failed', { path: shown, reason: 'half of a character is in it' });
  return bytes;
}
