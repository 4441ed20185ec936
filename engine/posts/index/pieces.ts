import type { IndexEntry } from './entry';
import { linesOf } from './line';
import type { IndexNews } from './protocol';

/**
 * The first part of a new list is sent after so many posts, the next ones after so many, so that who gets them works
 * beside the reading; changes after so many ms.
 */
const FIRST = 300;
const NEXT = 3000;
const LATEST = 400;

/** Collects what was read into news, few and large: each makes the list in the window be sorted again. */
export class Pieces {
  readonly #kind: 'listed' | 'changed';
  readonly #tell: (news: IndexNews) => void;
  #posts: string[] = [];
  #removed: string[] = [];
  #sent = 0;
  #since = performance.now();

  constructor(kind: 'listed' | 'changed', tell: (news: IndexNews) => void) {
    this.#kind = kind;
    this.#tell = tell;
  }

  /** How many posts there was something to say about. */
  get count(): number {
    return this.#sent + this.#posts.length + this.#removed.length;
  }

  add(entry: IndexEntry): void {
    this.#posts.push(entry.line);
  }

  remove(id: string): void {
    this.#removed.push(id);
  }

  /** Whether enough posts of a new list are there to be sent. */
  isFull(): boolean {
    return this.#kind === 'listed' && this.#posts.length >= (this.#sent === 0 ? FIRST : NEXT);
  }

  /** Whether what there is has waited too long. Looks at the clock: to be asked after each slice of the reading, not each post. */
  isLate(): boolean {
    return this.#posts.length > 0 && performance.now() - this.#since > LATEST;
  }

  send(): void {
    this.#emit(false);
  }

  /** Sends the last part; of a new list also an empty one, since it says that there is no more. */
  end(): void {
    if (this.#kind === 'listed' || this.#posts.length + this.#removed.length > 0) this.#emit(true);
  }

  #emit(complete: boolean): void {
    const posts = linesOf(this.#posts);
    const removed = this.#removed;
    this.#sent += this.#posts.length + removed.length;
    this.#posts = [];
    this.#removed = [];
    this.#since = performance.now();
    if (this.#kind === 'listed') this.#tell({ kind: 'listed', posts, complete });
    else this.#tell({ kind: 'changed', posts, removed });
  }
}
