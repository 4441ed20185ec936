import { Failure } from '#core/ipc/errors';
import { isWorthAWord } from '#core/publish/recovery/model';
import { recoverPulls } from '#engine/publish/pull/recover';
import { PushQueue } from '#engine/publish/queue/push-queue';
import { recoverAtStart } from '#engine/publish/recovery/at-start';
import { readRepository } from '#engine/publish/repository';
import type { Push } from '../ipc/push';

export interface BackgroundOptions {
  readonly blogId: string;
  /** The blog's folder. */
  readonly root: string;
  /** The app's folder for what publishing keeps. */
  readonly state: string;
  readonly push: Push;
  readonly report: (error: unknown) => void;
  /** Something was sent or brought in without the author. */
  readonly onMoved: () => void;
}

/** What publishing does of a blog without the author: puts right what a crash left, and sends what waits. */
export class PublishBackground {
  readonly #options: BackgroundOptions;
  readonly #queue: PushQueue;
  #sending = false;
  #recovered = false;

  constructor(options: BackgroundOptions) {
    const { blogId, root, state, push, report, onMoved } = options;
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
    });
  }

  async start(): Promise<void> {
    const { blogId, root, state, push, onMoved } = this.#options;
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
  }

  /** Runs what the author started; nothing is sent by itself meanwhile. */
  hold<T>(run: () => Promise<T>): Promise<T> {
    return this.#queue.hold(run);
  }

  /** The network may be back, the computer woke up, or the repository is trusted now. */
  wake(): void {
    const woken = this.#recovered ? this.#queue.wake() : this.start();
    woken.catch(this.#options.report);
  }

  close(): Promise<void> {
    return this.#queue.close();
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
