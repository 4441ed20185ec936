import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { frontMatter } from '../front-matter';
import { asks, isUnfinished } from './triggers';

/** The state with its caret at `|`. */
function stateOf(marked: string): EditorState {
  const pos = marked.indexOf('|');
  return EditorState.create({
    doc: marked.slice(0, pos) + marked.slice(pos + 1),
    selection: { anchor: pos },
    extensions: frontMatter(),
  });
}

/** Whether the letter before `|` asks for completions. */
const asked = (marked: string) =>
  asks(stateOf(marked), marked.charAt(marked.indexOf('|') - 1), (word) => word === ';sig');

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

describe('a place where something was begun', () => {
  it.each(['[[日本|]]', 'See [[fr|', '[a](fr|)', '![](im|'])('is %s', (marked) => {
    expect(isUnfinished(stateOf(marked))).toBe(true);
  });

  it.each(['[[a]] b|', '[a](b) c|', '[a|', 'a|', '---\ntitle: [[a|\n---\n'])('is not %s', (marked) => {
    expect(isUnfinished(stateOf(marked))).toBe(false);
  });
});
