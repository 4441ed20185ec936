import { errnoOf, reasonOf } from '../file-errors';
import { type CachedList, type CachedPost, readCache, writeCache } from './cache';
import type { IndexPlace } from './protocol';

/** The list is written when nothing has changed for so many ms. */
const QUIET = 3000;

/** Keeps an index's list between two starts, in its place's cache file; without one, nothing. */
export class Keeper {
  readonly #place: IndexPlace;
  readonly #posts: () => Iterable<CachedPost>;
  readonly #onTrouble: (message: string) => void;
  #timer: NodeJS.Timeout | null = null;
  #isDue = false;

  /** `posts` gives what is to be kept, newest first, when the time has come; `onTrouble` hears that it cannot be. */
  constructor(place: IndexPlace, posts: () => Iterable<CachedPost>, onTrouble: (message: string) => void) {
    this.#place = place;
    this.#posts = posts;
    this.#onTrouble = onTrouble;
  }

  /** What was kept, or null. */
  recall(): CachedList | null {
    const { cacheFile, ...key } = this.#place;
    return cacheFile === null ? null : readCache(cacheFile, key);
  }

  /** The list is another one than was kept. */
  changed(): void {
    this.#isDue = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), QUIET);
    this.#timer.unref();
  }

  /** Writes what is due now. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#write();
  }

  #write(): void {
    const { cacheFile, ...key } = this.#place;
    if (cacheFile === null || !this.#isDue) return;
    this.#isDue = false;
    try {
      writeCache(cacheFile, key, this.#posts());
    } catch (error) {
      if (errnoOf(error) === null) throw error;
      this.#onTrouble(`the list of posts cannot be kept: ${reasonOf(error)}`);
    }
  }
}
