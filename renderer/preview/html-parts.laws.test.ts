// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBlockDocument } from '#core/markdown/block-document';
import { createRenderer } from '#core/markdown/renderer';
import { safeFragment } from './purify';

const piece = fc.constantFrom(
  ...['a', ' ', '\n', '\n', '\n\n', '<p>', '</p>', '<div>', '</div>', '<b>', '</b>', '<i>', '</i>', '<hr>'],
  ...['<ul>', '<li>', '</li>', '</ul>', '<br>', '<img src="k.png">', '<!-- c -->', '<!--', '-->', '<pre>'],
  ...[
    '</pre>',
    '<table>\n<tr><td>a\n<td>b\n</table>\n',
    '<table><tr><td>',
    '<td>',
    '</td></tr></table>',
    '<h2>',
    '</h2>',
    '<a href="x">',
    '</a>',
  ],
  ...[
    '<p>one</p>\n',
    '<div>\n<p>two</p>\n</div>\n',
    '<p>three\n',
    '<dl><dt>x<dd>y</dl>\n',
    '<svg>',
    '</svg>',
  ],
  ...['<span title=">">', '</span>', '<script>', '</script>', '<body>', '</body>', '&amp;', '<', '"', "'"],
);

/** The page's elements and words, without the space between blocks and the empty paragraph that a stray `</p>` can be. */
function seen(nodes: Node): string {
  const holder = document.createElement('div');
  holder.append(nodes);
  return holder.innerHTML
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .replaceAll('<p></p>', '')
    .trim();
}

it('law: the parts of a page, each read by itself, are the page', () => {
  const renderer = createRenderer({ dialect: 'jekyll', html: true });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const source = {
        length: text.length,
        sliceString: (from: number, to?: number) => text.slice(from, to),
      };
      const whole = document.createDocumentFragment();
      for (const block of createBlockDocument(renderer, source, 0).blocks)
        whole.append(safeFragment(block.html()));
      expect(seen(whole)).toBe(seen(safeFragment(`${text}\n`)));
    }),
    { numRuns: 400 },
  );
});
