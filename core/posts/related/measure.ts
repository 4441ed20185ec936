import { eachWordNumber, WORDS } from './words';

/**
 * The words of one post, each once with how often it is there: a word's number in the upper 20 bits, its count (at most
 * 4095) in the lower 12.
 */
export type WordBag = Uint32Array;

const COUNT_BITS = 12;
const MOST = (1 << COUNT_BITS) - 1;

export interface BagSource {
  readonly title: string;
  readonly headings: readonly string[];
  readonly description: string;
  /** The body as it is read. */
  readonly prose: string;
}

/** How much more a word of the title or of a heading says than one of the body. */
const IN_TITLE = 4;
const IN_HEADING = 2;

/** Counts of the one bag that is being made; all zero between two. 2 MB, from the first bag on. */
let counts: Uint16Array | null = null;

/** The words of a post by number, each once, in the order they come up. */
export function bagOf({ title, headings, description, prose }: BagSource): WordBag {
  counts ??= new Uint16Array(WORDS);
  const counting = counts;
  const numbers: number[] = [];
  const add = (text: string, weight: number) =>
    eachWordNumber(text, (number) => {
      const count = counting[number] ?? 0;
      if (count === 0) numbers.push(number);
      counting[number] = Math.min(count + weight, MOST);
    });
  add(title, IN_TITLE);
  for (const heading of headings) add(heading, IN_HEADING);
  add(description, IN_HEADING);
  add(prose, 1);
  const bag = new Uint32Array(numbers.length);
  for (const [at, number] of numbers.entries()) {
    bag[at] = number * 2 ** COUNT_BITS + (counting[number] ?? 0);
    counting[number] = 0;
  }
  return bag;
}

/** In how many posts each word is. */
export class WordCounts {
  readonly #posts = new Uint32Array(WORDS);
  #all = 0;

  get posts(): number {
    return this.#all;
  }

  /** One more post. */
  add(bag: WordBag): void {
    this.#all += 1;
    for (const entry of bag) this.#posts[entry >>> COUNT_BITS] = this.of(entry >>> COUNT_BITS) + 1;
  }

  /** `number` is `wordNumber`'s. */
  of(number: number): number {
    return this.#posts[number] ?? 0;
  }

  /** How much a word says: nothing when every post has it. */
  weight(number: number): number {
    const posts = this.of(number);
    return posts === 0 ? 0 : Math.log(this.#all / posts);
  }
}

const frequency = (entry: number): number => 1 + Math.log(entry & MOST);

/** Compares one post with others: the cosine of their words, each weighed by how few posts have it (tf–idf). */
export class Likeness {
  readonly #weights = new Float32Array(WORDS);
  readonly #counts: WordCounts;
  readonly #length: number;

  constructor(bag: WordBag, counts: WordCounts) {
    this.#counts = counts;
    let sum = 0;
    for (const entry of bag) {
      const weight = frequency(entry) * counts.weight(entry >>> COUNT_BITS);
      this.#weights[entry >>> COUNT_BITS] = weight;
      sum += weight * weight;
    }
    this.#length = Math.sqrt(sum);
  }

  /** From 0 (no word in common that says something) to 1. */
  to(bag: WordBag): number {
    let dot = 0;
    let sum = 0;
    for (const entry of bag) {
      const number = entry >>> COUNT_BITS;
      const weight = frequency(entry) * this.#counts.weight(number);
      sum += weight * weight;
      dot += weight * (this.#weights[number] ?? 0);
    }
    return dot === 0 ? 0 : dot / (this.#length * Math.sqrt(sum));
  }

  /** The words that make two posts alike, the strongest first, as numbers. */
  shared(bag: WordBag, limit: number): number[] {
    const found: { number: number; weight: number }[] = [];
    for (const entry of bag) {
      const number = entry >>> COUNT_BITS;
      const own = this.#weights[number] ?? 0;
      if (own > 0) found.push({ number, weight: own * frequency(entry) * this.#counts.weight(number) });
    }
    found.sort((a, b) => b.weight - a.weight);
    return found.slice(0, limit).map(({ number }) => number);
  }
}

/** What shared tags add at most; two posts with all tags in common and no words are as near as posts half alike. */
const TAGS = 0.5;

/**
 * What tags add to a likeness: the share of this post's tags that the other has, each weighed by how few posts have it.
 * `postsWith` counts posts by folded tag, of `posts` in all.
 */
export function tagLikeness(
  own: readonly string[],
  other: ReadonlySet<string>,
  postsWith: ReadonlyMap<string, number>,
  posts: number,
): number {
  let all = 0;
  let both = 0;
  for (const tag of own) {
    const weight = Math.log(1 + posts / Math.max(1, postsWith.get(tag) ?? 1));
    all += weight;
    if (other.has(tag)) both += weight;
  }
  return all === 0 ? 0 : (TAGS * both) / all;
}
