import type { HistoryCommit, HistoryEntry, HistorySnapshot } from './model';

/** A snapshot that may have the very text of a commit. */
export interface KnownSnapshot extends HistorySnapshot {
  readonly blob: string;
}

/**
 * One line of time from a post's commits (newest first) and its snapshots, without snapshots whose text one of `blobs`
 * (the commits' and the file's) has too. Commits stay in Git's order whatever their clocks said.
 */
export function timeline(
  commits: readonly HistoryCommit[],
  snapshots: readonly KnownSnapshot[],
  blobs: ReadonlySet<string>,
): HistoryEntry[] {
  const waiting = snapshots
    .filter(({ blob }) => !blobs.has(blob))
    .sort((a, b) => b.at - a.at)
    .map(({ blob: _, ...snapshot }): HistorySnapshot => snapshot);
  const entries: HistoryEntry[] = [];
  for (const commit of commits) {
    while (waiting[0] && waiting[0].at > commit.at) entries.push(...waiting.splice(0, 1));
    entries.push(commit);
  }
  return [...entries, ...waiting];
}
