import { type Fetched, fetchBranch } from './fetch';
import type { OnBranch } from './integrate';
import type { OneAbove } from './one-above';

/**
 * Asks the remote what it has as soon as a commit is recorded, while that is looked at. Not before: its programs would count as somebody
 * who may hold Git's locks if the commit had to be put in order (docs/decisions/0038).
 */
export class EarlyFetch {
  readonly #repository: OnBranch;
  readonly #signal: AbortSignal;
  readonly #stop = new AbortController();
  #fetched: Promise<Fetched> | undefined;
  #parent: string | null = null;

  /** `signal` is the author's. */
  constructor(repository: OnBranch, signal: AbortSignal | undefined) {
    this.#repository = repository;
    this.#signal = signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal;
  }

  /** The branch has grown by one commit, on top of `parent`. */
  begin(parent: string | null): void {
    const { target } = this.#repository;
    if (target === null) return;
    this.#parent = parent;
    this.#fetched = fetchBranch(this.#repository, { target, signal: this.#signal });
    // Whoever waits for it is told why it failed; it may fail before anybody does.
    this.#fetched.catch(() => undefined);
  }

  /** For `deliver`, when `oid` turned out to be that commit. */
  begun(oid: string): {
    readonly fetched: Promise<Fetched> | undefined;
    readonly above: OneAbove | undefined;
  } {
    const parent = this.#parent;
    return { fetched: this.#fetched, above: parent === null ? undefined : { oid, parent } };
  }

  /** Stops it where nobody wants the answer any more; nothing of it runs afterwards. */
  async end(): Promise<void> {
    this.#stop.abort();
    await this.#fetched?.catch(() => undefined);
  }
}
