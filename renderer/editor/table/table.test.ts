import { describe, expect, it } from 'vitest';
import { made } from '../commands/drawn-state';
import { nextCell, nextRow, previousCell } from './cells';
import { addColumn, alignColumn, moveColumn, removeColumn } from './columns';
import { formatTable } from './format';
import { insertTable } from './insert';
import { addRow, moveRow, removeRow } from './rows';

/** Tables are drawn with `¦` for their pipes; see `drawn`. */
const T = '¦ h ¦ k ¦\n¦---¦---¦\n';

describe('Tab in a table', () => {
  it.each([
    ['goes to the next cell and selects it', `${T}¦ a| ¦ bc ¦`, `${T}¦ a ¦ ‹bc› ¦`],
    ['goes to the next row', `${T}¦ a ¦ b| ¦\n¦ c ¦ d ¦`, `${T}¦ a ¦ b ¦\n¦ ‹c› ¦ d ¦`],
    ['goes from the head over the delimiters', `¦ h ¦ k| ¦\n¦---¦---¦\n¦ a ¦ b ¦`, `${T}¦ ‹a› ¦ b ¦`],
    ['puts a caret into an empty cell', `${T}¦ a| ¦   ¦`, `${T}¦ a ¦ |  ¦`],
    ['makes a row after the last cell', `${T}¦ a ¦ b| ¦`, `${T}¦ a ¦ b ¦\n¦ |  ¦   ¦`],
    ['makes the first row', '¦ h ¦ k| ¦\n¦---¦---¦', '¦ h ¦ k ¦\n¦---¦---¦\n¦ |  ¦   ¦'],
    ['goes past an escaped pipe', `${T}¦ a| \\¦ b ¦ c ¦`, `${T}¦ a \\¦ b ¦ ‹c› ¦`],
    ['works without outer pipes', 'h ¦ k\n--- ¦ ---\na| ¦ b', 'h ¦ k\n--- ¦ ---\na ¦ ‹b›'],
    [
      'works in a quote',
      '> ¦ h ¦ k ¦\n> ¦---¦---¦\n> ¦ a ¦ b| ¦',
      '> ¦ h ¦ k ¦\n> ¦---¦---¦\n> ¦ a ¦ b ¦\n> ¦ |  ¦   ¦',
    ],
    ['works in a list', '- ¦ h ¦ k| ¦\n  ¦---¦---¦', '- ¦ h ¦ k ¦\n  ¦---¦---¦\n  ¦ |  ¦   ¦'],
    ['keeps other cells as they are', `${T}¦a   ¦b|¦`, `${T}¦a   ¦b¦\n¦ |   ¦   ¦`],
  ])('%s', (_, before, then) => {
    expect(made(nextCell, before)).toBe(then);
  });

  it('goes back with Shift', () => {
    expect(made(previousCell, `${T}¦ ab ¦ b| ¦`)).toBe(`${T}¦ ‹ab› ¦ b ¦`);
    expect(made(previousCell, `${T}¦ a| ¦ b ¦`)).toBe('¦ h ¦ ‹k› ¦\n¦---¦---¦\n¦ a ¦ b ¦');
    expect(made(previousCell, `¦ h| ¦ k ¦\n¦---¦---¦`)).toBe(`¦ h| ¦ k ¦\n¦---¦---¦`);
  });

  it('is not its business elsewhere', () => {
    expect(made(nextCell, 'a|')).toBeNull();
    expect(made(nextCell, '```\n¦ a| ¦\n¦---¦\n```')).toBeNull();
  });
});

