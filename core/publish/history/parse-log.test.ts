import { describe, expect, it } from 'vitest';
import { parseLog, parseRenames } from './parse-log';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);
const none = '0'.repeat(40);

describe('what git log says of one path', () => {
  it('is read commit by commit, with the whole message and what became of the path', () => {
    const stdout = [
      ...[b, a, '1795915143', 'Ada', 'Remove it', ''],
      ...[`\n:100644 000000 ${a} ${none} D`, 'p/a.md'],
      ...[a, '', '1795915142', '作者', 'Begin', 'A body\n\nwith : a line\n'],
      ...[`\n:000000 100644 ${none} ${b} A`, 'p/a.md', ''],
    ].join('\0');
    expect(parseLog(stdout)).toEqual([
      {
        ...{ commit: b, parents: [a], time: 1795915143, author: 'Ada', subject: 'Remove it', body: '' },
        ...{ change: 'deleted', blob: null },
      },
      {
        ...{ commit: a, parents: [], time: 1795915142, author: '作者', subject: 'Begin' },
        ...{ body: 'A body\n\nwith : a line', change: 'added', blob: b },
      },
    ]);
  });

  it('has merges that changed nothing themselves, and may be empty', () => {
    expect(parseLog('')).toEqual([]);
    const merge = [b, `${a} ${b}`, '1', 'Ada', 'Merge', '', ''].join('\0');
    expect(parseLog(merge)).toMatchObject([{ parents: [a, b], change: null, blob: null }]);
  });
});

describe('what diff-tree says was renamed', () => {
  it('is read by the new path', () => {
    expect(parseRenames('R100\0_drafts/a.md\0_posts/a b.md\0R087\0x\0y\0')).toEqual(
      new Map([
        ['_posts/a b.md', '_drafts/a.md'],
        ['y', 'x'],
      ]),
    );
    expect(parseRenames('')).toEqual(new Map());
  });
});
