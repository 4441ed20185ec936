import { describe, expect, it } from 'vitest';
import type { HistoryCommit } from './model';
import { type KnownSnapshot, timeline } from './timeline';

const commit = (name: string, at: number): HistoryCommit => ({
  ...{ kind: 'commit', commit: name.repeat(40), at, author: 'Ada', subject: '', body: '' },
  ...{ change: 'modified', path: 'a.md', from: null, sent: true },
});
const snapshot = (id: string, at: number, blob = id): KnownSnapshot => ({
  ...{ kind: 'snapshot', id, at, why: 'edited', path: 'a.md', blob },
});
const names = (entries: ReturnType<typeof timeline>) =>
  entries.map((entry) => (entry.kind === 'commit' ? entry.commit[0] : entry.id));

describe('the timeline of a post', () => {
  it('puts snapshots between the commits they lie between', () => {
    const commits = [commit('b', 20), commit('a', 10)];
    const snapshots = [snapshot('s1', 5), snapshot('s3', 25), snapshot('s2', 15)];
    expect(names(timeline(commits, snapshots, new Set()))).toEqual(['s3', 'b', 's2', 'a', 's1']);
    expect(names(timeline([], snapshots, new Set()))).toEqual(['s3', 's2', 's1']);
  });

  it('leaves out snapshots whose text a commit has, and says nothing of how it knew', () => {
    const entries = timeline(
      [commit('a', 10)],
      [snapshot('s', 15, 'same'), snapshot('t', 12)],
      new Set(['same']),
    );
    expect(names(entries)).toEqual(['t', 'a']);
    expect(entries[0]).not.toHaveProperty('blob');
  });

  it('keeps Git’s order of commits whose clocks were wrong', () => {
    const commits = [commit('c', 5), commit('b', 500), commit('a', 10)];
    expect(names(timeline(commits, [snapshot('s', 50)], new Set()))).toEqual(['s', 'c', 'b', 'a']);
  });
});
