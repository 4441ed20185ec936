import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { parsed } from '../commands/drawn-state';
import { markdown } from '../markdown';
import { merged, uncheckedStretches } from './unchecked';

/** The text with what is not checked replaced by `_`. */
function prose(doc: string): string {
  const state = parsed(EditorState.create({ doc, extensions: markdown() }));
  let text = doc;
  for (const { from, to } of merged(uncheckedStretches(state, 0, doc.length)))
    text = text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, '_') + text.slice(to);
  return text;
}

it.each([
  ['a `cod` b', 'a _____ b'],
  ['see [my pag](https://exampel.org/x) now', 'see [my pag](_____________________) now'],
  ['https://exampel.org is on', '___________________ is on'],
  ['a <span clas="x">word</span>', 'a _______________word_______'],
  ['{{< figur src="x" >}} word {% includ y %}', '_____________________ word ______________'],
  ['so $e = mc^2$ it is', 'so __________ it is'],
  ['---\ntitel: x\n---\nword', '___\n________\n___\nword'],
  ['```js\nconts x\n```\nword', '_____\n_______\n___\nword'],
  ['plain *word* and __more__', 'plain *word* and __more__'],
])('leaves code, addresses, tags and front matter alone: %s', (doc, expected) => {
  expect(prose(doc)).toBe(expected);
});
