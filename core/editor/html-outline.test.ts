import { describe, expect, it } from 'vitest';
import { htmlOutline } from './html-outline';

describe('the headings of a page of HTML', () => {
  it('are its elements, with their words', () => {
    const text =
      '<p>x</p>\n<h2 class="a">One &amp; <em>two</em> &mdash; caf&eacute;&#8217;s</h2>\n<H3>Three\n  four</H3>\n<h7>no</h7>';
    expect(htmlOutline(text, 100)).toEqual([
      { level: 2, text: 'One & two — café’s', from: 100 + text.indexOf('<h2') },
      { level: 3, text: 'Three four', from: 100 + text.indexOf('<H3') },
    ]);
  });

  it('are not in comments and scripts, and need an end', () => {
    expect(
      htmlOutline('<!-- <h2>a</h2> --><script>"<h2>b</h2>"</script><h2>c<p title="<h1>d</h1>">e</p>', 0),
    ).toEqual([]);
  });

  it('are found in the time that reading the text takes', () => {
    for (const piece of [
      '<h2>',
      '<!--',
      '<script>',
      '<script></x>',
      '<title></titles>',
      '<h2 "',
      '<',
      '<a b="c" ',
      '<h1',
    ])
      expect(htmlOutline(piece.repeat(100_000), 0)).toEqual([]);
  });
});
