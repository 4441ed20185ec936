import { readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isPost } from '#core/blog/post-path';
import { Failure } from '#core/ipc/errors';
import { type UndoFile, type UndoPlan, undoMessage } from '#core/publish/history/model';
import { type ChangedBlob, parseChangedBlobs } from '#core/publish/history/parse-log';
import type { PublishOutcome } from '#core/publish/model';
import { toBlogPath } from '#core/publish/repository-path';
import { isBlogPath, resolveInside } from '../../blog/paths';
import { makeFolder } from '../../posts/changes/places';
import { errnoOf, writeFailure } from '../../posts/file-errors';
import { fileTurns } from '../../posts/post-file';
import { keepBeforeReplacing } from '../../posts/snapshots/before';
import type { SnapshotStore } from '../../posts/snapshots/store';
import { writeDurably } from '../../posts/writer';
import { failureOf, git } from '../git';
import { type PublishRequest, publish } from '../publish';
import { expectedBlobs } from '../recovery/expected';
import { publishableRepository, type ReadyRepository } from '../repository';
import { readStatus } from '../status';
import { commitsOf, renamesIn } from './commits';
import type { HistoryBlog } from './history';

/** A plan with what it takes to carry it out. */
interface Prepared {
  readonly repository: ReadyRepository;
  readonly plan: UndoPlan;
  readonly parent: string;
  readonly blobs: ReadonlyMap<string, ChangedBlob>;
}

/**
 * What undoing the newest commit of a post would do: every file of that commit back as it was before. Reads only. Fails with
 * `undo-publish-none`, `-first` (the post would be gone), `-merge`, `-changed` (a file of it is not as that commit
 * left it, so something newer would be lost), `-elsewhere`, and as `publishableRepository` does.
 */
export async function planUndo(blog: HistoryBlog, postId: string): Promise<UndoPlan> {
  return (await prepare(blog, postId)).plan;
}

async function prepare(blog: HistoryBlog, postId: string): Promise<Prepared> {
  const repository = await publishableRepository(blog.root);
  try {
    const [last] = await commitsOf(blog.root, postId, null, 1);
    if (last === undefined) throw new Failure('undo-publish-none');
    const { commit, parents, subject, time } = last;
    const [parent, ...others] = parents;
    if (others.length > 0) throw new Failure('undo-publish-merge');
    const back = parent === undefined ? null : ((await renamesIn(blog.root, last)).get(postId) ?? null);
    if (parent === undefined || (last.change === 'added' && back === null))
      throw new Failure('undo-publish-first');
    const blobs = new Map<string, ChangedBlob>();
    for (const changed of await changedBy(repository, parent, commit)) {
      const path = toBlogPath(repository.prefix, changed.path);
      if (path === null || !isBlogPath(path) || !changed.isFile)
        throw new Failure('undo-publish-elsewhere', { path: changed.path });
      blobs.set(path, changed);
    }
    await refuseChanged(repository, commit, blobs);
    const files = [...blobs].map(([path, { change }]): UndoFile => ({ path, what: WHAT[change] }));
    return { repository, parent, blobs, plan: { commit, at: time * 1000, subject, files, back } };
  } catch (error) {
    throw failureOf(error);
  }
}

const WHAT = { modified: 'restored', added: 'removed', deleted: 'brought-back' } as const;

async function changedBy(
  { topLevel }: ReadyRepository,
  parent: string,
  commit: string,
): Promise<ChangedBlob[]> {
  const { stdout } = await git(topLevel, {
    operation: 'look at what was published',
    args: [
      ...['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'],
      ...[parent, commit, '--'],
    ],
  });
  return parseChangedBlobs(stdout);
}

/**
 * Nothing newer may be lost: neither a later commit's, nor what is on the disk. An undo that a crash cut short has left files
 * as they are to become, which is not newer.
 */
