import { LOG_FORMAT, type LoggedCommit, parseLog, parseRenames } from '#core/publish/history/parse-log';
import { GitFailed, git } from '../git';

/**
 * The commits that changed the file at `path` (relative to the folder `root`), newest first, from `start` (null: HEAD) on;
 * none on a branch without a commit. `graph` is the folder of one that `HistoryGraphs`
 * wrote. Throws `GitFailed`.
 */
export async function commitsOf(
  root: string,
  path: string,
  start: string | null,
  most: number,
  graph: string | null = null,
): Promise<LoggedCommit[]> {
  const operation = 'read the history';
  const result = await git(root, {
    operation,
    args: [
      ...['log', '-z', `--format=${LOG_FORMAT}`, '--encoding=UTF-8', '--raw', '--no-abbrev', '--no-renames'],
      ...['--diff-merges=first-parent', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all'],
      ...['--no-color', `--max-count=${most}`, start ?? 'HEAD', '--', path],
    ],
    ...(graph === null ? {} : { objectFolder: graph }),
    expect: [128],
  });
  if (result.exitCode === 0) return parseLog(result.stdout);
  // A branch without a commit.
  if (/bad revision 'HEAD'/.test(result.stderr)) return [];
  // A graph that Git cannot read is none.
  if (graph !== null) return commitsOf(root, path, start, most);
  throw new GitFailed(operation, result);
}

/** Where each file came from that a commit renamed (compared with its first parent), by its new path; relative to `root`. */
export async function renamesIn(
  root: string,
  { commit, parents }: Pick<LoggedCommit, 'commit' | 'parents'>,
): Promise<Map<string, string>> {
  const parent = parents[0];
  if (parent === undefined) return new Map();
  const { stdout } = await git(root, {
    operation: 'look for the name before',
    args: [
      ...[
        'diff-tree',
        '-r',
        '-z',
        '--name-status',
        '--find-renames',
        '-l2000',
        '--diff-filter=R',
        '--relative',
      ],
      ...['--no-ext-diff', '--no-textconv', '--ignore-submodules=all', parent, commit, '--'],
    ],
  });
  return parseRenames(stdout);
}
