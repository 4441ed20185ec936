import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additionDiff, parseUnifiedDiff, type UnifiedDiff } from './unified-diff';

const drawn = ({ hunks }: UnifiedDiff) =>
  hunks.flatMap(({ lines }) =>
    lines.map((line) => {
      const sign = { context: ' ', added: '+', removed: '-' }[line.kind];
      return `${line.old ?? '·'} ${line.new ?? '·'} ${sign}${line.text}${line.endsFile ? '$' : ''}`;
    }),
  );

describe('parseUnifiedDiff', () => {
  it('numbers the lines of both sides', () => {
    const diff = [
      'diff --git a/a.md b/a.md',
      'index 1234567..89abcde 100644',
      '--- a/a.md',
      '+++ b/a.md',
      '@@ -3,3 +3,4 @@ ## Tea',
      ' one',
      '-two',
      '+2',
      '+2½',
      ' three',
      '',
    ].join('\n');
    const parsed = parseUnifiedDiff(diff);
    expect(drawn(parsed)).toEqual(['3 3  one', '4 · -two', '· 4 +2', '· 5 +2½', '5 6  three']);
    expect(parsed).toMatchObject({ binary: false, added: 2, removed: 1 });
    expect(parsed.hunks[0]).toMatchObject({ heading: '## Tea', oldStart: 3, newLines: 4 });
  });

  it('reads a removed line that looks like a header as a line', () => {
    const diff = '--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,2 @@\n--- a/a.md\n-@@ -1 +1 @@\n+++ b\n x\n';
    expect(drawn(parseUnifiedDiff(diff))).toEqual([
      '1 · --- a/a.md',
      '2 · -@@ -1 +1 @@',
      '· 1 +++ b',
      '3 2  x',
    ]);
  });

  it('marks the line after which a file ends without a line end', () => {
    const diff = '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n';
    expect(drawn(parseUnifiedDiff(diff))).toEqual(['1 · -a$', '· 1 +b$']);
  });

  it('keeps a CR as part of the text', () => {
    expect(drawn(parseUnifiedDiff('@@ -1 +1 @@\n-a\r\n+b\n'))).toEqual(['1 · -a\r', '· 1 +b']);
  });

  it('says that a change is not text', () => {
    expect(parseUnifiedDiff('diff --git a/a.png b/a.png\nBinary files a/a.png and b/a.png differ\n')).toEqual(
      {
        binary: true,
        hunks: [],
        added: 0,
        removed: 0,
      },
    );
  });

  it('of nothing is nothing', () => {
    expect(parseUnifiedDiff('')).toEqual({ binary: false, hunks: [], added: 0, removed: 0 });
  });

  const line = fc.constantFrom(
    'a',
    'b',
    '',
    '-- a/x',
    '++ b/x',
    '@@ -1 +1 @@',
    ' indented',
    '\\ odd',
    'ä 日本',
  );
  const file = fc
    .tuple(fc.array(line, { maxLength: 25 }), fc.boolean())
    .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''));

  it('law: context and removed lines are the old file, context and added lines the new one', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        // So much context that the one hunk holds the whole of both files.
        const patch = createTwoFilesPatch('a', 'b', before, after, '', '', { context: 100 });
        const parsed = parseUnifiedDiff(patch);
        if (before === after) return parsed.hunks.length === 0;
        const side = (kind: 'added' | 'removed') =>
          parsed.hunks
            .flatMap(({ lines }) => lines.filter((one) => one.kind === 'context' || one.kind === kind))
            .map(({ text, endsFile }) => text + (endsFile ? '' : '\n'))
            .join('');
        expect(side('removed')).toBe(before);
        expect(side('added')).toBe(after);
        return true;
      }),
    );
  });
});

describe('additionDiff', () => {
  it.each([
    ['', []],
    ['a\n', ['· 1 +a']],
    ['a', ['· 1 +a$']],
    ['a\n\n', ['· 1 +a', '· 2 +']],
    ['a\n\nb', ['· 1 +a', '· 2 +', '· 3 +b$']],
    ['\n', ['· 1 +']],
  ])('%j → every line added', (text, lines) => {
    expect(drawn(parseUnifiedDiff(additionDiff(text)))).toEqual(lines);
  });
});