async function refuseChanged(
  repository: ReadyRepository,
  commit: string,
  blobs: ReadonlyMap<string, ChangedBlob>,
): Promise<void> {
  const ours = new Map([...blobs].map(([path, blob]) => [blob.path, { path, blob }]));
  const [{ stdout }, { entries }] = await Promise.all([
    git(repository.topLevel, {
      operation: 'look for later changes',
      args: [
        ...['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv'],
        ...[commit, 'HEAD', '--'],
      ],
    }),
    readStatus(repository, [...ours.keys()]),
  ]);
  const unstaged = entries.filter((entry) => entry.indexed === (ours.get(entry.path)?.blob.newer ?? null));
  const paths = unstaged.map(({ path }) => path).filter((path) => ours.has(path));
  const onDisk = await expectedBlobs(repository, paths);
  const undone = new Set(paths.filter((path) => onDisk.get(path) === ours.get(path)?.blob.older));
  const changed = entries.map(({ path }) => path).filter((path) => !undone.has(path));
  const newer = [...stdout.split('\0'), ...changed].find((path) => ours.has(path));
  if (newer !== undefined)
    throw new Failure('undo-publish-changed', { path: ours.get(newer)?.path ?? newer });
}

export interface UndoRequest extends Omit<PublishRequest, 'paths' | 'message'> {
  /** The commit of the plan that the author saw. */
  readonly commit: string;
  readonly snapshots: SnapshotStore;
}

/**
 * Puts the files of that commit back as they were before it and publishes this as one commit of its own. Fails as
 * `planUndo` does, with `plan-gone` when the post's newest commit is another one by now, and as `publish` does before its
 * commit; the files are then as they were. What the post said is in its history in any case.
 */
export async function undoPublish(
  blog: HistoryBlog,
  postId: string,
  { commit, snapshots, ...request }: UndoRequest,
): Promise<{ readonly outcome: PublishOutcome; readonly plan: UndoPlan }> {
  const prepared = await prepare(blog, postId);
  const { plan, blobs } = prepared;
  if (plan.commit !== commit) throw new Failure('plan-gone');
  const paths = plan.files.map(({ path }) => path);
  await keepBeforeReplacing(
    snapshots,
    blog,
    paths.filter((path) => isPost(path, blog.model)),
  );
  const done: Done[] = [];
  try {
    // Removed files last, so that a kill in between leaves more than is wanted and never less.
    for (const [path, blob] of blobs)
      if (blob.change !== 'added') done.push(await bringBack(blog, prepared, path, blob));
    for (const [path, blob] of blobs) if (blob.change === 'added') done.push(...(await remove(blog, path)));
    const outcome = await publish(blog, { ...request, paths, message: undoMessage(plan) });
    return { outcome, plan };
  } catch (error) {
    await putBack(done, error);
    throw error;
  }
}

/** A file that was written or removed, and the bytes it had; null for one that was not there. */
interface Done {
  readonly path: string;
  readonly shown: string;
  readonly before: Uint8Array | null;
}

async function bringBack(
  { root }: HistoryBlog,
  { repository, parent }: Prepared,
  shown: string,
  blob: ChangedBlob,
): Promise<Done> {
  const path = await resolveInside(root, shown);
  // As Git would write it: with the line ends and filters of this repository.
  const { bytes } = await git(repository.topLevel, {
    operation: 'read the file as it was',
    args: ['cat-file', '--filters', `${parent}:${blob.path}`],
  });
  return fileTurns.run(path, async () => {
    const before = await readIfThere(path);
    await makeFolder(dirname(path));
    await writeDurably(path, bytes, {
      shownAs: shown,
      create: before === null,
      ...(blob.executable ? { mode: 0o777 } : {}),
    });
    return { path, shown, before };
  });
}

/** Nothing where an undo that was cut short has removed it. */
async function remove({ root }: HistoryBlog, shown: string): Promise<Done[]> {
  const path = await resolveInside(root, shown);
  return fileTurns.run(path, async () => {
    const before = await readIfThere(path);
    if (before === null) return [];
    try {
      await unlink(path);
    } catch (error) {
      throw writeFailure(error, shown, 0);
    }
    return [{ path, shown, before }];
  });
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The publish did not come about: the files are again as they were. Fails with `change-unsettled`, naming the file. */
async function putBack(done: readonly Done[], cause: unknown): Promise<void> {
  for (const { path, shown, before } of [...done].reverse()) {
    try {
      await fileTurns.run(path, () =>
        before === null ? unlink(path) : writeDurably(path, before, { shownAs: shown }),
      );
    } catch (error) {
      const reason = failureOf(cause).detail.reason ?? String(cause);
      throw new Failure('change-unsettled', { path: shown, reason }, { cause: error });
    }
  }
}
