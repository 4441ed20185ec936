import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width';
import { readAlign, readRow, writeAlign, writeTable } from './table-row';

const texts = (row: string) => readRow(row).cells.map(({ textFrom, textTo }) => row.slice(textFrom, textTo));

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['tea', 3],
    ['窗外', 4],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['é', 1],
    ['👩‍🌾', 2],
    ['❤️', 2],
    ['–', 1],
  ])('%s', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('the cells of a row', () => {
  it.each([
    ['with pipes at both ends', '| a | b |', ['a', 'b']],
    ['without', 'a | b', ['a', 'b']],
    ['with one in front', '| a | b', ['a', 'b']],
    ['with one behind', 'a | b |', ['a', 'b']],
    ['that are empty', '|   || b |', ['', '', 'b']],
    ['with an escaped pipe', '| a \\| b | c |', ['a \\| b', 'c']],
    ['with a pipe in code, which parts them all the same', '| `a|b` |', ['`a', 'b`']],
    ['with an escaped pipe in code', '| `a\\|b` |', ['`a\\|b`']],
    ['with two backslashes before a pipe', '| a \\\\| b |', ['a \\\\', 'b']],
    ['of one column', '| a |', ['a']],
    ['with spaces around', '  | a |  ', ['a']],
  ])('%s', (_, row, cells) => {
    expect(texts(row)).toEqual(cells);
  });
});

describe('alignment', () => {
  it.each(['none', 'left', 'center', 'right'] as const)('%s is read as it is written', (align) => {
    for (const width of [1, 3, 9]) expect(readAlign(writeAlign(align, width))).toBe(align);
    expect(writeAlign(align, 9)).toHaveLength(9);
  });
});

describe('a table', () => {
  it('is written with its pipes under each other, by what is seen', () => {
    expect(
      writeTable([['name', 'n', '天气'], ['窗', '12', 'a'], ['tea']], ['left', 'right', 'center']),
    ).toEqual([
      '| name |   n | 天气 |',
      '| :--- | --: | :--: |',
      '| 窗   |  12 |  a   |',
      '| tea  |     |      |',
    ]);
  });

  it('law: is read as it was written, all lines of one width', () => {
    const text = fc.constantFrom('', 'a', 'b c', '中文', '\\|', '`x\\|y`', '👩‍🌾', '**b**');
    const row = fc.array(text, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const written = writeTable(rows, ['none', 'right', 'center']);
        expect([written[0] ?? '', ...written.slice(2)].map(texts)).toEqual(rows);
        expect(new Set(written.map(displayWidth)).size).toBe(1);
      }),
    );
  });
});
