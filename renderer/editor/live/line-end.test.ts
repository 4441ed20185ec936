import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsed } from '../commands/drawn-state';
import { markdown } from '../markdown';
import { lineEnds } from './line-end';

/** Moves the caret from the end of the text to the `|` as a key or a click does, and draws where it comes to stand. */
function moved(drawn: string): string {
  const at = drawn.indexOf('|');
  const doc = drawn.replace('|', '');
  const state = parsed(
    EditorState.create({ doc, selection: { anchor: doc.length }, extensions: [markdown(), lineEnds()] }),
  );
  const { head } = state.update({ selection: { anchor: at }, userEvent: 'select' }).state.selection.main;
  return `${doc.slice(0, head)}|${doc.slice(head)}`;
}

describe('a caret that comes to the end of what is seen of a line', () => {
  it.each([
    ['A **bold|**\n\nx', 'A **bold**|\n\nx'],
    ['A ***both|***\n\nx', 'A ***both***|\n\nx'],
    ['A [link|](there)\n\nx', 'A [link](there)|\n\nx'],
    ['A **bold| word**\n\nx', 'A **bold| word**\n\nx'],
    ['A **bold|** word\n\nx', 'A **bold|** word\n\nx'],
    ['> |quoted\n\nx', '> |quoted\n\nx'],
    ['A plain| line', 'A plain| line'],
  ])('%j stands at %j', (drawn, expected) => {
    expect(moved(drawn)).toBe(expected);
  });

  it('goes through the marks letter by letter once they are shown', () => {
    const state = EditorState.create({
      doc: 'A **b**',
      selection: { anchor: 7 },
      extensions: [markdown(), lineEnds()],
    });
    const left = state.update({ selection: { anchor: 6 }, userEvent: 'select' }).state;
    expect(left.selection.main.head).toBe(6);
  });
});
