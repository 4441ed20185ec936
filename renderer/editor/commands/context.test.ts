import { syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { afterEach, expect, it, vi } from 'vitest';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';
import { treeTo } from './context';
import { drawn, made } from './drawn-state';
import { moveUp } from './move';
import { continueMarkup } from './newline';
import { renumbering } from './renumber';

afterEach(() => vi.restoreAllMocks());

it('a short text is known whole even where each look at the clock says that time is up', () => {
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  expect(made(continueMarkup, '1. a|\n   1. b\n2. c\n   1. d\n3. e', renumbering())).toBe(
    '1. a\n2. |\n   1. b\n3. c\n   1. d\n4. e',
  );
  const items = Array.from({ length: 20 }, (_, item) => `- ${item}\n  - c\n`).join('');
  expect(made(moveUp, `${items}- a\n- b|\n  - c\n\n  d`)).toBe(`${items}- b|\n  - c\n\n  d\n- a`);
});

it('Enter goes on with a list far below what is parsed, on a machine that takes a millisecond for each block', () => {
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => now++);
  const doc = `${'A paragraph.\n\n'.repeat(400)}- a`;
  const start = EditorState.create({
    doc,
    selection: { anchor: doc.length },
    extensions: [frontMatter(), markdown()],
  });
  expect(syntaxTree(start).length).toBeLessThan(doc.length / 2);
  let then = '';
  continueMarkup({ state: start, dispatch: (tr) => (then = tr.state.doc.toString()) });
  expect(then).toBe(`${doc}\n- `);
});

it('a text is not read again and again while the language of a code block is loading', () => {
  const state = drawn('a\n\n```js\nb\n```\n\nc');
  const tree = treeTo(state, state.doc.length);
  expect(treeTo(state, state.doc.length)).toBe(tree);
});
