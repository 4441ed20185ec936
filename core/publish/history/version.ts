import type { HistoryEntry, Version } from './model';

/** The version that an entry stands for; null for one after which the post was gone. */
export function versionOf(entry: HistoryEntry): Version | null {
  switch (entry.kind) {
    case 'snapshot':
      return { kind: 'snapshot', id: entry.id, path: entry.path };
    case 'commit':
      return entry.change === 'deleted' ? null : { kind: 'commit', commit: entry.commit, path: entry.path };
  }
}
