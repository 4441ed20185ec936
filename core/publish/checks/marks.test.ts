import { describe, expect, it } from 'vitest';
import { findMarks } from './marks';

const marks = (text: string, bodyFrom = 0) =>
  findMarks(text, bodyFrom, 'hugo').map(({ mark, line }) => `${line} ${mark}`);

describe('findMarks', () => {
  it('finds reminders in the text, at their lines', () => {
    expect(marks('One.\n\nTODO: a picture\n- TK what he said, FIXME\n(TBD)\nWho ???\n')).toEqual([
      ...['3 TODO', '4 TK', '4 FIXME', '5 TBD', '6 ???'],
    ]);
  });

  it('finds one in a comment, which is in the page’s source', () => {
    expect(marks('One.\n<!-- TODO ask Ada -->\n')).toEqual(['2 TODO']);
  });

  it('counts lines from the top of the file, and looks below the front matter only', () => {
    const header = '---\ntitle: TODO lists\n---\n';
    expect(marks(`${header}TODO\n`, header.length)).toEqual(['4 TODO']);
  });

  it.each([
    '`TODO`',
    '```\nTODO\n```',
    'todo el mundo',
    'my-TODO',
    '#TODO',
    'TODO-list',
    'ATK',
    'a.TK',
    'What??',
  ])('takes nothing in %j for a mark', (text) => {
    expect(marks(text)).toEqual([]);
  });
});
