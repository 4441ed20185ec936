import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { parsed } from './commands/drawn-state';
import { markdown } from './markdown';
import { plainBecause, unlessVeryLong } from './very-long';

const open = (doc: string) => EditorState.create({ doc, extensions: unlessVeryLong(doc, markdown()) });

test('[R18] a very long post is plain text to the editor, all others are Markdown', () => {
  const line = 'Some *words* of a long post.\n\n';
  const short = parsed(open(line.repeat(10)));
  expect(plainBecause(short)).toBe(null);
  expect(syntaxTree(short).length).toBeGreaterThan(0);

  const long = open(line.repeat(100_000));
  expect(plainBecause(long)).toBe('post');
  expect(syntaxTree(long).length).toBe(0);
});

test.each(['**a** [b](c) ', 'a* ', 'a_ ', '~~a ', '[', ']', '`a ``b ', '<a '])(
  '[R18] a line with very many marks makes it plain text too: %j',
  (marks) => {
    const line = open(`Above.\n\n${marks.repeat(300_000 / marks.length)}\n\nBelow.\n`);
    expect(plainBecause(line)).toBe('line');
    expect(syntaxTree(line).length).toBe(0);
  },
);

test('[R18] a picture written into the post leaves it Markdown', () => {
  const state = open(
    `Above.\n\n![x](data:image/png;base64,${'iVBORw0KGgo+/'.repeat(100_000)})\n\n*Below*.\n`,
  );
  expect(plainBecause(state)).toBe(null);
  expect(ensureSyntaxTree(state, state.doc.length, 60_000)).not.toBe(null);
});
