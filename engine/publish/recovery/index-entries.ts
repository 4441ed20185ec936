import { git } from '../git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import type { ReadyRepository } from '../repository';

/** Arguments have a limit on every system. */
const AT_ONCE = 200;

/** What the index has of `paths` (relative to the top level): object ids by path. Throws `GitFailed`. */
export async function readIndex(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const index = new Map<string, string>();
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const { stdout } = await git(topLevel, {
      operation: 'read the index',
      args: ['ls-files', '--stage', '-z', '--', ...paths.slice(from, from + AT_ONCE)],
    });
    for (const entry of stdout.split('\0')) {
      const match = /^\d+ ([0-9a-f]+) \d\t(.*)$/s.exec(entry);
      if (match?.[1] && match[2]) index.set(match[2], match[1]);
    }
  }
  return index;
}

/** Tells the index that new files exist, without their content: `commit --only` knows only what is in it. Throws `GitFailed`. */
export async function announce(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
  patience: LockPatience,
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = () =>
    git(topLevel, {
      operation: 'add the new files',
      // `--verbose`: simple-git waits 50 ms more for a command that prints nothing.
      args: ['add', '--intent-to-add', '--verbose', '--pathspec-from-file=-', '--pathspec-file-nul'],
      stdin: pathList(paths),
      lane: 'write',
      signal,
    });
  await withLockRetry(call, patience, signal);
}

/** Makes the index say about `paths` what HEAD says, and leaves everything else in it alone. Throws `GitFailed`. */
export async function resetInIndex(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
  patience: LockPatience = LOCK_PATIENCE,
): Promise<void> {
  if (paths.length === 0) return;
  const call = () =>
    git(topLevel, {
      operation: 'take the files out of the index again',
      args: ['reset', '--quiet', '--pathspec-from-file=-', '--pathspec-file-nul'],
      stdin: pathList(paths),
      lane: 'write',
    });
  await withLockRetry(call, patience);
}

/** For calls with GIT_LITERAL_PATHSPECS, where `:(literal)` would be part of the name. */
function pathList(paths: readonly string[]): string {
  return paths.map((path) => `${path}\0`).join('');
}
