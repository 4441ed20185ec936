import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, type DiffRow } from './diff-lines';

/** Rows as short strings: `[-removed-]{+added+}`, `~3` for a gap. */
const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const;
const drawRow = (row: DiffRow): string => {
  if (row.kind === 'gap') return `~${row.lines}`;
  if (row.kind === 'same') return row.text;
  return row.words.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');
};
const draw = (before: string, after: string) => compareTexts(before, after).map(drawRow);

describe('comparing two texts', () => {
  it('shows changed words within their line, and the line around them', () => {
    expect(draw('a\nb\nI wrote before.\nc\nd\ne', 'a\nb\nI wrote last spring.\nc\nd\ne')).toEqual([
      '~1',
      'b',
      'I wrote [-before-]{+last spring+}.',
      'c',
      '~2',
    ]);
  });

  it('shows whole new and whole removed lines, without the blank ones', () => {
    expect(draw('one\n', 'one\n\ntwo\n')).toEqual(['one', '{+two+}']);
    expect(draw('one\n\ntwo\n', 'one\n')).toEqual(['one', '[-two-]']);
  });

  it('shows a line end that came or went between words that stayed', () => {
    expect(draw('one two\n', 'one\n\ntwo\n').join(' ')).toMatch(/¶/);
  });

  it('law: no change for equal texts, and some row for texts whose words differ', () => {
    const text = fc.array(fc.constantFrom('tea', 'cup', ' ', '\n', '\n\n'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [a, b] = [before.join(''), after.join('')];
        const changed = compareTexts(a, b).filter((row) => row.kind === 'line');
        if (a === b) expect(changed).toEqual([]);
        else if (a.replace(/\s/g, '') !== b.replace(/\s/g, '')) expect(changed).not.toEqual([]);
      }),
    );
  });
});
