import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlProseBlocks } from './html-prose';
import { sourceOf } from './prose';

const textsOf = (html: string) => htmlProseBlocks(html, 0).map(({ text }) => text);

describe('the prose of a page of HTML', () => {
  it.each([
    ['<p>One</p>\n<p class="teh">Two <b>big</b>\n   dogs</p>', ['One', 'Two big dogs']],
    ['<ul><li>One <em>item</em></li><li>Two</li></ul>', ['One item', 'Two']],
    ['<h2 id="x">It&#8217;s &amp; caf&eacute;&nbsp; here</h2>', ['It’s & café here']],
    ['Use <code class="x">npm <b>i</b></code> now.', ['Use `x` now.']],
    ['Before <pre><code>teh\n\nteh</code></pre> after', ['Before', 'after']],
    ['<script>teh("<p>teh</p>")</script><style>teh{}</style><!-- teh --><p>Yes</p>', ['Yes']],
    ['One<br>two<br />\n<br />three', ['One\ntwo', 'three']],
    ['<p>See {% link teh.md %} and {{ teh }}</p>', ['See `xxxxxxxxxxxxxxx` and `xxxxxxx`']],
    ['a < b and <b unfinished', ['a < b and <b unfinished']],
    ['<p>a <!-- note -->b <img src="teh.png" alt="teh">c</p>', ['a b c']],
    ['', []],
    ['<div> \n </div>', []],
  ])('is the words between its tags: %s', (html, expected) => {
    expect(textsOf(html)).toEqual(expected);
  });

  it('is at the places of its letters', () => {
    const html = '<p>It&rsquo;s  an <b>test</b> of\n  <code>x</code> teh <i>teh</i>.</p>';
    const [block] = htmlProseBlocks(html, 100);
    if (!block) throw new Error('no block');
    const sourceAt = (words: string) => {
      const at = block.text.indexOf(words);
      const { from, to } = sourceOf(block, at, at + words.length);
      return html.slice(from - 100, to - 100);
    };
    expect(block.text).toBe('It’s an test of `x` teh teh.');
    expect(sourceAt('It’s')).toBe('It&rsquo;s');
    expect(sourceAt('’')).toBe('&rsquo;');
    expect(sourceAt('an')).toBe('an');
    expect(sourceAt('an test')).toBe('an <b>test');
    expect(sourceAt('test of')).toBe('test</b> of');
    expect(sourceAt('`x`')).toBe('<code>x</code>');
    expect(sourceAt('teh teh')).toBe('teh <i>teh');
    expect(sourceAt('.')).toBe('.');
  });

  it('has every letter where it is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<br>',
        '<code>',
        '</code>',
        '<pre>',
        '</pre>',
        '<!--',
        '-->',
      ),
      fc.constantFrom(
        '&amp;',
        '&nbsp;',
        '&x',
        '<',
        '>',
        ' ',
        '\n  ',
        '\u00A0',
        '😀',
        'é',
        '{{ x }}',
        'word',
        'a',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(9), (pieces, base) => {
        const html = pieces.join('');
        let end = base;
        for (const block of htmlProseBlocks(html, base)) {
          for (let at = 0; at < block.text.length; at++) {
            const { from, to } = sourceOf(block, at, at + 1);
            const [source, letter] = [html.slice(from - base, to - base), block.text[at] ?? ''];
            expect(from).toBeLessThan(to);
            if (/[a-z]/.test(letter) && letter !== 'x' && !source.startsWith('&'))
              expect(source).toBe(letter);
          }
          const whole = sourceOf(block, 0, block.text.length);
          expect(whole.from).toBeGreaterThanOrEqual(end);
          end = whole.to;
        }
      }),
    );
  });

  it('has each place found without a look at all of them', () => {
    const [block] = htmlProseBlocks('<b>a</b> &amp; '.repeat(100_000), 0);
    if (!block) throw new Error('no block');
    for (let at = 0; at < block.text.length; at += 2)
      expect(sourceOf(block, at, at + 1).from).toBeLessThan(1_500_000);
  });

  it('is found in the time that reading the page takes', () => {
    for (const piece of [
      '<p>',
      '<code>',
      '<pre>',
      '<!--',
      '<script>',
      '<',
      '&',
      '&nbsp;',
      ' ',
      'a<b>b</b> ',
      '<br>',
      '</code ',
      '{{ ',
      '{% ',
      '{: ',
      '{{a<b>b</b> ',
    ])
      expect(htmlProseBlocks(`<code>${piece.repeat(100_000)}`, 0).length).toBeGreaterThanOrEqual(0);
  });
});
