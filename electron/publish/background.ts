import { Failure } from '#core/ipc/errors';
import { isWorthAWord } from '#core/publish/recovery/model';
import { RemoteLooker } from '#engine/publish/look/looker';
import { recoverPulls } from '#engine/publish/pull/recover';
import { PushQueue } from '#engine/publish/queue/push-queue';
import { recoverAtStart } from '#engine/publish/recovery/at-start';
import { readRepository } from '#engine/publish/repository';
import type { Push } from '../ipc/push';

/** What publishing needs to know of the app. */
export interface Publishing {
  /** The app's folder for what publishing keeps of every repository; absolute. */
  readonly state: string;
  /** Whether the author wants to see what is newer on the remote without asking. */
  readonly looksForNewer: () => Promise<boolean>;
}

export interface BackgroundOptions {
  readonly blogId: string;
  /** The blog's folder. */
  readonly root: string;
  readonly publishing: Publishing;
  readonly push: Push;
  readonly report: (error: unknown) => void;
  /** Something was sent, brought in or seen without the author. */
  readonly onMoved: () => void;
}

/** When the remote is looked at unasked: once the author is at work after the blog was opened … */
const AFTER_OPENING = { age: 0, after: 5_000 };
/** … when they come back to the window, or the network is back; and when they are about to publish. Ages in ms. */
const ON_RETURN = { age: 15 * 60_000 };
const BEFORE_PUBLISH = { age: 60_000 };

/** What publishing does of a blog without the author: puts right what a crash left, sends what waits, and sees what is newer. */
export class PublishBackground {
  readonly #options: BackgroundOptions;
  readonly #queue: PushQueue;
  readonly #looker: RemoteLooker;
  #sending = false;
  #recovered = false;

  constructor(options: BackgroundOptions) {
    const { blogId, root, push, report, onMoved } = options;
    const { state, looksForNewer } = options.publishing;
    this.#options = options;
    this.#queue = new PushQueue({
      root,
      state,
      report,
      onChange: (queued, sending) => {
        const wasSending = this.#sending;
        this.#sending = sending;
        push('publish.queueChanged', { blogId, queued, sending });
        if (wasSending && !sending) onMoved();
      },
      onSent: (published) => push('publish.sent', { blogId, published }),
    });
    this.#looker = new RemoteLooker({ root, isWanted: looksForNewer, onMoved, report });
  }

  async start(): Promise<void> {
    const { blogId, root, push, onMoved } = this.#options;
    const { state } = this.#options.publishing;
    try {
      const { recovery, settled } = await recoverAtStart(root, state);
      this.#recovered = settled;
      if (isWorthAWord(recovery)) push('publish.recovered', { blogId, recovery });
      if (recovery.changes.length > 0 || recovery.pulled) onMoved();
    } catch (error) {
      // Until the author says that they trust the repository, nothing is done in it.
      if (!(error instanceof Failure) || error.code !== 'trust-needed') throw error;
    }
    await this.#queue.look();
    this.#looker.want(AFTER_OPENING);
  }

  /** Runs what the author started; nothing is sent or looked at by itself meanwhile. */
  hold<T>(run: () => Promise<T>): Promise<T> {
    return this.#looker.hold(() => this.#queue.hold(run));
  }

  /** The author is about to publish. */
  aboutToPublish(): void {
    this.#looker.want(BEFORE_PUBLISH);
  }

  /**
   * The author is back, or the repository is trusted now; with `anew` the network or the computer is back, so that connections from
   * before lead nowhere.
   */
  wake(anew: boolean): void {
    const woken = this.#recovered ? this.#queue.wake(anew) : this.start();
    woken.catch(this.#options.report);
    if (this.#recovered) this.#looker.want(ON_RETURN);
  }

  async close(): Promise<void> {
    await Promise.all([this.#queue.close(), this.#looker.close()]);
  }
}

/**
 * Ends the pulls of the blog in `root` that a crash cut off, so that no post is shown that Git left empty. The rest is for
 * `start`, which tells the author. Fails as `recoverPulls` does.
 */
export async function recoverFiles(root: string, state: string): Promise<void> {
  const repository = await readRepository(root);
  if (repository.kind === 'ready') await recoverPulls(repository, { state });
}
