import { errorSentence, Failure } from '#core/ipc/errors';
import type { Published } from '#core/publish/model';
import { afterAttempt, type QueuedPush, wakened } from '#core/publish/queue/queued-push';
import { inBackground } from '../askpass/operation';
import { type Clock, REAL_CLOCK } from '../clock';
import { GitFailed } from '../git';
import { headOf, isAncestor, type OnBranch } from '../pull/integrate';
import { recoverPulls } from '../pull/recover';
import { publishableRepository, type ReadyRepository, readRepository } from '../repository';
import { QueuedPushes } from './entries';
import { sendAgain } from './send';

export interface PushQueueOptions {
  /** The blog's folder (absolute). */
  readonly root: string;
  /** The app's folder for what publishing keeps (absolute). */
  readonly state: string;
  readonly clock?: Clock;
  readonly stallSeconds?: number;
  /** Told whenever what waits on the open branch, or whether it is being sent, has changed. */
  readonly onChange: (queued: QueuedPush | null, sending: boolean) => void;
  /** Told when what waited has arrived without the author. */
  readonly onSent?: (published: Published) => void;
  readonly report: (error: unknown) => void;
}

/** A timer beyond this would overflow; a long sleep is cut into naps. In ms. */
const LONGEST_NAP = 3_600_000;

/**
 * Tries what waits again, by itself: after the waits of `queued-push.ts`, when the network is back, and at the next start.
 * Nobody is asked anything then. One try at a time; a publish of the author's comes first.
 */
export class PushQueue {
  readonly #options: PushQueueOptions;
  readonly #clock: Clock;
  #callOff: (() => void) | null = null;
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  #held = 0;
  #closed = false;

  constructor(options: PushQueueOptions) {
    this.#options = options;
    this.#clock = options.clock ?? REAL_CLOCK;
  }

  /** Begins, or looks again: what is due is tried, for the rest the clock is set. */
  async look(): Promise<void> {
    const repository = await this.#repository();
    if (repository === null || this.#closed) return;
    const queued = await this.#queuedHere(repository);
    this.#tell(queued);
    this.#setClock(queued);
  }

  /**
   * What time alone may help is tried now: the author is back, or with `anew` the network or the computer. A try from before may then
   * wait on a connection that leads nowhere, and is begun once more.
   */
  async wake(anew: boolean): Promise<void> {
    const repository = await this.#repository();
    if (repository === null || this.#held > 0) return;
    if (anew) this.#running?.stop.abort();
    else if (this.#running) return;
    await this.#running?.done;
    const queued = await this.#queuedHere(repository);
    if (queued === null || queued.nextAt === null) return;
    await new QueuedPushes(this.#options.state, repository).put(wakened(queued, this.#clock.now()));
    await this.look();
  }

  /** Runs what the author started while nothing is tried by itself; a try that runs is stopped first. */
  async hold<T>(run: () => Promise<T>): Promise<T> {
    this.#held += 1;
    this.#cancelTimer();
    this.#running?.stop.abort();
    await this.#running?.done;
    try {
      return await run();
    } finally {
      this.#held -= 1;
      this.look().catch(this.#options.report);
    }
  }

  /** Ends a try that runs and begins no other; what waits stays on the disk. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    this.#running?.stop.abort();
    await this.#running?.done;
  }

  #setClock(queued: QueuedPush | null): void {
    this.#cancelTimer();
    if (queued?.nextAt == null || this.#held > 0 || this.#closed || this.#running) return;
    const ms = Math.min(Math.max(0, queued.nextAt - this.#clock.now()), LONGEST_NAP);
    this.#callOff = this.#clock.after(ms, () => {
      this.#callOff = null;
      if (this.#held > 0 || this.#closed || this.#running) return;
      const stop = new AbortController();
      const done = inBackground(() => this.#try(stop.signal)).catch(this.#options.report);
      this.#running = { stop, done };
      void done.then(() => {
        this.#running = null;
        if (!this.#closed) this.look().catch(this.#options.report);
      });
    });
  }

  async #try(signal: AbortSignal): Promise<void> {
    const { state, stallSeconds, root } = this.#options;
    const now = this.#clock.now;
    const found = await this.#repository();
    if (found === null) return;
    const due = await this.#queuedHere(found);
    if (due === null || due.nextAt === null || due.nextAt > now()) return;
    const queue = new QueuedPushes(state, found);
    let repository: OnBranch;
    try {
      repository = await publishableRepository(root);
      await recoverPulls(repository, { state });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // A merge of the author's, say: later.
      const detail = errorSentence(error.code, error.detail);
      const later = { kind: 'committed', commit: due.oid, reason: 'not-pushed' } as const;
      const after = afterAttempt(due, { ...later, detail, quoted: false }, now());
      if (after) await queue.put(after);
      return;
    }
    // A pull that was cut off may have put another commit in its place.
    const entry = await queue.of(due.branch);
    if (entry === null) return;
    const { target } = repository;
    if (target === null || !(await isInBranch(repository, entry.oid))) {
      // The author took it back, or the remote away: it is not ours to send any more.
      await queue.remove(entry.branch);
      return;
    }
    this.#options.onChange(entry, true);
    const outcome = await sendAgain(repository, entry, { target, state, signal, stallSeconds }, now);
    if (outcome.kind === 'published') this.#options.onSent?.(outcome);
  }

  async #queuedHere(repository: ReadyRepository): Promise<QueuedPush | null> {
    return repository.branch === null
      ? null
      : new QueuedPushes(this.#options.state, repository).of(repository.branch);
  }

  async #repository(): Promise<ReadyRepository | null> {
    const facts = await readRepository(this.#options.root);
    return facts.kind === 'ready' ? facts : null;
  }

  #tell(queued: QueuedPush | null): void {
    this.#options.onChange(queued, this.#running !== null);
  }

  #cancelTimer(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}

async function isInBranch(repository: OnBranch, oid: string): Promise<boolean> {
  try {
    return await isAncestor(repository, oid, await headOf(repository));
  } catch (error) {
    // Not even in the store any more.
    if (error instanceof GitFailed) return false;
    throw error;
  }
}
