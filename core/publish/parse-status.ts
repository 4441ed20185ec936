/** Where HEAD is, from the header of `git status --porcelain=v2 --branch`. */
export interface StatusBranch {
  /** The commit, or null on a branch without one. */
  readonly head: string | null;
  /** Short name; null on a detached HEAD. */
  readonly branch: string | null;
  /** Short name of the upstream (`origin/main`), also when its ref is not there yet; null when none is set. */
  readonly upstream: string | null;
  /** Null when there is no upstream or its ref does not exist. */
  readonly ahead: number | null;
  readonly behind: number | null;
}

/** A file that differs from HEAD. `path` is relative to the repository's top level, `/`-separated. */
export interface StatusEntry {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
  /** Git does not know the file: it is not in the index. */
  readonly untracked: boolean;
  /** A merge left it with more than one version. */
  readonly unmerged: boolean;
  /** Object id of what the index has of it; null for nothing, or nothing but the name. */
  readonly indexed: string | null;
}

export interface StatusReport {
  readonly branch: StatusBranch;
  readonly entries: readonly StatusEntry[];
}

/**
 * Reads the output of `git status --porcelain=v2 -z --branch` (the format of git-status(1)). Records it does not
 * know are passed over, so that a newer Git is not a failure. A file that was taken out of the index and is
 * still on the disk (two records) counts once, as modified. Folders (a repository in the repository) are left out.
 */
export function parseStatus(output: string): StatusReport {
  const headers = new Map<string, string>();
  const entries = new Map<string, StatusEntry>();
  const records = output.split('\0');
  for (let index = 0; index < records.length; index++) {
    const record = records[index] ?? '';
    if (record.startsWith('# ')) {
      const space = record.indexOf(' ', 2);
      headers.set(record.slice(2, space), record.slice(space + 1));
      continue;
    }
    const entry = parseEntry(record);
    // A rename is followed by the path it came from, as a record of its own.
    if (record.startsWith('2 ')) index++;
    if (!entry || entry.path.endsWith('/')) continue;
    const known = entries.get(entry.path);
    entries.set(entry.path, known ? { ...known, change: 'modified' } : entry);
  }
  return { branch: branchOf(headers), entries: [...entries.values()] };
}

function branchOf(headers: ReadonlyMap<string, string>): StatusBranch {
  const oid = headers.get('branch.oid');
  const name = headers.get('branch.head');
  const counts = /^\+(\d+) -(\d+)$/.exec(headers.get('branch.ab') ?? '');
  return {
    head: oid === undefined || oid === '(initial)' ? null : oid,
    branch: name === undefined || name === '(detached)' ? null : name,
    upstream: headers.get('branch.upstream') ?? null,
    ahead: counts ? Number(counts[1]) : null,
    behind: counts ? Number(counts[2]) : null,
  };
}

/** Fields before the path, which may itself hold spaces. */
const FIELDS = { '1': 8, '2': 9, u: 10, '?': 1 } as const;

/** Which field of a changed file is its object in the index. */
const INDEX_ID = 7;

/** Git writes zeros for no object. */
const idOrNull = (id: string | null) => (id === null || /^0*$/.test(id) ? null : id);

function parseEntry(record: string): StatusEntry | null {
  const kind = record[0];
  if (kind !== '1' && kind !== '2' && kind !== 'u' && kind !== '?') return null;
  let from = 0;
  for (let field = 0; field < FIELDS[kind]; field++) {
    const space = record.indexOf(' ', from);
    if (space < 0) return null;
    from = space + 1;
  }
  const path = record.slice(from);
  if (kind === '?') return { path, change: 'added', untracked: true, unmerged: false, indexed: null };
  const change = kind === 'u' ? 'modified' : changeOf(record[2] ?? '.', record[3] ?? '.');
  const indexed = kind === 'u' ? null : (record.split(' ', 8)[INDEX_ID] ?? null);
  return change && { path, change, untracked: false, unmerged: kind === 'u', indexed: idOrNull(indexed) };
}

/** The change from HEAD to the disk, from the letters for HEAD to index and index to disk. */
function changeOf(index: string, disk: string): StatusEntry['change'] | null {
  const isNew = index === 'A' || disk === 'A' || index === 'R' || index === 'C';
  if (disk === 'D') return isNew ? null : 'deleted';
  if (isNew) return 'added';
  return index === 'D' ? 'deleted' : 'modified';
}
