import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, drawn, made } from './drawn-state';
import { toggleFence } from './fence';
import { toggleHeading } from './heading';
import { toggleLink } from './link';
import { toggleDone, toggleList } from './list-toggle';
import { toggleQuote } from './quote';
import { renumbering } from './renumber';
import { toggleRule } from './rule';

const h2 = toggleHeading(2);
const bullet = toggleList('bullet');
const ordered = toggleList('ordered');
const task = toggleList('task');

describe('headings', () => {
  it.each([
    ['of a line of text', h2, 'a ti|tle', '## a ti|tle'],
    ['of an empty line', h2, '|', '## |'],
    ['taken away', h2, '## a ti|tle', 'a ti|tle'],
    ['taken away with what closes them', h2, '## a| ##', 'a|'],
    ['of another level', h2, '#### a|', '## a|'],
    ['made text', toggleHeading(null), '### a|', 'a|'],
    ['that are none stay text', toggleHeading(null), 'a|', 'a|'],
    ['of each selected line', h2, '‹one\n\ntwo›', '## ‹one\n\n## two›'],
    ['in a list', h2, '- a|', '- ## a|'],
    ['in a quote', h2, '> a|', '> ## a|'],
    ['that are underlined become text', h2, 'a|\n---\n\nb', 'a|\n\nb'],
    ['that are underlined get another level', toggleHeading(3), 'a|\n---\n\nb', '### a|\n\nb'],
    ['of a hashtag', h2, '#tag|', '## #tag|'],
  ])('%s', (_, command, before, then) => {
    expect(made(command, before)).toBe(then);
  });

  it.each(['---\na: b|\n---\n', '```\na|\n```', '¦ a| ¦\n¦---¦', '---\na: b\n---\n\n    co|de'])(
    'do nothing in %j',
    (text) => {
      expect(made(h2, text)).toBeNull();
    },
  );
});

describe('lists', () => {
  it.each([
    ['bullets', bullet, 'a|', '- a|'],
    ['bullets of an empty line', bullet, '|', '- |'],
    ['bullets of each line', bullet, '‹a\nb›', '- ‹a\n- b›'],
    ['bullets of paragraphs', bullet, '‹a\n\nb›', '- ‹a\n\n- b›'],
    ['bullets as the list above has them', bullet, '* x\n\ny|', '* x\n\n- y|'],
    ['bullets taken away', bullet, '‹- a\n- b›', '‹a\nb›'],
    ['one of them taken away becomes a paragraph', bullet, '- a\n- b|', '- a\n\nb|'],
    ['with what it holds', bullet, '- a|\n  - b\n\n  c', 'a|\n- b\n\nc'],
    ['numbers', ordered, '‹a\nb\nc›', '1. ‹a\n2. b\n3. c›'],
    ['numbers of bullets, and what they hold', ordered, '‹- a\n- b›\n  - c', '‹1. a\n2. b›\n   - c'],
    ['bullets of numbers', bullet, '‹1. a\n   more\n2. b›', '‹- a\n  more\n- b›'],
    ['numbers go on from the list above', ordered, '3. a\nb|', '3. a\n4. b|'],
    ['and over blank lines', ordered, '1. a\n2. b\n\n\n‹x\ny›', '1. a\n2. b\n\n\n3. ‹x\n4. y›'],
    ['and past what it holds', ordered, '1. a\n   - c\n\nx|', '1. a\n   - c\n\n2. x|'],
    ['and under more of its text', ordered, '1. a\n   more\nx|', '1. a\n   more\n2. x|'],
    ['and in a quote', ordered, '> 1. a\n>\n> x|', '> 1. a\n>\n> 2. x|'],
    ['and as it counts', ordered, '1) a\n1) b\n\nx|', '1) a\n1) b\n\n1) x|'],
    ['and from one item', ordered, '7) a\nx|', '7) a\n8) x|'],
    ['and of bullets', ordered, '1. a\n‹- b\n- c›', '1. a\n‹2. b\n3. c›'],
    ['but not past other text', ordered, '1. a\n\ntext\n\nx|', '1. a\n\ntext\n\n1. x|'],
    ['nor past a heading', ordered, '1. a\n\n# h\nx|', '1. a\n\n# h\n1. x|'],
    ['nor out of bullets', ordered, '- 1. a\n\nx|', '- 1. a\n\n1. x|'],
    ['one of the numbers taken away', ordered, '1. a\n2. b|\n3. c', '1. a\n\nb|\n\n2. c'],
    ['the first of them taken away', ordered, '1. a|\n2. b\n3. c', 'a|\n1. b\n2. c'],
    ['some of them taken away', ordered, '1. a\n‹2. b\n3. c›\n4. d', '1. a\n\n‹b\nc›\n\n2. d'],
    ['the list below counts on', ordered, 'x|\n\n1. a\n2. b', '1. x|\n\n2. a\n3. b'],
    ['the list below counts on from the one above', ordered, '1. a\n\nx|\n\n5. b', '1. a\n\n2. x|\n\n3. b'],
    ['tasks', task, '‹a\nb›', '- [ ] ‹a\n- [ ] b›'],
    ['tasks of bullets', task, '- a|', '- [ ] a|'],
    ['tasks of numbers', task, '1. a|', '1. [ ] a|'],
    ['bullets of tasks', bullet, '- [x] a|', '- a|'],
    ['tasks taken away', task, '- [ ] a|', 'a|'],
    ['in a quote', bullet, '> a|', '> - a|'],
    ['from the second line of an item', ordered, '- a\n  b|', '1. a\n   b|'],
    ['a tick', toggleDone, '- [ ] a|', '- [x] a|'],
    ['no tick', toggleDone, '- [x] a|', '- [ ] a|'],
    ['ticks for all', toggleDone, '‹- [x] a\n- [ ] b›', '‹- [x] a\n- [x] b›'],
  ])('%s', (_, command, before, then) => {
    expect(made(command, before, renumbering())).toBe(then);
  });

  it('tick nothing where there is no task', () => {
    expect(made(toggleDone, '- a|')).toBeNull();
  });
});

