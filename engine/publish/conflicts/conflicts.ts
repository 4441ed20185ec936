import type { ContentModel } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import type { PushTarget } from '#core/publish/config-facts';
import { type Conflict, type ConflictFile, decisionOf, mergeOf } from '#core/publish/merge/conflict';
import type { ConflictedPath, MergeConflict, Resolution, Version } from '#core/publish/pull/model';
import { toBlogPath } from '#core/publish/repository-path';
import { failureOf, git } from '../git';
import { finishMerge, headOf, isAncestor, mergeMessage, type OnBranch } from '../pull/integrate';
import { tryMerge } from '../pull/merge';
import { pullRecords } from '../pull/record';
import { seenRef } from '../pull/relation';
import { publishableRepository, type ReadyRepository } from '../repository';
import { readStatus } from '../status';
import { writeBlob } from './blobs';
import { ChoiceShelf, type KeptChoices } from './choices';
import { conflictFiles } from './files';
import { nameBeside } from './name-beside';

export interface ConflictedBlog {
  readonly root: string;
  readonly model: ContentModel;
}

/** What was found, and what finishing it needs. */
interface Found {
  readonly repository: OnBranch;
  readonly merge: MergeConflict;
  readonly conflict: Conflict;
}

/**
 * What the branch and the remote's (as last fetched) both changed so that the author has to decide, with what was decided so far;
 * null when there is no such thing. Reads only. Fails as `publishableRepository` does.
 */
export async function readConflict(blog: ConflictedBlog, stateFolder: string): Promise<Conflict | null> {
  return (await find(blog, stateFolder))?.conflict ?? null;
}

async function find(blog: ConflictedBlog, stateFolder: string): Promise<Found | null> {
  const repository = await publishableRepository(blog.root);
  const { target, branch } = repository;
  const theirs = target === null ? null : await remoteCommit(repository, target);
  if (target === null || theirs === null) return null;
  const mine = await headOf(repository);
  if ((await isAncestor(repository, theirs, mine)) || (await isAncestor(repository, mine, theirs)))
    return null;
  const merged = await tryMerge(repository, mine, theirs);
  if (merged.paths.length === 0) return null;
  const merge = { mine, theirs, ...merged };
  const kept = await new ChoiceShelf(stateFolder, repository).all();
  const files = await conflictFiles(repository, merge, kept);
  const paths = merge.paths.map(({ path }) => path);
  const touched = new Set(paths);
  const { entries } = await readStatus(repository, paths);
  return {
    repository,
    merge,
    conflict: {
      id: `${mine} ${theirs}`,
      remote: target.remote.name,
      branch,
      files,
      unrecorded: entries.flatMap(({ path }) =>
        touched.has(path) ? [toBlogPath(repository.prefix, path) ?? path] : [],
      ),
    },
  };
}

/** The remote's branch as it was understood last, by Longhand or by the author's own fetch; null when it never was. */
async function remoteCommit(repository: ReadyRepository, target: PushTarget): Promise<string | null> {
  const names = [seenRef(target), `refs/remotes/${target.remote.name}/${target.branch}`];
  const { stdout } = await git(repository.topLevel, {
    operation: 'read where the remote is',
    args: ['for-each-ref', '--format=%(refname) %(objectname)', ...names],
  });
  const refs = new Map(stdout.split('\n').map((line) => line.split(' ') as [string, string]));
  const [seen, tracked] = names.map((name) => refs.get(name) ?? null);
  if (!seen || !tracked) return seen ?? tracked ?? null;
  // The author's own fetch may be newer; one that leads elsewhere is for the next pull to look at.
  return (await isAncestor(repository, seen, tracked)) ? tracked : seen;
}

/** Keeps what was decided about one file until it is carried out. Fails with `disk-full`, `write-failed`. */
export async function keepChoices(
  blog: ConflictedBlog,
  stateFolder: string,
  choices: Omit<KeptChoices, 'branch'>,
): Promise<void> {
  await new ChoiceShelf(stateFolder, await publishableRepository(blog.root)).keep(choices);
}

/** Lets go of everything that was decided: everything is as it was before the conflict was looked at. */
export async function dropChoices(blog: ConflictedBlog, stateFolder: string): Promise<void> {
  await new ChoiceShelf(stateFolder, await publishableRepository(blog.root)).clear();
}

/**
 * Carries out what was decided: one commit joins both sides, and the branch and its files move to it. `id` is the
 * conflict's that the author saw. Returns the commit. Fails with `branch-moved` when there is another one by
 * now, `conflict-undecided`, `field-unwritable`, and as `finishMerge` does; then nothing has moved and every choice is kept.
 */
export async function settleConflict(blog: ConflictedBlog, stateFolder: string, id: string): Promise<string> {
  const found = await find(blog, stateFolder);
  if (found === null || found.conflict.id !== id) throw new Failure('branch-moved');
  const { repository, merge, conflict } = found;
  const resolutions: Resolution[] = [];
  for (const file of conflict.files) {
    const path = merge.paths.find((each) => each.path === file.path);
    if (path) resolutions.push(...(await resolve(repository, merge, path, file, blog.model)));
  }
  const { to } = await finishMerge(repository, {
    conflict: merge,
    resolutions,
    message: mergeMessage(conflict.remote, repository.target?.branch ?? repository.branch),
    pulls: pullRecords(stateFolder, repository),
  });
  await new ChoiceShelf(stateFolder, repository).clear();
  return to;
}

async function resolve(
  repository: OnBranch,
  merge: MergeConflict,
  path: ConflictedPath,
  file: ConflictFile,
  model: ContentModel,
): Promise<Resolution[]> {
  const decision = decisionOf(file, mergeOf(file, model));
  switch (decision.kind) {
    case 'undecided':
      throw new Failure('conflict-undecided', { path: file.path });
    case 'unwritable':
      throw new Failure('field-unwritable', { path: file.path });
    case 'text': {
      const oid = await writeBlob(repository, decision.text);
      return [{ path: path.path, version: { oid, mode: modeOf(path) } }];
    }
    case 'pick':
      if (decision.pick !== 'both' || path.mine === null || path.theirs === null)
        return [{ path: path.path, version: decision.pick === 'theirs' ? path.theirs : path.mine }];
      return [
        { path: path.path, version: path.mine },
        { path: await freeName(repository, merge.tree, path.path), version: path.theirs },
      ];
  }
}

/** Whether the file may be run: what one side changed. */
function modeOf({ base, mine, theirs }: ConflictedPath): Version['mode'] {
  const [before, ours, others] = [base?.mode, mine?.mode, theirs?.mode];
  return (ours === before ? others : ours) ?? ours ?? others ?? '100644';
}

async function freeName({ topLevel }: ReadyRepository, tree: string, path: string): Promise<string> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  try {
    const { stdout } = await git(topLevel, {
      operation: 'look for a free name',
      args: ['ls-tree', '-z', '--name-only', '--full-tree', tree, ...(folder ? ['--', folder] : [])],
    });
    return nameBeside(path, new Set(stdout.split('\0')));
  } catch (error) {
    throw failureOf(error);
  }
}
