import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLineEndings, fromEditor, toEditor } from './line-endings';

const text = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'a', 'b', 'same', 'same', '\u2028', 'x\u0000y', '中 文'),
      fc.constantFrom('\n', '\r\n', '\r'),
    ),
    {
      maxLength: 30,
    },
  )
  .chain((lines) =>
    fc.constantFrom('', 'end').map((end) => lines.map(([line, eol]) => line + eol).join('') + end),
  );

/** Lines with their ends, as the file has them. */
const split = (file: string) => file.split(/(?<=\r\n|\r(?!\n)|\n)/);

describe('line ends', () => {
  it('names the main one and says when there are others', () => {
    expect(detectLineEndings('a\r\nb\r\nc\n')).toEqual({ main: '\r\n', mixed: true });
    expect(detectLineEndings('a\rb\r')).toEqual({ main: '\r', mixed: false });
    expect(detectLineEndings('a')).toEqual({ main: '\n', mixed: false });
    expect(detectLineEndings('a\u2028b\n')).toEqual({ main: '\n', mixed: false });
  });

  it('[R14] gives back the same text when nothing was edited', () => {
    fc.assert(
      fc.property(text, (file) => {
        expect(fromEditor(file, toEditor(file))).toBe(file);
      }),
      { numRuns: 1000 },
    );
  });

  it('[R14] changing one line changes only that line', () => {
    fc.assert(
      fc.property(text, fc.nat(), (file, at) => {
        const lines = toEditor(file).split('\n');
        const n = at % lines.length;
        const edited = lines.with(n, 'a line that was not there').join('\n');
        const before = split(file);
        const after = split(fromEditor(file, edited));
        const ending = /(?:\r\n|\r|\n)?$/.exec(before[n] ?? '')?.[0] ?? '';
        expect(after).toEqual(
          n < before.length
            ? before.with(n, `a line that was not there${ending}`)
            : [...before, 'a line that was not there'],
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('[R14] loses no line of what was edited, and changes none that was not', () => {
    const part = fc.constantFrom('', '', 'a', 'new');
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(3), fc.array(part, { maxLength: 3 }), (file, at, gone, put) => {
        const lines = toEditor(file).split('\n');
        const from = at % lines.length;
        const edited = lines.toSpliced(from, gone, ...put).join('\n');
        const after = fromEditor(file, edited);
        expect(toEditor(after)).toBe(edited);
        expect(split(after).slice(0, Math.max(0, from - 1))).toEqual(
          split(file).slice(0, Math.max(0, from - 1)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a\rX\nb', 'a\n\nb', 'a\r\r\nb'],
    ['a\rX\n\nb', 'a\n\nb', 'a\r\n\nb'],
    ['a\r\nb\r\n', 'a\nnew\nb\n', 'a\r\nnew\r\nb\r\n'],
    ['a\r\nb\nc\n', 'a\nnew\nb\nc\n', 'a\r\nnew\r\nb\nc\n'],
    ['a\nb\r\nc\r', 'new\na\nb\nc\n', 'new\na\nb\r\nc\r'],
    ['a\nb\r\nc\r', 'b\nc\n', 'b\r\nc\r'],
    ['a\nb\r\nc', 'a\nb\nc\n', 'a\nb\r\nc\r\n'],
    ['a\nb\r\n', '', ''],
    ['a\nb\r\nsame\nc\r\nsame\r\n', 'a\nsame\nx\nsame\n', 'a\nsame\nx\r\nsame\r\n'],
  ])('[R14] %j edited to %j is %j', (file, edited, expected) => {
    expect(fromEditor(file, edited)).toBe(expected);
  });

  it('[R14] gives back a large mixed file that was wholly replaced, and does not compare each line with each', () => {
    const file = `${Array.from({ length: 60_000 }, (_, n) => `line ${n}`).join('\r\n')}\nend`;
    const edited = Array.from({ length: 60_000 }, (_, n) => `other ${n * 7}`).join('\n');
    expect(toEditor(fromEditor(file, edited))).toBe(edited);
  });
});