describe('quotes', () => {
  it.each([
    ['of a line', 'a|', '> a|'],
    ['of paragraphs, blank lines too', '‹a\n\nb›', '> ‹a\n> \n> b›'],
    ['taken away', '> a|', 'a|'],
    ['one level of two taken away', '> > a|', '> a|'],
    ['taken away from paragraphs', '‹> a\n>\n> b›', '‹a\n\nb›'],
    ['of an item with what it holds', '- a|\n  - b', '> - a|\n>   - b'],
    ['inside an item that began above', '- a\n\n  b|', '- a\n\n  > b|'],
    ['of code', '‹a\n\n```js\nb\n\n  c\n```\n\nd›', '> ‹a\n> \n> ```js\n> b\n> \n>   c\n> ```\n> \n> d›'],
    ['of code alone', '‹```\nb\n```›', '> ‹```\n> b\n> ```›'],
    ['of the whole code that a selection begins in', '```\na\n‹b\n```\nc›', '> ```\n> a\n> ‹b\n> ```\n> c›'],
    ['of the whole code that it ends in', '‹a\n\n```\nb›\n```', '> ‹a\n> \n> ```\n> b›\n> ```'],
    ['of indented code', '‹a\n\n    b\n›', '> ‹a\n> \n>     b\n›'],
    ['of code in an item', '- ‹a\n\n  ```\n  b\n  ```›', '> - ‹a\n> \n>   ```\n>   b\n>   ```›'],
    ['taken away from code', '‹> a\n>\n> ```\n> b\n> ```›', '‹a\n\n```\nb\n```›'],
  ])('%s', (_, before, then) => {
    expect(made(toggleQuote, before)).toBe(then);
  });
});

it('a quote is not made inside of code or front matter', () => {
  expect(made(toggleQuote, '```\na|\n```')).toBeNull();
  expect(made(toggleQuote, '```\n‹a\nb›\n```')).toBeNull();
  expect(made(toggleQuote, '---\na: b|\n---\n')).toBeNull();
});

describe('code blocks', () => {
  it.each([
    ['of an empty line', '|', '```\n|\n```'],
    ['of lines', '‹a\nb›', '```\n‹a\nb›\n```'],
    ['around a fence', '‹```\na\n```›', null],
    ['of text with a fence in it', 'x ‹``` y›', '````\nx ‹``` y›\n````'],
    ['in a list', '- a|', '- ```\n  a|\n  ```'],
    ['in a quote', '> a|', '> ```\n> a|\n> ```'],
    ['taken away', '```js\na|\nb\n```\nc', 'a|\nb\nc'],
    ['taken away in a list', '- ```\n  a|\n  ```', '- a|'],
    ['taken away where they are not closed', '```\na|', 'a|'],
    ['taken away, empty', '```\n|\n```', '|'],
  ])('%s', (_, before, then) => {
    if (then !== null) expect(made(toggleFence, before)).toBe(then);
    else expect(made(toggleFence, before)).not.toContain('````');
  });
});

describe('rules', () => {
  it.each([
    ['under a paragraph', 'a|', 'a\n\n---\n\n|'],
    ['between paragraphs', 'a|\n\nb', 'a\n\n---|\n\nb'],
    ['on an empty line', 'a\n\n|\n\nb', 'a\n\n---|\n\nb'],
    ['as stars at the very start', '|\n\nb', '***|\n\nb'],
    ['taken away', 'a\n\n---|\n\nb', 'a\n\n|\n\nb'],
  ])('%s', (_, before, then) => {
    expect(made(toggleRule, before)).toBe(then);
  });
});

describe('links', () => {
  it.each([
    ['of a selection', 'a ‹word› b', 'a [word](|) b'],
    ['of the word at the caret', 'a wo|rd b', 'a [word](|) b'],
    ['of nothing', 'a | b', 'a [|]() b'],
    ['of an address', 'see ‹https://a.example/b›', 'see [|](https://a.example/b)'],
    ['taken away from their text', 'a [wo|rd](x) b', 'a wo|rd b'],
    ['taken away from their address', 'a [word](|) b', 'a ‹word› b'],
    ['taken away from a reference', 'a [wo|rd][x] b\n\n[x]: y', 'a wo|rd b\n\n[x]: y'],
  ])('%s', (_, before, then) => {
    expect(made(toggleLink, before)).toBe(then);
  });

  it('do nothing in code and front matter', () => {
    expect(made(toggleLink, '```\na|\n```')).toBeNull();
    expect(made(toggleLink, '---\na: b|\n---\n')).toBeNull();
  });
});

const line = fc.constantFrom('', 'a', 'a word', '中文', 'x *y* z', ' b', '**b**', '1 of 2', '👩‍🌾');
const texts = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));

describe('law: a block toggled on and off again is as it was, text and selection', () => {
  it.each([
    ['heading', h2],
    ['bullets', bullet],
    ['numbers', ordered],
    ['tasks', task],
    ['quote', toggleQuote],
    ['code block', toggleFence],
  ])('%s', (_, command) => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const start =
          from === to
            ? `${text.slice(0, from)}|${text.slice(from)}`
            : `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;
        const once = made(command, start);
        if (once !== null) expect(made(command, once)).toBe(draw(drawn(start)));
      }),
      { numRuns: 600 },
    );
  });
});
