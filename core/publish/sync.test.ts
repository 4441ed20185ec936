import { describe, expect, it } from 'vitest';
import { opened, step } from '../editor/save-state';
import type { PublishStatus } from './model';
import { changesLabel, newerLabel, syncLabel, syncOf } from './sync';

const A = 'a'.repeat(64);
const clean = opened(A);
const dirty = step(clean, { type: 'edited' });
const status: PublishStatus = {
  repository: {
    kind: 'ready',
    branch: 'main',
    remote: { name: 'origin', url: 'https://example.org/blog.git' },
    identity: { name: 'Ada', email: 'ada@example.org' },
  },
  changed: [],
  ahead: 0,
  behind: 0,
};
const label = (...args: Parameters<typeof syncOf>) => {
  const sync = syncOf(...args);
  return sync && syncLabel(sync);
};

describe('the state the status bar names', () => {
  it('says nothing without a post', () => {
    expect(label(null, null, status, null)).toBeNull();
  });

  it('is unsaved from the first key, and says when the journal has it', () => {
    expect(label(dirty, 'a.md', status, null)).toBe('Unsaved');
    const kept = step(dirty, { type: 'backed-up', edits: 1 });
    expect(label(kept, 'a.md', status, null)).toBe('Unsaved (backed up)');
  });

  it('is saved when the file differs from the last commit', () => {
    const changed = { ...status, changed: [{ path: 'a.md', change: 'modified' as const }] };
    expect(label(clean, 'a.md', changed, null)).toBe('Saved');
  });

  it('is published only when nothing is changed and nothing waits', () => {
    expect(label(clean, 'a.md', status, null)).toBe('Published');
    expect(label(clean, 'a.md', { ...status, ahead: 1 }, null)).toBe('Committed, waiting (not pushed yet)');
    expect(label(clean, 'a.md', { ...status, ahead: 1 }, 'offline')).toBe('Committed, waiting (offline)');
    expect(label(clean, 'a.md', { ...status, ahead: null }, null)).toBe(
      'Committed, waiting (not pushed yet)',
    );
  });

  it.each([
    ['sending', 'Committed, waiting (being sent)'],
    ['refused', 'Committed, waiting (the remote did not take it)'],
    ['conflict', 'Needs you (the remote changed the same words)'],
    ['in-the-way', 'Needs you (newer versions meet unpublished changes)'],
    ['rewritten', 'Needs you (the remote was rewritten)'],
    ['unrelated', 'Needs you (the remote is another blog)'],
    ['branch-gone', 'Needs you (its branch is gone on the remote)'],
    ['merge-needed', 'Needs you (only a merge would join both)'],
  ] as const)('needs the author only where nothing else helps: %s', (reason, words) => {
    expect(label(clean, 'a.md', { ...status, ahead: 1 }, reason)).toBe(words);
    // What another branch or an older publish met is not said of a post that is on the remote.
    expect(label(clean, 'a.md', status, reason)).toBe('Published');
  });

  it('tells what is newer on the remote', () => {
    expect(newerLabel({ ...status, behind: 2 })).toBe('2 newer on origin');
    expect(newerLabel(status)).toBeNull();
    expect(newerLabel({ ...status, behind: null })).toBeNull();
  });

  it('says that there is no remote rather than that it is published', () => {
    const lonely = { ...status, repository: { ...status.repository, remote: null } } as PublishStatus;
    expect(label(clean, 'a.md', { ...lonely, ahead: null }, null)).toBe('Committed, waiting (no remote yet)');
  });

  it('is saved, and no more, where there is no repository or the status is not known yet', () => {
    expect(label(clean, 'a.md', { ...status, repository: { kind: 'none' } }, null)).toBe('Saved');
    expect(label(clean, 'a.md', null, null)).toBe('Saved');
  });

  it('puts what needs the author before everything else', () => {
    const gone = step(dirty, { type: 'deleted-on-disk' });
    expect(label(gone, 'a.md', status, null)).toBe('Needs you (the file is gone)');
    const full = step(dirty, { type: 'save-failed', code: 'disk-full', detail: {} });
    expect(label(full, 'a.md', status, null)).toBe('Needs you (the disk is full)');
    const detached = { ...status, repository: { ...status.repository, branch: null } } as PublishStatus;
    expect(label(clean, 'a.md', detached, null)).toBe('Needs you (not on a branch)');
  });
});

describe('the whole line of the status bar', () => {
  const changed = (...files: readonly [string, 'added' | 'modified' | 'deleted'][]) => ({
    ...status,
    changed: files.map(([path, change]) => ({ path, change })),
  });
  const line = (now: PublishStatus, standing: Parameters<typeof syncOf>[4]) => {
    const sync = syncOf(clean, 'a.md', now, null, standing);
    return [sync && syncLabel(sync), changesLabel(sync, now)].filter(Boolean).join(' | ');
  };

  it.each([
    ['a post on the site', status, 'live', 'Published'],
    ['a pushed draft', status, 'draft', 'Draft · on origin'],
    ['a pushed post of tomorrow', status, 'scheduled', 'Scheduled · on origin'],
    ['one that is over', status, 'expired', 'Expired · on origin'],
    ['one that the site leaves out', status, 'hidden', 'Not on the site · on origin'],
    ['one that no list names', status, 'unlisted', 'Published'],
    ['a draft that waits', { ...status, ahead: 1 }, 'draft', 'Committed, waiting (not pushed yet)'],
    [
      'a draft with changes',
      changed(['a.md', 'modified']),
      'draft',
      'Saved | 1 file changed since last publish',
    ],
    [
      'another post was deleted',
      changed(['b.md', 'deleted']),
      'live',
      'Published | 1 deletion not published yet',
    ],
    [
      'others were changed and deleted',
      changed(['b.md', 'deleted'], ['c.md', 'modified']),
      'live',
      'Published | 2 other files changed since last publish',
    ],
    [
      'another was changed, and this is a draft',
      changed(['b.md', 'modified']),
      'draft',
      'Draft · on origin | 1 other file changed since last publish',
    ],
  ] as const)('%s', (_, now, standing, words) => {
    expect(line(now, standing)).toBe(words);
  });
});
