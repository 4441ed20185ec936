import { describe, expect, it } from 'vitest';
import { parseMergeTree } from './merge-tree';

const id = (letter: string) => letter.repeat(40);
const output = (...records: string[]) => `${records.join('\0')}\0`;

describe('what merge-tree says', () => {
  it('is a tree alone when everything merged', () => {
    expect(parseMergeTree(output(id('a')))).toEqual({ tree: id('a'), paths: [], notes: [] });
    expect(parseMergeTree(output(id('a'), '', '1', 'a.md', 'Auto-merging', 'Auto-merging a.md\n'))).toEqual({
      tree: id('a'),
      paths: [],
      notes: [{ paths: ['a.md'], kind: 'Auto-merging', words: 'Auto-merging a.md' }],
    });
  });

  it('names the versions of every conflicted path, also one with a line end or a tab in its name [R48]', () => {
    const parsed = parseMergeTree(
      output(
        id('a'),
        `100644 ${id('1')} 1\ta.md`,
        `100644 ${id('2')} 2\ta.md`,
        `100755 ${id('3')} 3\ta.md`,
        `100644 ${id('4')} 2\tline\nend\t.md`,
        '',
        '1',
        'a.md',
        'CONFLICT (contents)',
        'CONFLICT (content): Merge conflict in a.md\n',
        '2',
        'line\nend\t.md',
        'x.md',
        'CONFLICT (modify/delete)',
        'words\n',
      ),
    );
    expect(parsed?.paths).toEqual([
      {
        path: 'a.md',
        base: { oid: id('1'), mode: '100644' },
        mine: { oid: id('2'), mode: '100644' },
        theirs: { oid: id('3'), mode: '100755' },
      },
      { path: 'line\nend\t.md', base: null, mine: { oid: id('4'), mode: '100644' }, theirs: null },
    ]);
    expect(parsed?.notes.map(({ paths, kind }) => [paths, kind])).toEqual([
      [['a.md'], 'CONFLICT (contents)'],
      [['line\nend\t.md', 'x.md'], 'CONFLICT (modify/delete)'],
    ]);
  });

  it.each(['', 'fatal: no', output(id('a'), 'what is this')])('is not %j', (text) => {
    expect(parseMergeTree(text)).toBeNull();
  });
});
