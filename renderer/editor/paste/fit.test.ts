import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsed } from '../commands/drawn-state';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';
import { fitMarkdown, fitPlain } from './fit';

/** `[` and `]` stand around what is selected, `|` is the caret. */
function paste(before: string, pasted: string): string {
  const from = before.search(/[|‹]/);
  const to = before.includes('›') ? before.indexOf('›') - 1 : from;
  const doc = before.replace(/[|‹›]/g, '');
  const state = parsed(EditorState.create({ doc, extensions: [markdown(), frontMatter()] }));
  const next = state.update(fitMarkdown(state, from, to, pasted)).state;
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

  it.each([
    ['is one line in a cell', 'one\n\ntwo', '| one two‸ | y |'],
    ['has its pipes escaped in a cell, once', 'a | b \\| c', '| a \\| b \\| c‸ | y |'],
    ['stays as it is in a cell', '**x**', '| **x**‸ | y |'],
  ])('%s', (_what, pasted, row) => {
    const head = '| a | b |\n|---|---|\n';
    const doc = `${head}| x | y |`;
    const state = parsed(EditorState.create({ doc, extensions: [markdown(), frontMatter()] }));
    const at = head.length + 2;
    const next = state.update(fitMarkdown(state, at, at + 1, pasted)).state;
    const { head: caret } = next.selection.main;
    expect(`${next.sliceDoc(0, caret)}‸${next.sliceDoc(caret)}`).toBe(head + row);
  });
});

describe('pasted plain text', () => {
  const HEAD = '| a | b |\n|---|---|\n';
  const pasted = (drawn: string, text: string) => {
    const from = drawn.indexOf('‸');
    const doc = drawn.replace('‸', '');
    const state = parsed(EditorState.create({ doc, extensions: [markdown(), frontMatter()] }));
    const spec = fitPlain(state, from, from, text);
    return spec && state.update(spec).state.doc.toString();
  };

  it('is one line in a cell', () => {
    expect(pasted(`${HEAD}| x‸ | y |`, ' one\n\ntwo | three\n')).toBe(`${HEAD}| xone two \\| three | y |`);
  });

  it('is left alone where nothing can break, and outside of cells', () => {
    expect(pasted(`${HEAD}| x‸ | y |`, 'one')).toBeNull();
    expect(pasted(`${HEAD}| x | y |‸`, '\n| c | d |')).toBeNull();
    expect(pasted('x‸', 'a\nb | c')).toBeNull();
  });

  it('is rows of the table when it is whole rows', () => {
    expect(pasted(`${HEAD}| x‸ | y |`, '| c | d |\n| e | f |\n')).toBe(
      `${HEAD}| c | d |\n| e | f |\n| x | y |`,
    );
    expect(pasted('> | a‸ |\n> |---|\n> | x |', '| c |\n')).toBe('> | a |\n> |---|\n> | c |\n> | x |');
  });
});
