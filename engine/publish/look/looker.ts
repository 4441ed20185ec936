import { Failure } from '#core/ipc/errors';
import { inBackground } from '../askpass/operation';
import { type Clock, REAL_CLOCK } from '../clock';
import { GitFailed } from '../git';
import { readRepository } from '../repository';
import { lookAtRemote } from './look';

export interface RemoteLookerOptions {
  /** The blog's folder (absolute). */
  readonly root: string;
  /** Whether the author wants it; asked each time. */
  readonly isWanted: () => Promise<boolean>;
  readonly clock?: Clock;
  /** What is known of the remote has changed. */
  readonly onMoved: () => void;
  readonly report: (error: unknown) => void;
}

/**
 * Looks at the blog's remote by itself, rarely, and brings nothing in. It gives way to the author, and after a remote that would have
 * had to ask them it waits until they have talked with one themselves.
 */
export class RemoteLooker {
  readonly #options: RemoteLookerOptions;
  readonly #clock: Clock;
  #callOff: (() => void) | null = null;
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  /** Ms since the epoch. */
  #lookedAt: number | null = null;
  #waitsForAuthor = false;
  #held = 0;
  #closed = false;

  constructor(options: RemoteLookerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? REAL_CLOCK;
  }

  /** Looks in `after` ms, unless the last look is less than `age` ms ago or one is due already. */
  want({ age, after = 0 }: { readonly age: number; readonly after?: number }): void {
    const isFresh = this.#lookedAt !== null && this.#clock.now() - this.#lookedAt < age;
    if (isFresh || this.#waitsForAuthor || this.#held > 0 || this.#closed) return;
    if (this.#running !== null || this.#callOff !== null) return;
    this.#callOff = this.#clock.after(after, () => {
      this.#callOff = null;
      const stop = new AbortController();
      const done = inBackground(() => this.#look(stop.signal)).catch(this.#options.report);
      this.#running = { stop, done };
      void done.then(() => {
        this.#running = null;
      });
    });
  }

  /** Runs what the author started: a look that runs is stopped first. */
  async hold<T>(run: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      await this.#stop();
      return await run();
    } finally {
      this.#held -= 1;
      this.#waitsForAuthor = false;
      this.#lookedAt = this.#clock.now();
    }
  }

  /** Resolves when no look runs. */
  async settled(): Promise<void> {
    await this.#running?.done;
  }

  /** Ends a look that runs and begins no other. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#stop();
  }

  async #stop(): Promise<void> {
    this.#callOff?.();
    this.#callOff = null;
    this.#running?.stop.abort();
    await this.settled();
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { root, isWanted, onMoved } = this.#options;
    if (!(await isWanted())) return;
    try {
      const repository = await readRepository(root);
      if (repository.kind !== 'ready' || repository.branch === null || repository.target === null) return;
      const { branch, target } = repository;
      const looked = await lookAtRemote({ ...repository, branch }, { target, signal });
      switch (looked.kind) {
        case 'looked':
          this.#lookedAt = this.#clock.now();
          if (looked.moved) onMoved();
          return;
        case 'no-answer':
          return;
        case 'not-unasked':
          this.#waitsForAuthor = true;
      }
    } catch (error) {
      // A repository that is not trusted, a lock, the author's own publish: nothing that they have to hear of.
      if (!(error instanceof Failure) && !(error instanceof GitFailed)) throw error;
    }
  }
}
