import { PLACES, type SearchDocument, type SearchPlace } from './document';

/**
 * How well a post matches whose words are found best at these offsets of its search document: by its worst word first,
 * then by all of them. Less is better.
 */
export function rankOf(offsets: Iterable<number>, ends: SearchDocument['ends']): number {
  let worst = 0;
  let sum = 0;
  for (const at of offsets) {
    const rank = at < ends[0] ? 0 : at < ends[1] ? 1 : at < ends[2] ? 2 : 3;
    if (rank > worst) worst = rank;
    sum += rank;
  }
  return worst * WORST + sum;
}

/** More than the sum of all words can be. */
const WORST = 1000;

/** The place a post is said to match in: that of its worst word, so that a title hit has every word in the title. */
export function placeOf(rank: number): SearchPlace {
  return PLACES[Math.floor(rank / WORST)] ?? 'body';
}

/** Keeps the best `limit` of what is given newest first, without sorting: one shelf for each rank. */
export class Ranking<T> {
  readonly #limit: number;
  readonly #shelves = new Map<number, T[]>();
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `rank` is `rankOf`’s: the smaller, the better. */
  add(rank: number, item: T): void {
    this.#total += 1;
    const shelf = this.#shelves.get(rank);
    if (shelf === undefined) this.#shelves.set(rank, [item]);
    else if (shelf.length < this.#limit) shelf.push(item);
  }

  /** How many were given in all. */
  get total(): number {
    return this.#total;
  }

  /** The best ones, the best first; of equals the one that was given first. */
  best(): T[] {
    return [...this.#shelves.keys()]
      .sort((a, b) => a - b)
      .flatMap((rank) => this.#shelves.get(rank) ?? [])
      .slice(0, this.#limit);
  }
}
