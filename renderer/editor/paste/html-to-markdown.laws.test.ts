import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { createRenderer } from '#core/markdown/renderer';
import { htmlToMarkdown, type MarkdownTarget } from './html-to-markdown';

const target: MarkdownTarget = {
  html: true,
  linkify: true,
  strikethrough: true,
  footnotes: true,
  autolinks: true,
  definitionLists: false,
  math: 'none',
  escapes: 'commonmark',
  liquid: false,
};
/** Each way to write mathematics and to escape a mark, with a page that reads it so. */
const READINGS = (
  ['none', 'dollars', 'remark', 'double', 'passthrough', 'passthrough-dollars'] as const
).flatMap((math) =>
  (['commonmark', 'kramdown', 'python', 'python-dollars'] as const).map((escapes) => ({
    math,
    escapes,
    strikethrough: !escapes.startsWith('python'),
  })),
);
const PAGES = new Map(
  READINGS.map((reading) => {
    const strikethrough = reading.strikethrough ? 'gfm' : 'none';
    return [reading, createRenderer({ dialect: 'gfm', settings: { ...reading, strikethrough } })] as const;
  }),
);
const { DOMParser } = new JSDOM('').window;
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;
const words = (body: HTMLElement) => (body.textContent ?? '').replace(/[\s\u00a0]+/g, '');

/** Letters and everything that Markdown reads as a mark. */
const letter = fc.constantFrom(
  ...'ab1é茶 *_`~[]()<>#+-.!|\\&:"$=^{}'.split(''),
  '1. ',
  '- ',
  '# ',
  '&lt;',
  '\n',
  '](',
  '![',
  '**',
  '__',
  '$$',
  '\\(',
  '\\)',
);
const text = fc
  .array(letter, { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join(''))
  .filter((some) => some.trim() !== '')
  .map((some) => some.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));

const inline = fc.letrec<{ inline: string; some: string }>((tie) => ({
  some: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  inline: fc.oneof(
    { depthSize: 'small' },
    text,
    tie('some').map((inner) => `<strong>${inner}</strong>`),
    tie('some').map((inner) => `<em>${inner}</em>`),
    text.map((inner) => `<code>${inner}</code>`),
    text.map((inner) => `<code data-tex>${inner}</code>`),
    text.map((inner) => `<a href="https://tea.example/a(b)">${inner}</a>`),
  ),
})).some;

const block = fc.letrec<{ block: string; blocks: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  block: fc.oneof(
    { depthSize: 'small' },
    inline.map((inner) => `<p>${inner}</p>`),
    inline.map((inner) => `<h2>${inner}</h2>`),
    text.map((inner) => `<pre><code>${inner}</code></pre>`),
    tie('blocks').map((inner) => `<blockquote>${inner}</blockquote>`),
    fc
      .array(fc.oneof(inline, tie('blocks')), { minLength: 1, maxLength: 3 })
      .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
    fc
      .array(inline, { minLength: 2, maxLength: 2 })
      .map(
        ([a = '', b = '']) =>
          `<table><tr><th>${a}</th><th colspan="2">B</th></tr><tr><td rowspan="2">${b}</td><td>2</td></tr><tr><td>3</td></tr></table>`,
      ),
  ),
})).blocks;

it('what is pasted says the same words on the page', () => {
  fc.assert(
    fc.property(block, fc.constantFrom(...READINGS), (html, reading) => {
      const expected = words(parse(html));
      const markdown = htmlToMarkdown(parse(html), { ...target, ...reading });
      expect(words(parse(PAGES.get(reading)?.render(markdown) ?? ''))).toBe(expected);
    }),
    { numRuns: 400 },
  );
}, 60_000);
