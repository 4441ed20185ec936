import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskedTags, proseBlocks, tagsIn } from './prose';

const blocks = (text: string) => proseBlocks(text.split('\n'), 0).map((block) => block.text);

it('finds paragraphs, headings, items and quotes, and passes over what is no prose', () => {
  const text =
    '# A title\n\nOne line\nand another.\n\n```js\ncode\n\nmore\n```\n- an item\n  goes on\n\n    code\n\n<div>\n\n| a | b |\n\n[ref]: /x\n\n> quoted';
  expect(blocks(text)).toEqual(['# A title', 'One line\nand another.', '- an item\n  goes on', '> quoted']);
});

it('finds the words of a footnote, and its further paragraphs, which are no code', () => {
  const text =
    'Tea[^1].\n\n[^1]: Green\n    or black.\n\n    With milk,\n    at five.\n\n        code\n\n    ```\n    code\n    ```\n\nAfter.\n\n    code\n';
  expect(blocks(text)).toEqual(['Tea[^1].', 'Green\n    or black.', 'With milk,\n    at five.', 'After.']);
});

it.each(['One\n\ntwo\nlines\n', 'One[^1]\n\n[^1]: two\nlines\n\n    three\n    four\n'])(
  'says where each block is: %j',
  (text) => {
    for (const block of proseBlocks(text.split('\n'), 10))
      expect(text.slice(block.from - 10).startsWith(block.text)).toBe(true);
  },
);

it('makes code of template tags and formulas, of the same length', () => {
  expect(blocks('See {{< ref "x" >}} and $a+b$.')).toEqual(['See `xxxxxxxxxxxxx` and `xxx`.']);
  const line = 'a {% post_url x %} b {#id}';
  expect(blocks(line)[0]).toHaveLength(line.length);
});

it('finds what one expression would, in time that grows with the text', () => {
  const tags = /\{\{.*?\}\}|\{%.*?%\}|\{:[^}]*\}|\{#[\w-]+\}|\$\$?[^$\n]+\$\$?/g;
  const pieces = fc.constantFrom(
    '{',
    '}',
    '{{',
    '}}',
    '%',
    ':',
    '#',
    '$',
    'a',
    '<',
    '>',
    '\n',
    '\u2028',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (all) => {
      const text = all.join('');
      const found = [...tagsIn(text)].map(({ from, to }) => [from, text.slice(from, to)]);
      expect(found).toEqual([...text.matchAll(tags)].map((each) => [each.index, each[0]]));
    }),
    { numRuns: 2000 },
  );
  for (const begun of ['{{ ', '{% ', '{: ', '{{', '$ ', '{#a'])
    expect(maskedTags(begun.repeat(200_000))).toHaveLength(begun.length * 200_000);
});
