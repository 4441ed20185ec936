import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { errnoOf, reasonOf, writeFailure } from './file-errors';
import { decodeEntry, encodeEntry, type JournalEntry } from './journal-entry';
import { KeyedMutex } from './mutex';
import { isTempName, removeStaleTemps } from './temp-files';
import { writeDurably } from './writer';

export type { JournalEntry } from './journal-entry';

const ENTRY_NAME = /^[0-9a-f]{40}\.[01]$/;
const QUARANTINE = 'quarantine';

/** What a start found in the journal's folder. */
export interface JournalRecovery {
  /** The newest whole text of every post that has one. */
  readonly entries: readonly JournalEntry[];
  /** Names, in the quarantine folder, of files that were cut, changed or of a newer version. */
  readonly quarantined: readonly string[];
}

/**
 * Keeps text that has not reached its file, so that a crash loses none of it. One file per post and
 * generation: a text is written over the older of two, so the one before it is still there should the disk
 * spoil the newest. A file that is not whole is moved to `quarantine/` and never stops the rest.
 * All methods fail with `write-failed` or `disk-full` when the folder cannot be used; editing goes on then.
 */
export class Journal {
  private readonly turns = new KeyedMutex();

  /** `folder` is the journal's own, created when needed; `now` in ms since the epoch. */
  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Reads the whole journal at start: moves away what is not whole and removes what a killed write left. */
  recover(): Promise<JournalRecovery> {
    return this.guarded(async () => {
      const names = await this.names();
      await removeStaleTemps(names.filter(isTempName).map((name) => join(this.folder, name)));
      const newest = new Map<string, JournalEntry>();
      const quarantined: string[] = [];
      for (const name of names.filter((one) => ENTRY_NAME.test(one))) {
        const key = name.slice(0, -2);
        const found = await this.turns.run(key, () => this.readGeneration(name));
        if (found === null) continue;
        if ('quarantined' in found) quarantined.push(found.quarantined);
        else {
          const known = newest.get(key);
          if (known === undefined || known.seq < found.seq) newest.set(key, found);
        }
      }
      return { entries: [...newest.values()], quarantined };
    });
  }

  /** The kept texts of one blog, one per post. */
  async list(blog: string): Promise<JournalEntry[]> {
    return (await this.recover()).entries.filter((entry) => entry.blog === blog);
  }

  /** Keeps `text`. When it resolves, the text survives a power cut. */
  keep(entry: Pick<JournalEntry, 'blog' | 'id' | 'baseRevision' | 'text'>): Promise<void> {
    const key = keyOf(entry.blog, entry.id);
    return this.guarded(() => this.turns.run(key, () => this.put(key, { ...entry, at: this.now() })));
  }

  /** The newest text kept for a post, or null. */
  find(blog: string, id: string): Promise<JournalEntry | null> {
    const key = keyOf(blog, id);
    return this.guarded(() => this.turns.run(key, () => this.newest(key)));
  }

  /** Lets go of a post's kept text; nothing happens when there is none. */
  discard(blog: string, id: string): Promise<void> {
    const key = keyOf(blog, id);
    return this.guarded(() => this.turns.run(key, () => this.drop(key)));
  }

  /** Gives what is kept for a post to its new path. What comes for the old one later stays there. */
  move(blog: string, from: string, to: string): Promise<void> {
    const [old, next] = [keyOf(blog, from), keyOf(blog, to)];
    return this.guarded(() =>
      this.turns.runAll([old, next], async () => {
        const kept = await this.newest(old);
        if (kept === null) return;
        await this.put(next, { ...kept, id: to });
        await this.drop(old);
      }),
    );
  }

  /**
   * Says that `text` is in the post's file now: lets go of what is kept, unless something else was typed since.
   * `upTo` is the `seq` of what was kept before that save began, and which it therefore holds.
   */
  markSaved(blog: string, id: string, text: string, upTo = 0): Promise<void> {
    const key = keyOf(blog, id);
    return this.guarded(() =>
      this.turns.run(key, async () => {
        const newest = await this.newest(key);
        if (newest && (newest.text === text || newest.seq <= upTo)) await this.drop(key);
      }),
    );
  }

  private async put(key: string, entry: Omit<JournalEntry, 'seq'>): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const seq = ((await this.newest(key))?.seq ?? 0) + 1;
    const bytes = encodeEntry({ ...entry, seq });
    await writeDurably(this.path(key, seq), bytes, { mode: 0o600, shownAs: entry.id });
  }

  /** Newest first would, if cut short, leave the older text to be offered as unsaved. */
  private async drop(key: string): Promise<void> {
    const seq = (await this.newest(key))?.seq ?? 0;
    for (const path of [this.path(key, seq + 1), this.path(key, seq)]) {
      try {
        await unlink(path);
      } catch (error) {
        if (errnoOf(error) !== 'ENOENT') throw error;
      }
    }
  }

  private async newest(key: string): Promise<JournalEntry | null> {
    const found: JournalEntry[] = [];
    for (const generation of [0, 1]) {
      const entry = await this.readGeneration(`${key}.${generation}`);
      if (entry !== null && !('quarantined' in entry)) found.push(entry);
    }
    return found.sort((a, b) => b.seq - a.seq)[0] ?? null;
  }

  private async readGeneration(name: string): Promise<JournalEntry | { quarantined: string } | null> {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(join(this.folder, name));
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
    const entry = decodeEntry(bytes);
    if (entry !== null && keyOf(entry.blog, entry.id) === name.slice(0, -2)) return entry;
    // The name says which content it is, so that nothing in quarantine is ever overwritten by something else.
    const kept = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
    await mkdir(join(this.folder, QUARANTINE), { recursive: true, mode: 0o700 });
    await rename(join(this.folder, name), join(this.folder, QUARANTINE, kept));
    return { quarantined: kept };
  }

  private async names(): Promise<string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private path(key: string, seq: number): string {
    return join(this.folder, `${key}.${seq % 2}`);
  }

  private async guarded<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (error instanceof Failure || errnoOf(error) !== null) throw writeFailure(error, 'the journal', 0);
      throw new Failure('unexpected', { reason: reasonOf(error) }, { cause: error });
    }
  }
}

function keyOf(blog: string, id: string): string {
  return createHash('sha256').update(`${blog}\0${id}`).digest('hex').slice(0, 40);
}
