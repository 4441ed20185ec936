import type { Version } from '#core/publish/pull/model';
import { git } from '../git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import type { ReadyRepository } from '../repository';

/** Arguments have a limit on every system. */
const AT_ONCE = 200;

/** What the index has of `paths` (relative to the top level): object ids by path. Throws `GitFailed`. */
export async function readIndex(
  repository: ReadyRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await indexVersions(repository, paths))].map(([path, { oid }]) => [path, oid]));
}

/** The same with the modes. */
export async function indexVersions(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Version>> {
  const index = new Map<string, Version>();
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const { stdout } = await git(topLevel, {
      operation: 'read the index',
      args: ['ls-files', '--stage', '-z', '--', ...paths.slice(from, from + AT_ONCE)],
    });
    for (const entry of stdout.split('\0')) {
      const [, mode, oid, path] = /^(\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(entry) ?? [];
      if (mode && oid && path) index.set(path, { mode, oid });
    }
  }
  return index;
}

export interface IndexEntry {
  readonly path: string;
  /** Null for no entry. */
  readonly version: Version | null;
}

/** Makes the index have these, and leaves everything else in it alone. `head` is any commit. Throws `GitFailed`. */
export async function writeIndex(
  { topLevel }: ReadyRepository,
  entries: readonly IndexEntry[],
  head: string,
  patience: LockPatience,
): Promise<void> {
  if (entries.length === 0) return;
  const none = `0 ${'0'.repeat(head.length)}`;
  const call = () =>
    git(topLevel, {
      operation: 'put the index in order',
      args: ['update-index', '-z', '--index-info'],
      stdin: entries
        .map(({ path, version }) => `${version ? `${version.mode} ${version.oid}` : none}\t${path}\0`)
        .join(''),
      lane: 'write',
    });
  await withLockRetry(call, patience);
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
      args: ['add', '--intent-to-add', '--pathspec-from-file=-', '--pathspec-file-nul'],
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
