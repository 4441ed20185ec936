import { type Replaced, rewrittenOf } from '#core/publish/pull/model';
import { failureOf, GitFailed, git } from '../git';
import type { ReadyRepository } from '../repository';

// What `git rebase` does besides writing commits again, for a line that was written in the store.

/** Whether the author's `pre-rebase` hook, if there is one, lets their commits go on top of `theirs`. Fails with `cancelled`. */
export async function hookAllows(
  { topLevel }: ReadyRepository,
  theirs: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await git(topLevel, {
      operation: 'ask the pre-rebase hook',
      args: ['hook', 'run', '--ignore-missing', 'pre-rebase', '--', theirs],
      lane: 'write',
      runsHooks: true,
      signal,
    });
    return true;
  } catch (error) {
    if (error instanceof GitFailed) return false;
    throw error;
  }
}

/**
 * Gives the new commits the notes of those whose place they take, where the author told Git so (`notes.rewriteRef`). Before the branch
 * moves: after a kill the notes are there, and a new attempt makes other commits.
 */
export async function copyNotes(
  { topLevel }: ReadyRepository,
  replaced: Replaced,
  theirs: string,
): Promise<void> {
  const pairs = rewrittenOf(replaced, theirs);
  if (pairs.length === 0) return;
  try {
    await git(topLevel, {
      operation: 'copy the notes',
      args: ['notes', 'copy', '--for-rewrite=rebase', '--stdin'],
      stdin: pairs.map((pair) => `${pair.join(' ')}\n`).join(''),
      lane: 'write',
    });
  } catch (error) {
    throw failureOf(error);
  }
}
