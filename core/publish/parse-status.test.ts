import { describe, expect, it } from 'vitest';
import { parseStatus } from './parse-status';

const ID = '0123456789012345678901234567890123456789';
const changed = (letters: string, path: string) =>
  `1 ${letters} N... 100644 100644 100644 ${ID} ${ID} ${path}`;
const status = (...records: string[]) => parseStatus(records.map((record) => `${record}\0`).join(''));
const changes = (...records: string[]) =>
  status(...records).entries.map(({ path, change }) => `${change} ${path}`);

describe('the branch in a status', () => {
  it('has its commit, its upstream and the distance to it', () => {
    const { branch } = status(
      `# branch.oid ${ID}`,
      '# branch.head posts/tea',
      '# branch.upstream origin/main',
      '# branch.ab +2 -13',
      '# stash 3',
    );
    expect(branch).toEqual({
      head: ID,
      branch: 'posts/tea',
      upstream: 'origin/main',
      ahead: 2,
      behind: 13,
    });
  });

  it('before the first commit, without upstream, and detached has nulls', () => {
    expect(status('# branch.oid (initial)', '# branch.head main').branch).toEqual({
      head: null,
      branch: 'main',
      upstream: null,
      ahead: null,
      behind: null,
    });
    expect(status(`# branch.oid ${ID}`, '# branch.head (detached)').branch).toMatchObject({
      head: ID,
      branch: null,
    });
  });

  it('whose upstream’s ref is gone has no distance', () => {
    expect(status('# branch.head main', '# branch.upstream origin/gone').branch).toMatchObject({
      upstream: 'origin/gone',
      ahead: null,
    });
  });
});

describe('the files in a status', () => {
  it.each([
    ['.M', 'modified'],
    ['M.', 'modified'],
    ['MM', 'modified'],
    ['.T', 'modified'],
    ['A.', 'added'],
    ['AM', 'added'],
    ['.A', 'added'],
    ['D.', 'deleted'],
    ['.D', 'deleted'],
    ['MD', 'deleted'],
  ])('with the letters %s are %s since HEAD', (letters, change) => {
    expect(changes(changed(letters, 'a.md'))).toEqual([`${change} a.md`]);
  });

  it('that were added to the index and deleted from the disk are no change', () => {
    expect(changes(changed('AD', 'a.md'))).toEqual([]);
  });

  it('that were taken out of the index but are still there are modified, once', () => {
    expect(status(changed('D.', 'a.md'), '? a.md').entries).toEqual([
      { path: 'a.md', change: 'modified', untracked: false, unmerged: false, indexed: ID },
    ]);
  });

  it.each(['a b.md', '-x.md', 'line\nend.md', '"q".md', '# branch.oid x', '1 .M x', '☕️.md', ' lead.md'])(
    'may be called %j',
    (path) => {
      expect(changes(changed('.M', path), `? ${path}2`)).toEqual([`modified ${path}`, `added ${path}2`]);
    },
  );

  it('with several versions are unmerged', () => {
    expect(status(`u UU N... 100644 100644 100644 100644 ${ID} ${ID} ${ID} a b.md`).entries).toEqual([
      { path: 'a b.md', change: 'modified', untracked: false, unmerged: true, indexed: null },
    ]);
  });

  it('that were renamed are followed by a record that is not a file of its own', () => {
    const renamed = `2 R. N... 100644 100644 100644 ${ID} ${ID} R100 new.md`;
    expect(changes(renamed, '? not-a-record', '? x.md')).toEqual(['added new.md', 'added x.md']);
  });

  it('leave out ignored files, repositories inside, cut and unknown records', () => {
    expect(changes('! out.html', '? nested/', '1 .M N...', 'z what', '')).toEqual([]);
  });

  it('say what the index has of them', () => {
    const indexed = (record: string) => status(record).entries[0]?.indexed;
    expect(indexed(changed('MM', 'a b.md'))).toBe(ID);
    expect(indexed(changed('D.', 'a.md').replace(`${ID} a`, `${ID.replace(/./g, '0')} a`))).toBeNull();
    expect(indexed('? new.md')).toBeNull();
  });
});
