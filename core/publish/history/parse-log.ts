/** One commit of `git log`, as far as it concerns one path. */
export interface LoggedCommit {
  readonly commit: string;
  readonly parents: readonly string[];
  /** Author's time, seconds since the epoch. */
  readonly time: number;
  readonly author: string;
  readonly subject: string;
  readonly body: string;
  /** What it did to the path, compared with its first parent; null for a merge that left it as one side had it. */
  readonly change: 'added' | 'modified' | 'deleted' | null;
  /** The blob that the path has after it; null where the path is gone. */
  readonly blob: string | null;
}

/** For `git log -z --raw --no-abbrev`: what `parseLog` reads. */
export const LOG_FORMAT = '%H%x00%P%x00%at%x00%aN%x00%s%x00%b';

/** Reads what `git log -z --raw --no-abbrev --no-renames --format=LOG_FORMAT -- <one path>` prints. */
export function parseLog(stdout: string): LoggedCommit[] {
  const fields = stdout.split('\0');
  const commits: LoggedCommit[] = [];
  for (let at = 0; at + 5 < fields.length; ) {
    const [commit = '', parents = '', time = '', author = '', subject = '', body = ''] = fields.slice(
      at,
      at + 6,
    );
    at += 6;
    let raw: RegExpExecArray | null = null;
    // A line end parts the message from the changes.
    for (let next = RAW.exec(fields[at] ?? ''); next; next = RAW.exec(fields[at] ?? '')) {
      raw ??= next;
      at += 2;
    }
    const [, blob = '', letter = ''] = raw ?? [];
    commits.push({
      commit,
      parents: parents === '' ? [] : parents.split(' '),
      time: Number(time),
      author,
      subject,
      body: body.trim(),
      change: raw === null ? null : (CHANGES[letter] ?? 'modified'),
      blob: raw === null || /^0+$/.test(blob) ? null : blob,
    });
  }
  return commits;
}

const RAW = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/;
const CHANGES: Readonly<Record<string, 'added' | 'deleted'>> = { A: 'added', D: 'deleted' };

/** Reads `git diff-tree -z --name-status -M --diff-filter=R`: where each file that was renamed came from, by its new path. */
export function parseRenames(stdout: string): Map<string, string> {
  const fields = stdout.split('\0');
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [status = '', from = '', to = ''] = fields.slice(at, at + 3);
    if (status.startsWith('R')) renames.set(to, from);
  }
  return renames;
}

/** A path that differs between two commits. */
export interface ChangedBlob {
  /** Relative to the top level. */
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
  /** False where a link or a submodule is on either side. */
  readonly isFile: boolean;
  /** Whether the older one may be run. */
  readonly executable: boolean;
  /** Object ids of the two; null where it is not there. */
  readonly older: string | null;
  readonly newer: string | null;
}

/** Reads `git diff-tree -r -z --raw --no-renames <older> <newer>`. */
export function parseChangedBlobs(stdout: string): ChangedBlob[] {
  const fields = stdout.split('\0');
  const changed: ChangedBlob[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, olderMode = '', newerMode = '', older = '', newer = '', letter = ''] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(fields[at] ?? '') ?? [];
    const modes = [olderMode, newerMode].filter((mode) => !/^0+$/.test(mode));
    changed.push({
      path: fields[at + 1] ?? '',
      change: CHANGES[letter] ?? 'modified',
      isFile: modes.every((mode) => mode.startsWith('100')),
      executable: olderMode === '100755',
      older: idOf(older),
      newer: idOf(newer),
    });
  }
  return changed;
}

const idOf = (oid: string): string | null => (/^0+$/.test(oid) ? null : oid);
