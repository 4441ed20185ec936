import type { PublishStatus } from '#core/publish/model';
import { parseStatus, type StatusReport } from '#core/publish/parse-status';
import { toBlogPath } from '#core/publish/repository-path';
import { failureOf, git } from './git';
import { describeRepository, type ReadyRepository, readRepository } from './repository';

/**
 * What Git knows about the blog in the folder `root` (absolute): the files that differ from the last commit and how far
 * the branch is from its upstream as last seen. Asks no remote, takes no lock. Never fails for a folder without Git.
 */
export async function publishStatus(root: string): Promise<PublishStatus> {
  // Side by side, because each is a process of its own.
  const [facts, status] = await Promise.allSettled([readRepository(root), runStatus(root, ['.'])]);
  if (facts.status === 'rejected') throw facts.reason;
  const repository = describeRepository(facts.value);
  if (facts.value.kind !== 'ready') return { repository, changed: [], ahead: null, behind: null };
  if (status.status === 'rejected') throw failureOf(status.reason);
  const { prefix } = facts.value;
  const { branch, entries } = status.value;
  const changed = entries.flatMap(({ path, change }) => {
    const blogPath = toBlogPath(prefix, path);
    return blogPath === null ? [] : [{ path: blogPath, change }];
  });
  return { repository, changed, ahead: branch.ahead, behind: branch.behind };
}

/** The state of the blog's folder, or only of `paths` (relative to the top level) where there are few of them. */
export async function readStatus(
  repository: ReadyRepository,
  paths: readonly string[] | null = null,
): Promise<StatusReport> {
  // Arguments have a limit on every system; beyond this the whole folder is asked for.
  const limit = paths !== null && paths.length <= 50 ? paths : repository.prefix ? [repository.prefix] : [];
  const isFew = paths !== null && limit === paths && paths.length > 0;
  try {
    return await runStatus(repository.topLevel, limit, isFew ? ONE_BY_ONE : []);
  } catch (error) {
    throw failureOf(error);
  }
}

/** Where Git looks at a few files only, starting twenty threads for it takes longer than looking. */
const ONE_BY_ONE = ['-c', 'core.preloadIndex=false'];

async function runStatus(
  folder: string,
  pathspecs: readonly string[],
  settings: readonly string[] = [],
): Promise<StatusReport> {
  const { stdout } = await git(folder, {
    operation: 'read the status',
    args: [
      ...settings,
      ...['status', '--porcelain=v2', '-z', '--branch', '--untracked-files=all', '--no-renames'],
      ...['--ignore-submodules=all', '--', ...pathspecs],
    ],
  });
  return parseStatus(stdout);
}
