import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { frontMatter } from '../front-matter';
import { placeAt } from './context';

/** The place at `|`, with the document's text where offsets are. */
function at(marked: string) {
  const pos = marked.indexOf('|');
  const doc = marked.slice(0, pos) + marked.slice(pos + 1);
  const state = EditorState.create({ doc, extensions: frontMatter() });
  const place = placeAt(state, pos);
  if (place === null) return null;
  switch (place.kind) {
    case 'post':
      return `post ${doc.slice(place.from, place.to)} ${place.query}${place.heading === null ? '' : ` # ${place.heading}`}`;
    case 'link':
    case 'image':
      return `${place.kind} ${doc.slice(place.start, place.end)} ${doc.slice(place.label.from, place.label.to)} ${doc.slice(place.from, place.to)} ${place.query}`;
    case 'component':
      return `${place.open} ${doc.slice(place.start, place.to)} ${place.query}`;
  }
}

describe('what can be completed at the caret', () => {
  it.each([
    ['See [[|', 'post [[ '],
    ['See [[tea le|', 'post [[tea le tea le'],
    ['See [[tea|]] now', 'post [[tea]] tea'],
    ['See [[tea|] now', 'post [[tea] tea'],
    ['[[Tea leaves#Hot|]]', 'post [[Tea leaves#Hot]] Tea leaves # Hot'],
    ['[a](|', 'link [a]( a  '],
    ['[a](te|) b', 'link [a](te) a te te'],
    ['[a](te|a/) b', 'link [a](tea/) a tea/ te'],
    ['[a](te| and (more)', 'link [a](te a te te'],
    ['![](|)', 'image ![]()   '],
    ['![A cup](cu|)', 'image ![A cup](cu) A cup cu cu'],
    ['{{< fi|', '{{< {{< fi fi'],
    ['{{% no|', '{{% {{% no no'],
    ['{% inc|', '{% {% inc inc'],
    ['{%- inc|', '{% {%- inc inc'],
    ['<Fig|', '< <Fig Fig'],
  ])('%s', (marked, expected) => {
    expect(at(marked)?.trimEnd()).toBe(expected.trimEnd());
  });

  it.each([
    '[a]|',
    '[|',
    '\\[[|',
    'a [b] (|',
    '\\[a](|',
    '<fig|',
    'a < b|',
    'a < |',
    '[[done]] |',
    '![[|',
    '---\ntitle: [[|\n---\n',
  ])('%s: nothing', (marked) => {
    expect(at(marked)).toBeNull();
  });
});
