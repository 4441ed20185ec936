import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskedTags, readProse, readProseOn, tagsIn } from './prose';

const linesOf = (text: string) => (from: number) => text.slice(from).split('\n');
const blocks = (text: string) => readProse(linesOf(text), 0).blocks.map((block) => block.text);

it('finds paragraphs, headings, items and quotes, and passes over what is no prose', () => {
  const text =
    '# A title\n\nOne line\nand another.\n\n```js\ncode\n\nmore\n```\n- an item\n  goes on\n\n    code\n\n<div>\n\n| a | b |\n\n[ref]: /x\n\n> quoted';
  expect(blocks(text)).toEqual(['# A title', 'One line\nand another.', '- an item\n  goes on', '> quoted']);
});

it.each([
  '- ```js\n  code\n  ```\n',
  '1. One\n2. ~~~\n   code\n   ~~~\n',
  '<!--\na comment\n-->\n',
  '<pre>\n\ncode\n</pre>\n',
  '{% highlight js %}\ncode\n{% endhighlight %}\n',
  '{{< highlight js >}}\ncode\n{{< /highlight >}}\n',
])('passes over all of %j and goes on after it', (code) => {
  expect(blocks(`Before.\n\n${code}\nAfter.`).filter((text) => text !== '1. One')).toEqual([
    'Before.',
    'After.',
  ]);
});

it('finds the words of a footnote, and its further paragraphs, which are no code', () => {
  const text =
    'Tea[^1].\n\n[^1]: Green\n    or black.\n\n    With milk,\n    at five.\n\n        code\n\n    ```\n    code\n    ```\n\nAfter.\n\n    code\n';
  expect(blocks(text)).toEqual(['Tea[^1].', 'Green\n    or black.', 'With milk,\n    at five.', 'After.']);
});

it.each(['One\n\ntwo\nlines\n', 'One[^1]\n\n[^1]: two\nlines\n\n    three\n    four\n'])(
  'says where each block is: %j',
  (text) => {
    for (const block of readProse((from) => linesOf(text)(from - 10), 10).blocks)
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

const LINES = [
  ...[
    'One.',
    'two',
    '- three',
    '  four',
    '    five',
    '\tsix',
    '> seven',
    '# Eight',
    '',
    '',
    '  ',
    '```',
    '```js',
    '~~~',
  ],
  ...[
    '    ```',
    '[^1]: nine',
    '[^2]: ',
    '[ten]: /x',
    '<p>',
    '| a |',
    '{% b %}',
    '{{ c }}',
    '{: .d }',
    '$e$ f',
    '    - g',
  ],
  ...['- ```', '1. ~~~js', '  ```', '<!--', '-->', '<pre>', '</pre>'],
  ...['{% highlight h %}', '{% endhighlight %}', '{{< highlight h >}}', '{{< /highlight >}}'],
];
const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 14 }).map((all) => all.join('\n'));
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.nat(3), fc.nat(30)),
    insert: fc.oneof(fc.constantFrom('', 'a', '\n', '\n\n', '`', '    ', '[^3]: '), lines),
  }),
  { maxLength: 6 },
);

it('law: what is read on after an edit is what is read anew', () => {
  fc.assert(
    fc.property(lines, edits, fc.constantFrom('', '---\n---\n'), (first, all, head) => {
      const from = head.length;
      let text = head + first;
      let prose = readProse(linesOf(text), from);
      for (const { at, remove, insert } of all) {
        const start = from + Math.floor(at * (text.length - from + 1));
        const edit = { from: start, toA: Math.min(text.length, start + remove), toB: start + insert.length };
        text = text.slice(0, start) + insert + text.slice(edit.toA);
        prose = readProseOn(prose, edit, linesOf(text), from);
        expect(prose).toEqual(readProse(linesOf(text), from));
      }
    }),
    { numRuns: 1000 },
  );
});

it('reads on only as far as an edit reaches, and keeps the blocks before it', () => {
  const text = Array.from({ length: 100 }, (_, n) => `Paragraph ${n}.\n`).join('\n');
  const before = readProse(linesOf(text), 0);
  const at = text.indexOf('Paragraph 50');
  const after = `${text.slice(0, at)}Some ${text.slice(at)}`;
  let read = 0;
  const counted = function* (from: number) {
    for (const line of linesOf(after)(from)) {
      read += 1;
      yield line;
    }
  };
  const prose = readProseOn(before, { from: at, toA: at, toB: at + 5 }, counted, 0);
  expect(prose).toEqual(readProse(linesOf(after), 0));
  expect(prose.blocks[48]).toBe(before.blocks[48]);
  expect(read).toBeLessThan(8);
});
