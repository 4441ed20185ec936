import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsed } from '../commands/drawn-state';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';
import { fitCell, inOneCell } from './fit-cell';

/** What becomes of `x\ny | z` in place of `‸`. */
function fitted(drawn: string): string {
  const at = drawn.indexOf('‸');
  const doc = drawn.replace('‸', '');
  const state = parsed(EditorState.create({ doc, extensions: [markdown(), frontMatter()] }));
  return fitCell(state, at, at, 'x\ny | z');
}

describe('text in a cell', () => {
  it.each([
    '| a‸ | b |\n|---|---|',
    '| a | b |\n|---|---|\n| ‸ | c |',
    'a | b\n---|---\nc | ‸d',
    '> | a‸ |\n> |---|',
  ])('is one line with its pipes escaped: %j', (drawn) => expect(fitted(drawn)).toBe('x y \\| z'));

  it.each(['‸| a | b |\n|---|---|', '| a | b |‸\n|---|---|', '| a | b |\n|---|‸---|', 'a‸ | b', '`a‸ | b`'])(
    'is as it was outside of one: %j',
    (drawn) => expect(fitted(drawn)).toBe('x\ny | z'),
  );

  it('keeps what is escaped, and the pipes of template expressions', () => {
    const text = 'a \\| b {{ "/x.png" | relative_url }} {% x | y %}';
    expect(inOneCell(text)).toBe(text);
    expect(inOneCell('a  \n\n  b')).toBe('a b');
  });
});
