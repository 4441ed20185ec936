import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { fitMarkdown } from './fit';

/** `[` and `]` stand around what is selected, `|` is the caret. */
function paste(before: string, markdown: string): string {
  const from = before.search(/[|‹]/);
  const to = before.includes('›') ? before.indexOf('›') - 1 : from;
  const state = EditorState.create({ doc: before.replace(/[|‹›]/g, '') });
  const next = state.update(fitMarkdown(state, from, to, markdown)).state;
  const text = next.doc.toString();
  const { head } = next.selection.main;
  return `${text.slice(0, head)}|${text.slice(head)}`;
}

describe('pasted Markdown', () => {
  it.each([
    ['in a line stays in the line', 'a | b', '**x**', 'a **x**| b'],
    ['takes the place of what is selected', 'a ‹old› b', 'new', 'a new| b'],
    ['of several blocks is set off', 'a | b', '# T\n\nx', 'a \n\n# T\n\nx\n\n| b'],
    ['keeps a blank line to its neighbours', 'above\n|\nbelow', '- a\n- b', 'above\n\n- a\n- b\n|\nbelow'],
    ['on a line of its own needs nothing', 'above\n\n|\n\nbelow', 'a\n\nb', 'above\n\na\n\nb|\n\nbelow'],
    ['stays in its quotation', '> a |', 'x\n\ny', '> a \n>\n> x\n>\n> y|'],
    ['stays in its list item', '- a |', 'x\n\ny', '- a \n\n  x\n\n  y|'],
    ['goes on with a list from its marker', '- |', '- a\n- b', '- a\n- b|'],
    ['goes on with an inner list', '- a\n  - |', '- b\n- c', '- a\n  - b\n  - c|'],
    [
      'is not parted from front matter by an empty line',
      '---\nt: a\n---\n|',
      'a\n\nb',
      '---\nt: a\n---\na\n\nb|',
    ],
  ])('%s', (_what, before, markdown, after) => {
    expect(paste(before, markdown)).toBe(after);
  });
});
