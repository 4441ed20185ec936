import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, type DiffRow, readUnifiedDiff } from './diff-lines';

/** Rows as short strings: `[-deleted-]{+inserted+}`, `~3` for a gap. */
const marks = { same: ['', ''], inserted: ['{+', '+}'], deleted: ['[-', '-]'] } as const;
const drawRow = (row: DiffRow): string => {
  if (row.kind === 'gap') return `~${row.lines}`;
  if (row.kind === 'same') return row.text;
  return row.words.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');
};
const draw = (rows: readonly DiffRow[]) => rows.map(drawRow);

describe('comparing two texts', () => {
  it('shows changed words within their line, and the line around them', () => {
    expect(draw(compareTexts('a\nb\nI wrote before.\nc', 'a\nb\nI wrote last spring.\nc'))).toEqual([
      '~1',
      'b',
      'I wrote [-before-]{+last spring+}.',
      'c',
    ]);
  });

  it('shows whole new and whole removed lines, without the blank ones', () => {
    expect(draw(compareTexts('one', 'one\n\ntwo'))).toEqual(['one', '{+two+}']);
    expect(draw(compareTexts('one\n\ntwo', 'one'))).toEqual(['one', '[-two-]']);
  });

  it('shows no change for equal texts', () => {
    fc.assert(
      fc.property(fc.string(), (text) => compareTexts(text, text).every((row) => row.kind !== 'line')),
    );
  });
});

describe('reading a unified diff', () => {
  it('keeps the hunks apart and leaves the header out', () => {
    const diff = [
      'diff --git a/p.md b/p.md',
      '--- a/p.md',
      '+++ b/p.md',
      '@@ -1,2 +1,2 @@',
      ' keep',
      '-old word',
      '+new word',
      '@@ -9 +9,2 @@',
      ' later',
      '+more',
      '',
    ].join('\n');
    expect(draw(readUnifiedDiff(diff))).toEqual(['keep', '[-old-]{+new+} word', '~0', 'later', '{+more+}']);
  });

  it('does not take a deleted line that begins with dashes for a header', () => {
    expect(draw(readUnifiedDiff('@@ -1 +0,0 @@\n--- a rule\n'))).toEqual(['[--- a rule-]']);
  });

  it('is empty for a binary file', () => {
    expect(readUnifiedDiff('')).toEqual([]);
  });
});