describe('Enter in a table', () => {
  it.each([
    ['goes to the cell below', `${T}¦ a ¦ b| ¦\n¦ c ¦ d ¦`, `${T}¦ a ¦ b ¦\n¦ c ¦ ‹d› ¦`],
    ['makes a row after the last', `${T}¦ a ¦ b| ¦`, `${T}¦ a ¦ b ¦\n¦   ¦ |  ¦`],
    ['leaves the table from an empty last row', `${T}¦ a ¦ b ¦\n¦ |  ¦   ¦`, `${T}¦ a ¦ b ¦\n\n|`],
    ['leaves it in a quote', '> ¦ h ¦\n> ¦---¦\n> ¦ a ¦\n> ¦ |  ¦', '> ¦ h ¦\n> ¦---¦\n> ¦ a ¦\n>\n> |'],
    ['goes to the first cell from behind the last pipe', `${T}¦ a ¦ b ¦|`, `${T}¦ a ¦ b ¦\n¦ |  ¦   ¦`],
    ['and from behind the delimiters', `¦ h ¦ k ¦\n¦---¦---¦|`, `${T}¦ |  ¦   ¦`],
  ])('%s', (_, before, then) => {
    expect(made(nextRow, before)).toBe(then);
  });

  it('is a line’s end where a last row is written without outer pipes', () => {
    expect(made(nextRow, 'h ¦ k\n--- ¦ ---|')).toBeNull();
    expect(made(nextRow, 'h ¦ k\n--- ¦ ---\na ¦ b|')).toBeNull();
    expect(made(nextRow, 'h ¦ k\n--- ¦ ---\na| ¦ b')).toBe('h ¦ k\n--- ¦ ---\na ¦ b\n¦ |  ¦   ¦');
  });
});

describe('rows', () => {
  it.each([
    ['added below', addRow(false), `${T}¦ a| ¦ b ¦\n¦ c ¦ d ¦`, `${T}¦ a ¦ b ¦\n¦ |  ¦   ¦\n¦ c ¦ d ¦`],
    ['added above', addRow(true), `${T}¦ a ¦ b| ¦`, `${T}¦   ¦ |  ¦\n¦ a ¦ b ¦`],
    [
      'added above the head go below it',
      addRow(true),
      `¦ h| ¦ k ¦\n¦---¦---¦\n¦ a ¦ b ¦`,
      `${T}¦ |  ¦   ¦\n¦ a ¦ b ¦`,
    ],
    ['taken away', removeRow, `${T}¦ a| ¦ b ¦\n¦ c ¦ d ¦`, `${T}¦ |c ¦ d ¦`],
    ['the last one taken away', removeRow, `${T}¦ a ¦ b ¦\n¦ c| ¦ d ¦`, `${T}¦ |a ¦ b ¦`],
    ['moved down', moveRow(1), `${T}¦ aa| ¦ b ¦\n¦ c ¦ d ¦`, `${T}¦ c ¦ d ¦\n¦ aa| ¦ b ¦`],
    ['moved up', moveRow(-1), `${T}¦ aa ¦ b ¦\n¦ c| ¦ d ¦`, `${T}¦ c| ¦ d ¦\n¦ aa ¦ b ¦`],
    ['no further than the head', moveRow(-1), `${T}¦ a| ¦ b ¦`, `${T}¦ a| ¦ b ¦`],
  ])('%s', (_, command, before, then) => {
    expect(made(command, before)).toBe(then);
  });

  it('the head is not taken away', () => {
    expect(made(removeRow, `¦ h| ¦ k ¦\n¦---¦---¦`)).toBeNull();
  });
});

