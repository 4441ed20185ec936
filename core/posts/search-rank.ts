import { PLACES, type SearchPlace } from './search-document';

/** How well a post matches: by its worst word first, then by all of them. Less is better. */
export function rankOf(places: readonly SearchPlace[]): number {
  let worst = 0;
  let sum = 0;
  for (const place of places) {
    const rank = PLACES.indexOf(place);
    worst = Math.max(worst, rank);
    sum += rank;
  }
  return worst * 1000 + sum;
}

/** The place a post is said to match in: that of its worst word, so that a title hit has every word in the title. */
export function placeOf(places: readonly SearchPlace[]): SearchPlace {
  return places.reduce<SearchPlace>(
    (worst, place) => (PLACES.indexOf(place) > PLACES.indexOf(worst) ? place : worst),
    'title',
  );
}

/** Keeps the best `limit` of what is given newest first, without sorting: one shelf for each rank. */
export class Ranking<T> {
  readonly #limit: number;
  readonly #shelves = new Map<number, T[]>();
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

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

  best(): T[] {
    return [...this.#shelves.keys()]
      .sort((a, b) => a - b)
      .flatMap((rank) => this.#shelves.get(rank) ?? [])
      .slice(0, this.#limit);
  }
}
