import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsed } from '../commands/drawn-state';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';
import { lineStarts } from './line-start';

/** Moves the caret from `‸` to the `|` as a key does, and draws where it comes to stand. */
function moved(drawn: string): string {
  const doc = drawn.replace(/[|‸]/g, '');
  const from = drawn.replace('|', '').indexOf('‸');
  const to = drawn.replace('‸', '').indexOf('|');
  const state = parsed(
    EditorState.create({
      doc,
      selection: { anchor: from },
      extensions: [markdown(), frontMatter(), lineStarts()],
    }),
  );
  const { head } = state.update({ selection: { anchor: to }, userEvent: 'select' }).state.selection.main;
  return `${doc.slice(0, head)}|${doc.slice(head)}`;
}

describe('a caret that comes to the start of what is seen of a line', () => {
  it.each([
    ['**|bold** word‸', '|**bold** word'],
    ['[|link](there) word‸', '|[link](there) word'],
    ['`|code` word‸', '|`code` word'],
    ['***|both*** word‸', '|***both*** word'],
    ['**|bold** word\n\nx‸', '|**bold** word\n\nx'],
    ['- **|bold** word‸', '- |**bold** word'],
    ['> **|bold** word‸', '> |**bold** word'],
    ['a **|bold** word‸', 'a **|bold** word'],
    ['**b|old** word‸', '**b|old** word'],
  ])('%j stands at %j', (drawn, expected) => {
    expect(moved(drawn)).toBe(expected);
  });

  it.each([
    ['|- one‸', '- |one'],
    ['|12. one‸', '12. |one'],
    ['- |[ ] one‸', '- [ ] |one'],
    ['- a\n  |- b‸', '- a\n  - |b'],
    ['|## Head‸', '## |Head'],
    ['|> quote‸', '> |quote'],
    // From the first letter on to the line's own start.
    ['|- ‸one', '|- one'],
    ['-| ‸one', '-| one'],
    // From another line.
    ['|- one\n- two‸', '|- one\n- two'],
    ['```\n|# sum‸\n```', '```\n|# sum\n```'],
  ])('%j stands at %j, behind the marks of the block', (drawn, expected) => {
    expect(moved(drawn)).toBe(expected);
  });

  it('goes through the marks letter by letter once they are shown', () => {
    const state = EditorState.create({
      doc: '**b**',
      selection: { anchor: 1 },
      extensions: [markdown(), frontMatter(), lineStarts()],
    });
    const right = state.update({ selection: { anchor: 2 }, userEvent: 'select' }).state;
    expect(right.selection.main.head).toBe(2);
  });
});
