import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { isHtmlPost } from '#core/markdown/post-dialect';
import { parsed } from '../commands/drawn-state';
import { frontMatter, postIdFacet } from '../front-matter';
import { htmlLanguage } from '../html/language';
import { markdown } from '../markdown';
import { merged, uncheckedStretches } from './unchecked';

/** The text with what is not checked replaced by `_`. */
function prose(doc: string, id = 'a.md'): string {
  const language = isHtmlPost(id) ? htmlLanguage() : markdown();
  const state = parsed(
    EditorState.create({ doc, extensions: [postIdFacet.of(id), frontMatter(), language] }),
  );
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
  ['[^teh]: word\n\n    more', '______: word\n\n    more'],
  ['plain *word* and __more__', 'plain *word* and __more__'],
])('leaves code, addresses, tags and front matter alone: %s', (doc, expected) => {
  expect(prose(doc)).toBe(expected);
});

it.each([
  ['<p class="cla">word <b>and</b> more</p>', '_______________word ___and____ more____'],
  ['<p>the <code class="x">cod <b>b</b></code> here', '___the ___________________________________ here'],
  ['<pre>cod</pre>\n<prex>word</prex>', '______________\n______word_______'],
])('leaves tags and code of HTML alone: %s', (doc, expected) => {
  expect(prose(doc, 'a.html')).toBe(expected);
});
