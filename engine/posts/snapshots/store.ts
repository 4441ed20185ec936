import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { SNAPSHOT_EVERY, snapshotsToKeep, snapshotsTooMany } from '#core/posts/snapshots/keep';
import { errnoOf, writeFailure } from '../file-errors';
import { KeyedMutex } from '../mutex';
import { isTempName, removeStaleTemps } from '../temp-files';
import { writeDurably } from '../writer';
import {
  blobId,
  decodeSnapshot,
  encodeSnapshot,
  parseSnapshotFile,
  type Snapshot,
  type SnapshotWhy,
  snapshotFile,
} from './entry';

export type { Snapshot, SnapshotWhy } from './entry';

/** Bytes that the snapshots of all posts may take together. */
const MOST = 512 * 1024 * 1024;

export interface KeptText {
  /** With LF line ends and no byte order mark. */
  readonly text: string;
  readonly why: SnapshotWhy;
  /** When the text was last changed, if that is known; ms since the epoch. */
  readonly at?: number;
}

/**
 * Texts that posts had between their commits, kept by the app and never by the blog. One folder per blog, in it one per
 * post; a post that is moved takes its snapshots along. Which of them stay is `snapshotsToKeep`'s to say.
 */
export class SnapshotStore {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #most: number;
  readonly #turns = new KeyedMutex();
  /** When a text of a post was last kept or found to be kept, by the folder of its snapshots. */
  readonly #lastKept = new Map<string, number>();

  /** `folder` is the store's own, created when needed; `now` in ms since the epoch. */
  constructor(folder: string, now: () => number = Date.now, most = MOST) {
    this.#folder = folder;
    this.#now = now;
    this.#most = most;
  }

  /** The snapshots of a post, newest first. */
  list(blog: string, post: string): Promise<Snapshot[]> {
    const place = this.#placeOf(blog, post);
    return this.#turns.run(place, () => this.#list(place));
  }

  /** The text of a snapshot. Fails with `version-missing` when it is gone or not whole. */
  read(blog: string, post: string, id: string): Promise<string> {
    if (parseSnapshotFile(id) === null) throw new Failure('version-missing');
    const place = this.#placeOf(blog, post);
    return this.#turns.run(place, async () => {
      let bytes: Uint8Array;
      try {
        bytes = await readFile(join(place, id));
      } catch (error) {
        if (errnoOf(error) === null) throw error;
        throw new Failure('version-missing', {}, { cause: error });
      }
      const text = await decodeSnapshot(bytes);
      if (text === null) throw new Failure('version-missing');
      return text;
    });
  }

  /** Whether enough time has passed since a text of the post was kept to keep one because of writing. */
  async isDue(blog: string, post: string): Promise<boolean> {
    const place = this.#placeOf(blog, post);
    const last =
      this.#lastKept.get(place) ?? (await this.list(blog, post))[0]?.at ?? Number.NEGATIVE_INFINITY;
    const passed = this.#now() - last;
    // A clock that was set back must not stop it.
    return passed >= SNAPSHOT_EVERY || passed < 0;
  }

  /**
   * Keeps a text, unless the newest snapshot has it already; false then. When it resolves, the text survives a power
   * cut. Fails with `disk-full`, `write-failed`.
   */
  keep(blog: string, post: string, { text, why, at }: KeptText): Promise<boolean> {
    const place = this.#placeOf(blog, post);
    return this.#turns.run(place, async () => {
      try {
        const now = this.#now();
        const [newest, ...others] = await this.#list(place);
        const blob = blobId(text);
        this.#lastKept.set(place, now);
        if (newest?.blob === blob) return false;
        const told = timeOf(at, newest?.at ?? 0, now);
        await mkdir(place, { recursive: true, mode: 0o700 });
        const name = snapshotFile({ at: told, why, blob });
        await writeDurably(join(place, name), await encodeSnapshot(text), { mode: 0o600, shownAs: post });
        await this.#prune(place, newest ? [newest, ...others] : []);
        return true;
      } catch (error) {
        throw writeFailure(error, post, text.length);
      }
    });
  }

  /** Posts were moved or renamed, all at once; what was kept of each goes along. */
  async moved(blog: string, moves: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
    const ways = moves.map(({ from, to }) => ({
      from: this.#placeOf(blog, from),
      to: this.#placeOf(blog, to),
      between: `${this.#placeOf(blog, from)}.moving`,
    }));
    // By way of a third place: two posts may have taken each other's names.
    for (const { from, between } of ways) await this.#turns.run(from, () => moveAll(from, between));
    for (const { between, to } of ways) {
      await this.#turns.run(to, () => moveAll(between, to));
      this.#lastKept.delete(to);
    }
  }

  /** Lets go of everything that was kept of a post. */
  forget(blog: string, post: string): Promise<void> {
    const place = this.#placeOf(blog, post);
    return this.#turns.run(place, async () => {
      await rm(place, { recursive: true, force: true });
      this.#lastKept.delete(place);
    });
  }

  /** Lets go of what is too old, then of what is too much, in all blogs; clears what a killed write left. */
  async tidy(): Promise<void> {
    const all: { post: string; at: number; size: number; path: string }[] = [];
    for (const blog of await names(this.#folder)) {
      for (const post of await names(join(this.#folder, blog))) {
        const place = join(this.#folder, blog, post);
        await this.#turns.run(place, async () => {
          const temps = (await names(place)).filter(isTempName);
          await removeStaleTemps(temps.map((name) => join(place, name)));
          await this.#prune(place, await this.#list(place));
          for (const { id, at } of await this.#list(place)) {
            const path = join(place, id);
            all.push({ post: place, at, size: (await stat(path)).size, path });
          }
        });
      }
    }
    for (const { path, post } of snapshotsTooMany(all, this.#most)) {
      await this.#turns.run(post, () => remove(path));
    }
  }

  async #list(place: string): Promise<Snapshot[]> {
    const found = (await names(place)).map(parseSnapshotFile).filter((one) => one !== null);
    return found.sort((a, b) => b.at - a.at);
  }

  async #prune(place: string, all: readonly Snapshot[]): Promise<void> {
    const stay = new Set(snapshotsToKeep(all, this.#now()));
    for (const one of all) if (!stay.has(one)) await remove(join(place, one.id));
  }

  #placeOf(blog: string, post: string): string {
    const hash = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 40);
    return join(this.#folder, hash(blog), hash(post));
  }
}

/** A time that was not told, or that no clock of today can have told, is now; two texts never have the same. */
function timeOf(at: number | undefined, newest: number, now: number): number {
  if (at !== undefined && at > newest && at <= now) return at;
  return newest === now ? now + 1 : now;
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** Moves the files of a folder to another one, which may have files of its own. */
async function moveAll(from: string, to: string): Promise<void> {
  const files = await names(from);
  if (files.length === 0) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of files) await rename(join(from, name), join(to, name));
  await rmdir(from);
}
