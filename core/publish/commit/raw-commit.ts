/** A file that a commit changed, seen from its first parent. */
export interface ChangedBlob {
  /** Relative to the top level. */
  readonly path: string;
  /** Object id of the content in the parent; null where there was none. */
  readonly before: string | null;
  /** Object id of the new content; null where the file was deleted. */
  readonly blob: string | null;
}

/** A commit with what it changed. */
export interface RawCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  /** The first line of its message. */
  readonly subject: string;
  readonly changed: readonly ChangedBlob[];
}

/** What `parseRawCommit` reads: for `git show`, with a commit after it. */
export const RAW_COMMIT_ARGS: readonly string[] = [
  ...['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--root'],
  ...['--diff-merges=off', '--format=%H %P%n%s'],
];

/**
 * Reads `git show` with RAW_COMMIT_ARGS: the header up to the first NUL (Git puts one, or a line end, between the two), then
 * `:<modes> <old id> <new id> <letter> NUL <path> NUL` per file. Null when there is no commit in it.
 */
export function parseRawCommit(output: string): RawCommit | null {
  const [header = '', ...rest] = output.split('\0');
  const [ids = '', subject = ''] = header.split('\n');
  const [oid, ...parents] = ids.split(' ').filter(Boolean);
  if (oid === undefined || !/^[0-9a-f]{40,64}$/.test(oid)) return null;
  const changed: ChangedBlob[] = [];
  for (let index = 0; index < rest.length; index++) {
    const match = /^\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w/.exec(rest[index] ?? '');
    if (match === null) continue;
    const path = rest[++index];
    if (path) changed.push({ path, before: idOrNull(match[1]), blob: idOrNull(match[2]) });
  }
  return { oid, parents, subject, changed };
}

/** Git writes zeros for no object. */
function idOrNull(id = ''): string | null {
  return /^0*$/.test(id) ? null : id;
}
