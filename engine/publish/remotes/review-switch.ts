import { z } from 'zod';
import { git, literalPathspecs } from '../git';
import { newRecordId, type RecordKind, Records, repositoryStateFolder } from '../records/records';
import { exclusively, type ReadyRepository } from '../repository';

/** While something is recorded for review, HEAD is on the branch of the review; this is the way back. */
const ReviewSwitch = z.strictObject({
  topLevel: z.string(),
  /** Branches by their short names. */
  from: z.string(),
  to: z.string(),
  /** Relative to the top level. */
  paths: z.array(z.string()),
});
type ReviewSwitch = z.infer<typeof ReviewSwitch>;

const SWITCHES: RecordKind<ReviewSwitch> = { name: 'review-switches', version: 1, schema: ReviewSwitch };

const openSwitches = (state: string, repository: ReadyRepository) =>
  new Records(repositoryStateFolder(state, repository), SWITCHES);

/**
 * Runs `task` with HEAD on the branch `to`, which is begun at the commit `at` if it is not there, and goes back. No file is
 * touched: only HEAD moves, and what the index has of `paths`. What a crash leaves open is put right by
 * `recoverReviewSwitches`.
 */
export async function onReviewBranch<T>(
  repository: ReadyRepository & { readonly branch: string },
  { to, at, paths, state }: { to: string; at: string; paths: readonly string[]; state: string },
  task: () => Promise<T>,
): Promise<T> {
  const { topLevel, branch: from } = repository;
  const records = openSwitches(state, repository);
  const id = newRecordId();
  const open: ReviewSwitch = { topLevel, from, to, paths: [...paths] };
  const isNew = await exclusively(repository, async () => {
    await records.put(id, open);
    const begun = await beginBranch(topLevel, to, at);
    await pointHead(topLevel, to);
    if (!begun) await resetIndex(topLevel, paths);
    return begun;
  });
  try {
    return await task();
  } finally {
    await exclusively(repository, async () => {
      await goBack(open);
      // A branch on which nothing was recorded is none.
      if (isNew) await dropUnused(topLevel, to, at);
      await records.remove(id);
    });
  }
}

/** Puts HEAD back where a crash left it on a branch of a review. Returns whether there was anything to do. */
export function recoverReviewSwitches(repository: ReadyRepository, state: string): Promise<boolean> {
  return exclusively(repository, async () => {
    const records = openSwitches(state, repository);
    let found = false;
    for (const { id, value } of (await records.list()).records) {
      if (value.topLevel !== repository.topLevel) continue;
      found = true;
      await goBack(value);
      await records.remove(id);
    }
    return found;
  });
}

/** Whoever went elsewhere meanwhile stays there. */
async function goBack({ topLevel, from, to, paths }: ReviewSwitch): Promise<void> {
  const { stdout } = await git(topLevel, {
    operation: 'read the branch',
    args: ['symbolic-ref', '--quiet', 'HEAD'],
    expect: [1],
  });
  if (stdout.trim() !== `refs/heads/${to}`) return;
  await pointHead(topLevel, from);
  await resetIndex(topLevel, paths);
}

async function beginBranch(topLevel: string, name: string, at: string): Promise<boolean> {
  const { exitCode } = await git(topLevel, {
    operation: 'look for the branch',
    args: ['rev-parse', '--verify', '--quiet', `refs/heads/${name}`],
    expect: [1],
  });
  if (exitCode === 0) return false;
  await git(topLevel, {
    operation: 'begin the branch',
    args: ['update-ref', `refs/heads/${name}`, at, '0'.repeat(at.length)],
    lane: 'write',
  });
  return true;
}

async function pointHead(topLevel: string, branch: string): Promise<void> {
  await git(topLevel, {
    operation: 'go to the branch',
    args: ['symbolic-ref', '-m', 'longhand: review', 'HEAD', `refs/heads/${branch}`],
    lane: 'write',
  });
}

/** The index's entries of these paths as the branch has them; the files stay. */
async function resetIndex(topLevel: string, paths: readonly string[]): Promise<void> {
  await git(topLevel, {
    operation: 'put the index in order',
    args: ['reset', '--quiet', '--no-refresh', '--pathspec-from-file=-', '--pathspec-file-nul', 'HEAD'],
    stdin: literalPathspecs(paths),
    lane: 'write',
    literalPaths: false,
  });
}

async function dropUnused(topLevel: string, name: string, at: string): Promise<void> {
  await git(topLevel, {
    operation: 'drop the branch',
    args: ['update-ref', '-d', `refs/heads/${name}`, at],
    lane: 'write',
    // It has a commit: it stays.
    expect: [1, 128],
  });
}
