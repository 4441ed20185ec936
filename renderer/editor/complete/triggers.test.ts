import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { frontMatter } from '../front-matter';
import { asks } from './triggers';

/** Whether the letter before `|` asks for completions. */
function asked(marked: string): boolean {
  const pos = marked.indexOf('|');
  const state = EditorState.create({
    doc: marked.slice(0, pos) + marked.slice(pos + 1),
    selection: { anchor: pos },
    extensions: frontMatter(),
  });
  return asks(state, marked.charAt(pos - 1), (word) => word === ';sig');
}

describe('a letter that asks for completions', () => {
  it.each([
    'See [[|',
    '[[|]]',
    '[a](|',
    '![](|)',
    '{{<|',
    '{{%|',
    '{{< |',
    '{%|',
    '{% |',
    'x <F|',
    'Yours ;sig|',
    '---\ntags: [t|]\n---\n',
  ])('%s does', (marked) => {
    expect(asked(marked)).toBe(true);
  });

  it.each([
    'a|',
    'See [|',
    '(|',
    'a (|',
    '<|',
    'a <b|',
    '100%|',
    'if a < B|',
    'sig|',
    'word |',
    ';sign|',
    'A|',
  ])('%s does not', (marked) => {
    expect(asked(marked)).toBe(false);
  });
});
