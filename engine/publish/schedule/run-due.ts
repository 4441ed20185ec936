import { Failure } from '#core/ipc/errors';
import { dueNow, type HeldOutcome, type HeldPublish } from '#core/publish/schedule/held';
import { locate } from '../../blog/paths';
import { type PublishRequest, publish } from '../publish';
import { publishableRepository, type RepositoryFacts, readRepository } from '../repository';
import { type ReviewedBlog, reviewPublish } from '../review';
import { HeldStore } from './held-store';

type Options = Pick<PublishRequest, 'state' | 'signal' | 'onStep'>;

/** The publishes of a blog that wait for their time; none in a folder that is not in a repository. */
export async function heldOf(root: string, state: string): Promise<HeldPublish[]> {
  const store = await storeOf(root, state);
  return store === null ? [] : store.list();
}

/**
 * Keeps a publish for its time and answers with all that wait. Fails as `publishableRepository` does, and with `disk-full`,
 * `write-failed`, `read-only`.
 */
export async function hold(
  root: string,
  state: string,
  held: Omit<HeldPublish, 'id' | 'failed'>,
): Promise<HeldPublish[]> {
  const store = new HeldStore(state, await publishableRepository(root));
  await store.add({ ...held, failed: null });
  return store.list();
}

/** Lets one go; the files stay as they are. */
export async function letGo(root: string, state: string, id: string): Promise<HeldPublish[]> {
  const store = await storeOf(root, state);
  await store?.remove(id);
  return store === null ? [] : store.list();
}

/**
 * Publishes what is due at `now` (ms since the epoch), the earliest first: the files as they are on the disk then. What
 * fails stays with its reason and is not tried again by itself; where something else is at work in the repository or it is not trusted, it
 * stays as it is for the next time. A kill between the commit and the end is safe: what was committed is sent, once.
 */
export async function runDue(blog: ReviewedBlog, now: number, options: Options): Promise<HeldOutcome[]> {
  const store = await storeOf(blog.root, options.state);
  const outcomes: HeldOutcome[] = [];
  for (const held of dueNow((await store?.list()) ?? [], now)) {
    const outcome = store && (await runHeld(store, blog, held, options));
    if (outcome === null) break;
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Publishes one now, whenever its time is. Null when there is none of that id, or something else is at work. */
export async function runOne(blog: ReviewedBlog, id: string, options: Options): Promise<HeldOutcome | null> {
  const store = await storeOf(blog.root, options.state);
  const held = (await store?.list())?.find((one) => one.id === id);
  return store === null || held === undefined ? null : runHeld(store, blog, held, options);
}

async function runHeld(
  store: HeldStore,
  blog: ReviewedBlog,
  held: HeldPublish,
  options: Options,
): Promise<HeldOutcome | null> {
  try {
    // A post that was moved or deleted since: that it goes from the site is nothing that was scheduled.
    for (const path of held.paths) {
      if ((await locate(blog.root, path)).kind === 'missing') throw new Failure('post-missing', { path });
    }
    const { files } = await reviewPublish(blog, held.paths);
    // No files: it was committed, and what waits is sent.
    const paths = files.map(({ path }) => path);
    const outcome = await publish(blog, { ...options, message: held.message, paths });
    await store.remove(held.id);
    return { kind: 'done', held, outcome };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, detail } = error;
    switch (code) {
      case 'nothing-to-publish':
        await store.remove(held.id);
        return { kind: 'nothing', held };
      case 'repository-busy':
      case 'trust-needed':
      case 'cancelled':
        return null;
      default:
        return { kind: 'failed', held: await store.failed(held, { code, detail: { ...detail } }) };
    }
  }
}

async function storeOf(root: string, state: string): Promise<HeldStore | null> {
  const repository: RepositoryFacts = await readRepository(root);
  return repository.kind === 'ready' ? new HeldStore(state, repository) : null;
}
