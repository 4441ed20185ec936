import { describe, expect, it } from 'vitest';
import { createBlockDocument } from './block-document';
import { createRenderer } from './renderer';

const renderer = createRenderer({ dialect: 'jekyll', html: true });
const textOf = (text: string) => ({
  length: text.length,
  sliceString: (from: number, to?: number) => text.slice(from, to),
});
const parts = (text: string) =>
  createBlockDocument(renderer, textOf(text), 0).blocks.map(({ from, to }) => text.slice(from, to));

describe('the parts of a page', () => {
  it.each<[string, readonly string[]]>([
    ['<p>a</p>\n<p>b</p>', ['<p>a</p>', '<p>b</p>']],
    ['<div>\n\n<p>a</p>\n\n</div>\n\n<hr>\n<p>b</p>', ['<div>\n\n<p>a</p>\n\n</div>', '<hr>', '<p>b</p>']],
    ['a\n<b>b</b>\nc\n<p>d</p>\ne\nf', ['a\n<b>b</b>\nc', '<p>d</p>', 'e\nf']],
    [
      '<p>a\n<p>b\nc\n\n<ul>\n<li>d\n<li>e\n</ul>\n<p>f',
      ['<p>a', '<p>b\nc', '<ul>\n<li>d\n<li>e\n</ul>', '<p>f'],
    ],
    ['<pre>\n<p>\n</pre>\n<p>a</p>', ['<pre>\n<p>\n</pre>', '<p>a</p>']],
    [
      '<script>\n"<div>"\n</script>\n<p>a</p>\n<p>b</p>',
      ['<script>\n"<div>"\n</script>', '<p>a</p>', '<p>b</p>'],
    ],
    ['<title>\n</titles>\n</Title>\n<p>a</p>', ['<title>\n</titles>\n</Title>', '<p>a</p>']],
    ['<!-- <div>\n-->\n<p>a</p>\n<p>b</p>', ['<!-- <div>\n-->', '<p>a</p>', '<p>b</p>']],
    ['<p\ntitle="a>\nb">a</p>\n<p>b</p>', ['<p\ntitle="a>\nb">a</p>', '<p>b</p>']],
    ['<body>\n<p>a</p>\n<p>b</p>\n</body>', ['<body>', '<p>a</p>', '<p>b</p>', '</body>']],
    [
      '<p>{% raw %}\n<div>\n{% endraw %}</p>\n<p>b</p>',
      ['<p>{% raw %}\n<div>\n{% endraw %}</p>', '<p>b</p>'],
    ],
  ])('are whole elements, and what stands between them: %j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it.each([
    ['an element that nothing closes', '<div>\n<p>a</p>\n<p>b</p>'],
    ['elements that are not nested', '<p><b>a</p>\n<p>b</b></p>\n<p>c</p>'],
    ['a comment that nothing closes', '<!-- \n<p>a</p>\n<p>b</p>'],
    ['a tag that nothing closes', '<p title="\n<p>a</p>\n<p>b</p>'],
  ])('are one from %s on', (_, text) => {
    expect(parts(`<p>x</p>\n${text}`)).toEqual(['<p>x</p>', text]);
  });

  it('are found in the time that reading the text takes', () => {
    for (const piece of [
      '<p>a</p>\n',
      '<div>\n',
      '<p "\n',
      '<!--\n',
      '</\n',
      '<script>\n',
      '{% raw %}\n',
      '<b>',
    ])
      expect(parts(piece.repeat(40_000)).length).toBeGreaterThan(0);
  }, 20_000);
});