describe('columns', () => {
  it.each([
    [
      'added right',
      addColumn(false),
      '¦ h| ¦ k ¦\n¦---¦---¦\n¦ a ¦ b ¦',
      '¦ h ¦ |  ¦ k ¦\n¦---¦ --- ¦---¦\n¦ a ¦   ¦ b ¦',
    ],
    [
      'added left',
      addColumn(true),
      '¦ h| ¦ k ¦\n¦---¦---¦\n¦ a ¦ b ¦',
      '¦ |  ¦ h ¦ k ¦\n¦ --- ¦---¦---¦\n¦   ¦ a ¦ b ¦',
    ],
    [
      'added right of the last without outer pipes',
      addColumn(false),
      'h ¦ k|\n--- ¦ ---\na ¦ b',
      'h ¦ k ¦ |  ¦\n--- ¦ --- ¦ --- ¦\na ¦ b ¦   ¦',
    ],
    [
      'added left of the first without outer pipes',
      addColumn(true),
      'h| ¦ k\n--- ¦ ---\na ¦ b',
      '¦ |  ¦ h ¦ k\n¦ --- ¦ --- ¦ ---\n¦   ¦ a ¦ b',
    ],
    ['taken away', removeColumn, '¦ h| ¦ k ¦\n¦---¦---¦\n¦ a ¦ b ¦', '¦| k ¦\n¦---¦\n¦ b ¦'],
    [
      'taken away from two without outer pipes',
      removeColumn,
      'h ¦ k|\n--- ¦ ---\na ¦ b',
      '¦ h ¦|\n¦ --- ¦\n¦ a ¦',
    ],
    [
      'moved right',
      moveColumn(1),
      '¦ h| ¦ kk ¦\n¦:--¦---:¦\n¦ a ¦ b  ¦',
      '¦ kk ¦ h| ¦\n¦---:¦:--¦\n¦ b  ¦ a ¦',
    ],
    ['moved left', moveColumn(-1), '¦ h ¦ k|k ¦\n¦:--¦---:¦', '¦ k|k ¦ h ¦\n¦---:¦:--¦'],
    ['aligned', alignColumn('center'), '¦ h| ¦ k ¦\n¦-----¦---¦', '¦ h| ¦ k ¦\n¦:---:¦---¦'],
    ['aligned right', alignColumn('right'), '¦ h ¦ k| ¦\n¦---¦---¦', '¦ h ¦ k| ¦\n¦---¦--:¦'],
    ['not aligned any more', alignColumn('none'), '¦ h| ¦\n¦:-:¦', '¦ h| ¦\n¦---¦'],
  ])('%s', (_, command, before, then) => {
    expect(made(command, before)).toBe(then);
  });

  it('the only one is not taken away', () => {
    expect(made(removeColumn, '¦ h| ¦\n¦---¦')).toBeNull();
  });
});

describe('a table', () => {
  it('is tidied only on demand, and the caret keeps its cell', () => {
    expect(made(formatTable, '¦h¦天气¦\n¦-¦-:¦\n¦long te|xt¦b¦')).toBe(
      '¦ h         ¦ 天气 ¦\n¦ --------- ¦ ---: ¦\n¦ long te|xt ¦    b ¦',
    );
  });

  it('is tidied in a quote, with short rows filled up', () => {
    expect(made(formatTable, '> h ¦ k\n> -¦-\n> a|')).toBe(
      '> ¦ h   ¦ k   ¦\n> ¦ --- ¦ --- ¦\n> ¦ a|   ¦     ¦',
    );
  });

  it('that is tidy stays as it is', () => {
    const tidy = '¦ h   ¦\n¦ --- ¦\n¦ a|   ¦';
    expect(made(formatTable, tidy)).toBe(tidy);
  });

  it.each([
    ['on an empty line', 'a\n\n|', 'a\n\n¦ |    ¦     ¦\n¦ --- ¦ --- ¦\n¦     ¦     ¦'],
    ['under a paragraph', 'a|\nb', 'a\n\n¦ |    ¦     ¦\n¦ --- ¦ --- ¦\n¦     ¦     ¦\n\nb'],
    ['in a list', '- a|', '- a\n\n  ¦ |    ¦     ¦\n  ¦ --- ¦ --- ¦\n  ¦     ¦     ¦'],
  ])('is inserted %s', (_, before, then) => {
    expect(made(insertTable, before)).toBe(then);
  });

  it('is not inserted into another, code or front matter', () => {
    for (const text of [`${T}¦ a| ¦ b ¦`, '```\n|\n```', '---\na: |b\n---\n'])
      expect(made(insertTable, text)).toBeNull();
  });
});
