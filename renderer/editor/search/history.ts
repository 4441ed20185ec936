/** How many searches are remembered while the window is open. */
const MOST = 30;

/** What was looked for before, the newest last. */
export class FindHistory {
  #entries: readonly string[] = [];
  #at = 0;
  /** What was being typed when the author began to go back. */
  #draft = '';

  /** Remembers a search that was used. */
  keep(words: string): void {
    if (words === '') return;
    this.#entries = [...this.#entries.filter((each) => each !== words), words].slice(-MOST);
    this.#at = this.#entries.length;
  }

  /** The search before (-1) or after (1) the one that is shown; null at the ends. */
  step(direction: 1 | -1, shown: string): string | null {
    if (this.#at >= this.#entries.length) {
      this.#at = this.#entries.length;
      this.#draft = shown;
    }
    let next = this.#at + direction;
    // The one that is shown already is no step back.
    if (direction === -1 && this.#entries[next] === shown) next -= 1;
    if (next < 0 || next > this.#entries.length) return null;
    this.#at = next;
    return this.#entries[next] ?? this.#draft;
  }
}
