import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf, writeFailure } from '../../posts/file-errors';
import { KeyedMutex } from '../../posts/mutex';
import { isTempName, removeStaleTemps } from '../../posts/temp-files';
import { syncFolder, writeDurably } from '../../posts/writer';
import { decodeRecord, encodeRecord, type RecordKind } from './record-file';

export type { RecordKind } from './record-file';

/** A value under its id. */
export interface StoredRecord<T> {
  readonly id: string;
  readonly value: T;
}

export interface RecordList<T> {
  /** In the order of their ids: those of `newRecordId` in the order they were made. */
  readonly records: readonly StoredRecord<T>[];
  /** Names, in the `quarantine` folder beside them, of files found not whole now. */
  readonly quarantined: readonly string[];
}

const FILE_NAME = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\.record$/;
const QUARANTINE = 'quarantine';
const turns = new KeyedMutex();

/**
 * Where what is known of one repository is kept: a folder of its own in `stateFolder` (the app's own, absolute). All
 * linked working trees of a repository (`commonDir`, absolute) share it.
 */
export function repositoryStateFolder(stateFolder: string, { commonDir }: { commonDir: string }): string {
  return join(stateFolder, createHash('sha256').update(commonDir).digest('hex').slice(0, 20));
}

/**
 * Small values of one kind that survive a kill and a power cut: one file each, written whole or not at all, with a
 * checksum. A file that is not whole is moved to `quarantine` and never stops the rest.
 * All methods fail with `disk-full`, `write-failed` or `read-only` when the folder cannot be used.
 */
export class Records<T> {
  readonly #folder: string;
  readonly #kind: RecordKind<T>;

  /** `folder` is the repository's (see `repositoryStateFolder`); created when needed. */
  constructor(folder: string, kind: RecordKind<T>) {
    this.#folder = join(folder, kind.name);
    this.#kind = kind;
  }

  /** Keeps `value` under `id` (letters, digits, `_`, `-`), in place of what was there. When it resolves, it is on the disk. */
  put(id: string, value: T): Promise<void> {
    return this.#guarded(async () => {
      const path = this.#path(id);
      const created = await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeDurably(path, encodeRecord(this.#kind, value), { mode: 0o600 });
      if (created !== undefined) await syncFolders(this.#folder, dirname(created));
    });
  }

  /** The value under `id`; null when there is none, or none that is whole. */
  get(id: string): Promise<T | null> {
    return this.#guarded(async () => {
      const found = await this.#read(basename(this.#path(id)));
      return found === null || 'quarantined' in found ? null : found.value;
    });
  }

  /** All of them. Also removes what a killed write left behind. */
  list(): Promise<RecordList<T>> {
    return this.#guarded(async () => {
      const names = await this.#names();
      await removeStaleTemps(names.filter(isTempName).map((name) => join(this.#folder, name)));
      const records: StoredRecord<T>[] = [];
      const quarantined: string[] = [];
      for (const name of names.sort()) {
        const id = FILE_NAME.exec(name)?.[1];
        if (id === undefined) continue;
        const found = await this.#read(name);
        if (found === null) continue;
        if ('quarantined' in found) quarantined.push(found.quarantined);
        else records.push({ id, value: found.value });
      }
      return { records, quarantined };
    });
  }

  /** Lets go of what is under `id`, also on the disk; nothing happens when there is nothing. */
  remove(id: string): Promise<void> {
    return this.#guarded(async () => {
      if (await this.#unlink(id)) await syncFolder(this.#folder);
    });
  }

  /** The same without waiting for the disk: a power cut may bring it back, so it must do no harm then. */
  forget(id: string): Promise<void> {
    return this.#guarded(async () => {
      await this.#unlink(id);
    });
  }

  async #unlink(id: string): Promise<boolean> {
    try {
      await unlink(this.#path(id));
      return true;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return false;
      throw error;
    }
  }

  #path(id: string): string {
    if (!FILE_NAME.test(`${id}.record`)) throw new Error(`not an id of a record: ${JSON.stringify(id)}`);
    return join(this.#folder, `${id}.record`);
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  async #read(name: string): Promise<{ value: T } | { quarantined: string } | null> {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(join(this.#folder, name));
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
    const value = decodeRecord(this.#kind, bytes);
    if (value !== null) return { value };
    // The name says which content it is, so that nothing in quarantine is overwritten by something else.
    const kept = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
    await mkdir(join(this.#folder, QUARANTINE), { recursive: true, mode: 0o700 });
    await rename(join(this.#folder, name), join(this.#folder, QUARANTINE, kept));
    return { quarantined: kept };
  }

  #guarded<R>(task: () => Promise<R>): Promise<R> {
    return turns.run(this.#folder, async () => {
      try {
        return await task();
      } catch (error) {
        if (errnoOf(error) === null) throw error;
        throw writeFailure(error, this.#folder, 0);
      }
    });
  }
}

/** Brings the names of new folders to the disk: from `folder` up to `top`, both included. */
async function syncFolders(folder: string, top: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    await syncFolder(at);
    if (at === top || at === dirname(at)) return;
  }
}

let newest = 0;

/**
 * An id that no other record has and that sorts after all that this process made before, also when the clock is set
 * back meanwhile. `now` is in ms since the epoch.
 */
export function newRecordId(now: number = Date.now()): string {
  newest = Math.max(newest + 1, now);
  return `${String(newest).padStart(15, '0')}-${randomBytes(4).toString('hex')}`;
}
