import type { CommitOperation, SeenBranch } from '#core/publish/commit/operation';
import { parseRawCommit, RAW_COMMIT_ARGS, type RawCommit } from '#core/publish/commit/raw-commit';
import { git } from '../git';
import type { ReadyRepository } from '../repository';

/** How far back the operation's commit is looked for: commits made on top of it before the app was started again. */
const FAR = 1000;

/** What became of the branch of an operation. Reads only; throws `GitFailed`. */
export async function lookAtBranch(
  { topLevel }: ReadyRepository,
  { branch, head }: CommitOperation,
): Promise<SeenBranch> {
  const ref = `refs/heads/${branch}`;
  const newest = await showCommit(topLevel, ref);
  if (newest === null) return { head: null, next: null };
  if (isNextOf(newest, head)) return { head: newest.oid, next: newest };
  if (newest.oid === head) return { head, next: null };
  const { stdout } = await git(topLevel, {
    operation: 'look for the recorded change',
    args: [
      ...['rev-list', '--first-parent', '--parents', `--max-count=${FAR}`, ref],
      ...(head === null ? [] : [`^${head}`]),
      '--',
    ],
    // The old commit is not there any more.
    expect: [128],
  });
  for (const line of stdout.split('\n')) {
    const [oid = '', ...parents] = line.split(' ');
    if (oid === '' || !isNextOf({ oid, parents }, head)) continue;
    return { head: newest.oid, next: await showCommit(topLevel, oid) };
  }
  return { head: newest.oid, next: null };
}

function isNextOf({ oid, parents }: Pick<RawCommit, 'oid' | 'parents'>, head: string | null): boolean {
  return oid !== head && parents.join(' ') === (head ?? '');
}

/** Null when there is no such commit. */
async function showCommit(topLevel: string, name: string): Promise<RawCommit | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'look at the new commit',
    args: ['show', ...RAW_COMMIT_ARGS, name, '--'],
    // A branch without a commit.
    expect: [128],
  });
  return exitCode === 0 ? parseRawCommit(stdout) : null;
}
