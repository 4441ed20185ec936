import type { Handlers } from '#core/ipc/contract';
import { dueNow, type HeldOutcome, type HeldPublish } from '#core/publish/schedule/held';
import { heldOf, hold, letGo, runDue, runOne } from '#engine/publish/schedule/run-due';
import type { OpenBlogs, OpenedBlog } from '../blog/open-blogs';
import type { Push } from '../ipc/push';

export type ScheduleKeys =
  | 'publish.schedule'
  | 'publish.scheduled'
  | 'publish.unschedule'
  | 'publish.runScheduled';

/** How often it is looked whether a time has come, ms: a computer that slept is late by no more. */
const LOOK = 5000;

interface Parts {
  readonly blogs: OpenBlogs;
  readonly push: Push;
  /** The app's folder for what publishing keeps, absolute. */
  readonly state: string;
  readonly report: (error: unknown) => void;
}

type Options = Parameters<typeof runDue>[2];

/** Publishes that wait for their time: kept, let go, and done when it has come and the blog is open. */
export class ScheduleDesk {
  readonly #parts: Parts;
  /** What waits, by blog, as it was when we last looked at the disk: nobody else changes it. */
  readonly #held = new Map<string, readonly HeldPublish[]>();
  #looking = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks every now and then from now on. */
  start(): void {
    setInterval(() => void this.look().catch(this.#parts.report), LOOK).unref();
  }

  /** Publishes what is due in the open blog, unless something is being published there. */
  async look(): Promise<void> {
    const open = this.#parts.blogs.current;
    // Git has time for this when the blog was looked at.
    if (this.#looking || open === null || open.remembered !== null || open.isPublishing) return;
    this.#looking = true;
    try {
      const held = this.#held.get(open.blog.id) ?? (await this.#read(open));
      if (dueNow(held, Date.now()).length > 0)
        await this.#run(open, (options) => runDue(open.blog, Date.now(), options));
    } finally {
      this.#looking = false;
    }
  }

  handlers(): Pick<Handlers, ScheduleKeys> {
    const { blogs, state } = this.#parts;
    const root = (blogId: string) => blogs.get(blogId).blog.root;
    return {
      'publish.schedule': async ({ blogId, ...held }) =>
        this.#keep(blogId, await hold(root(blogId), state, held)),
      'publish.scheduled': async ({ blogId }) => {
        const open = blogs.get(blogId);
        await open.whenShown();
        return this.#read(open);
      },
      'publish.unschedule': async ({ blogId, heldId }) =>
        this.#keep(blogId, await letGo(root(blogId), state, heldId)),
      'publish.runScheduled': async ({ blogId, heldId }) => {
        const open = blogs.get(blogId);
        return this.#run(open, async (options) => {
          const outcome = await runOne(open.blog, heldId, options);
          return outcome === null ? [] : [outcome];
        });
      },
    };
  }

  async #run(
    open: OpenedBlog,
    run: (options: Options) => Promise<readonly HeldOutcome[]>,
  ): Promise<HeldPublish[]> {
    const { push, state } = this.#parts;
    const outcomes = await open.whilePublishing((signal) => run({ state, signal }));
    const held = await this.#read(open);
    for (const outcome of outcomes) push('publish.ranScheduled', { blogId: open.blog.id, outcome, held });
    return held;
  }

  async #read({ blog }: OpenedBlog): Promise<HeldPublish[]> {
    return this.#keep(blog.id, await heldOf(blog.root, this.#parts.state));
  }

  #keep(blogId: string, held: HeldPublish[]): HeldPublish[] {
    this.#held.set(blogId, held);
    return held;
  }
}
