import { syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { markdown } from './markdown';
import { isPlainText, markdownUnlessVeryLong } from './very-long';

const open = (doc: string) =>
  EditorState.create({ doc, extensions: markdownUnlessVeryLong(doc.length, markdown()) });

test('[R18] a very long post is plain text to the editor, all others are Markdown', () => {
  const line = 'Some *words* of a long post.\n\n';
  const short = open(line.repeat(10));
  expect(isPlainText(short)).toBe(false);
  expect(syntaxTree(short).length).toBeGreaterThan(0);

  const long = open(line.repeat(100_000));
  expect(isPlainText(long)).toBe(true);
  expect(syntaxTree(long).length).toBe(0);
});
