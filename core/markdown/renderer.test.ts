import { describe, expect, it } from 'vitest';
import type { DialectName } from './dialect';
import { MAX_HIGHLIGHTED } from './highlight';
import { createRenderer } from './renderer';

const render = (dialect: DialectName, markdown: string) => createRenderer({ dialect }).render(markdown);

const each = (dialect: DialectName, cases: readonly (readonly [markdown: string, html: string])[]) => {
  for (const [markdown, html] of cases) {
    it(`${dialect}: ${JSON.stringify(markdown)}`, () => expect(render(dialect, markdown)).toBe(html));
  }
};

describe('the standards', () => {
  each('commonmark', [
    ['# Tea\n\nA *cup*.', '<h1>Tea</h1>\n<p>A <em>cup</em>.</p>\n'],
    ['a\nb', '<p>a\nb</p>\n'],
    ['![kettle](k.png "on")', '<p><img src="k.png" alt="kettle" title="on" /></p>\n'],
    ['~~no~~ | a |', '<p>~~no~~ | a |</p>\n'],
    ['> ', '<blockquote>\n</blockquote>\n'],
    ['<script>a</script>', '<script>a</script>'],
    ['see https://tea.example', '<p>see https://tea.example</p>\n'],
    ['```js\nlet a\n```', '<pre><code class="language-js">let a\n</code></pre>\n'],
  ]);
  each('gfm', [
    ['~one~ ~~two~~ ~~~three~~~', '<p><del>one</del> <del>two</del> ~~~three~~~</p>\n'],
    ['~a~~ b', '<p>~a~~ b</p>\n'],
    [
      '- [ ] steep\n- [x] pour',
      '<ul>\n<li><input disabled="" type="checkbox"> steep</li>\n<li><input checked="" disabled="" type="checkbox"> pour</li>\n</ul>\n',
    ],
    [
      '1. [x] a\n\n2. b',
      '<ol>\n<li>\n<p><input checked="" disabled="" type="checkbox"> a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n',
    ],
    ['- [y] no\n- [ ]no', '<ul>\n<li>[y] no</li>\n<li>[ ]no</li>\n</ul>\n'],
    [
      '| a |\n| :-: |\n| b |',
      '<table>\n<thead>\n<tr>\n<th align="center">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="center">b</td>\n</tr>\n</tbody>\n</table>\n',
    ],
    [
      '(see www.tea.example/a_(b)).',
      '<p>(see <a href="http://www.tea.example/a_(b)">www.tea.example/a_(b)</a>).</p>\n',
    ],
    [
      'https://tea.example/*a*_b_, then',
      '<p><a href="https://tea.example/*a*_b">https://tea.example/*a*_b</a>_, then</p>\n',
    ],
    ['mail me@tea.example.', '<p>mail <a href="mailto:me@tea.example">me@tea.example</a>.</p>\n'],
    ['[https://tea.example](/x)', '<p><a href="/x">https://tea.example</a></p>\n'],
    ['x<iframe src=a></iframe>', '<p>x&lt;iframe src=a>&lt;/iframe></p>\n'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>\n'],
  ]);
});

describe('a post that is HTML', () => {
  const page = (dialect: DialectName, html: string) => createRenderer({ dialect, html: true }).render(html);

  it.each([
    ['an element with blank lines in it', '<div>\n\n    <p>A & B &amp; “C” -- *d*</p>\n\n\n</div>\n'],
    ['text without an element', 'a_b_c\n# d\n- e\n\nhttps://tea.example\n'],
    ['what is no element', '1 < 2 <> <x\n'],
    ['tags in an element’s own tag', '<a href="{{ site.baseurl }}/x">y</a>\n'],
  ])('stands as it is: %s', (_name, html) => {
    for (const dialect of ['jekyll', 'hugo', 'eleventy', 'pelican', 'hexo'] as const)
      expect(page(dialect, html)).toBe(html);
  });

  it('has its template tags shown, and its images where the page finds them', () => {
    expect(page('jekyll', '<p>\n{% include cup.html %}</p>')).toMatch(
      /^<p>\n<(?:span|div) class="[^"]*"[\s\S]*cup\.html[\s\S]*<\/p>\n$/,
    );
    expect(page('jekyll', '<b>{% raw %}{{ x }}{% endraw %}</b>')).toBe('<b>{{ x }}</b>\n');
    const renderer = createRenderer({ dialect: 'hugo', html: true, image: (src) => `/at/${src}` });
    expect(renderer.render('<p><img alt="" src="k.png"></p>')).toBe('<p><img alt="" src="/at/k.png"></p>\n');
  });
});

describe('the generators', () => {
  each('hugo', [
    [
      'a <b>c</b>\n\n<div>\nd\n</div>',
      '<p>a <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>\n<!-- raw HTML omitted -->',
    ],
    ['"a" -- b --- c...', '<p>“a” – b — c…</p>\n'],
    ['(c) +- ????', '<p>(c) +- ????</p>\n'],
    [
      '## What’s new?\n## What’s new?',
      '<h2 id="whats-new">What’s new?</h2>\n<h2 id="whats-new-1">What’s new?</h2>\n',
    ],
    ['{{< figure src="a.png" >}}', '<figure><img src="a.png" alt="" decoding="async"></figure>\n'],
    ['`{{< x >}}`', '<p><code>{{&lt; x &gt;}}</code></p>\n'],
    ['![a](a.png)', '<p><img src="a.png" alt="a" decoding="async"></p>\n'],
  ]);
  each('jekyll', [
    ['https://tea.example', '<p>https://tea.example</p>\n'],
    [
      '{% include note.html %}',
      '<p><span class="lh-box lh-differs" title="The site may differ here: {% include note.html %}">include</span></p>\n',
    ],
    [
      '[a]({{ site.baseurl }}/b c)',
      '<p>[a](<span class="lh-box lh-differs" title="The site may differ here: {{ site.baseurl }}">site.baseurl</span>/b c)</p>\n',
    ],
    ["[a]({{ '/b' | relative_url }}?q)", '<p><a href="/b?q">a</a></p>\n'],
    ['{{ open', '<p>{{ open</p>\n'],
  ]);
  each('hexo', [['a\nb', '<p>a<br>\nb</p>\n']]);
  each('astro', [['a -- "b"', '<p>a — “b”</p>\n']]);
  each('eleventy', [['    a "b"', '<p>a &quot;b&quot;</p>\n']]);
  each('plain', [
    ['a <kbd>K</kbd>', '<p>a <kbd>K</kbd></p>\n'],
    [
      '```js {1,2}\nlet a\n```',
      '<pre><code class="hljs language-js"><span class="hljs-keyword">let</span> a\n</code></pre>\n',
    ],
    ['```nonesuch\n<a>\n```', '<pre><code class="hljs language-nonesuch">&lt;a&gt;\n</code></pre>\n'],
    ['# ?!', '<h1>?!</h1>\n'],
    ['# 下雨天 *的* `x`', '<h1 id="下雨天-的-x">下雨天 <em>的</em> <code>x</code></h1>\n'],
  ]);

  it('do not colour code that is too long to colour while typing', () => {
    const code = 'let a\n'.repeat(MAX_HIGHLIGHTED / 6 + 1);
    expect(render('plain', `\`\`\`js\n${code}\`\`\``)).toBe(
      `<pre><code class="hljs language-js">${code}</code></pre>\n`,
    );
  });
});

describe('addresses', () => {
  const renderer = createRenderer({
    dialect: 'plain',
    image: (src) => `asset:${src}`,
    link: (href) => `to:${href}`,
  });

  it('of images go through the mapping, in Markdown and in raw HTML', () => {
    expect(renderer.render('![a](b.png) <img alt="src=x" src=\'c.png\'>\n\n<p><img src=d.png></p>')).toBe(
      '<p><img src="asset:b.png" alt="a" decoding="async"> <img alt="src=x" src="asset:c.png"></p>\n<p><img src="asset:d.png"></p>',
    );
  });

  it('of images cannot break out of their attribute', () => {
    expect(renderer.render("<img src='a\"onerror=x'>")).toBe('<img src="asset:a&quot;onerror=x">');
  });

  it('of links go through the mapping', () => {
    expect(renderer.render('[a](b) https://c.example')).toBe(
      '<p><a href="to:b">a</a> <a href="to:https://c.example">https://c.example</a></p>\n',
    );
  });
});

it('a text with CRLF line ends renders as the same text with LF', () => {
  expect(render('plain', '# a\r\n\r\nb\r\nc')).toBe(render('plain', '# a\n\nb\nc'));
});

describe('a bar in code in a table', () => {
  const text = '| a | `a|b` |\n|---|---|\n| `` p|q `` | `x \\| y` |\n| `open | r \\| s |\n';
  const cells = (dialect: DialectName) =>
    [...render(dialect, text).matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell);

  // As kramdown 2.4 and Python-Markdown 3.4 print it.
  it.each(['jekyll', 'pelican'] as const)('ends no cell: %s', (dialect) => {
    expect(cells(dialect)).toEqual([
      'a',
      '<code>a|b</code>',
      '<code>p|q</code>',
      '<code>x \\| y</code>',
      '`open',
      'r | s',
    ]);
  });

  it.each([
    ['a long paragraph', ''],
    ['what only looks like tables', '-|-|-\n'],
  ])('is not looked for in each line of %s', (_, below) => {
    const line = `a \`b|c\` d\n${below}`;
    expect(render('jekyll', line.repeat(20_000)).match(/<code>b\|c<\/code>/g)).toHaveLength(20_000);
  });

  it('is in code that ends in its line', () => {
    const html = render('jekyll', 'a | b\n--|--\nc | `d | e\n`f | g\n');
    expect([...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell)).toEqual(['c', '`d', '`f', 'g']);
  });

  it('is not taken for a sign of the text', () => {
    expect(render('jekyll', 'a | b\n--|--\n`c` | \uE00A\n')).toContain('<td>\uE00A</td>');
  });

  it('ends one in GFM, so that this is no table', () => {
    expect(cells('gfm')).toEqual([]);
  });
});

describe('prices', () => {
  const page = (math: 'dollars' | 'remark' | 'passthrough' | 'passthrough-dollars', markdown: string) =>
    createRenderer({ dialect: 'gfm', settings: { math } }).render(markdown);

  it.each(['dollars', 'passthrough'] as const)('stay prices where the marks tell them apart: %s', (math) => {
    expect(page(math, 'It is $5 and $10.')).toBe('<p>It is $5 and $10.</p>\n');
  });

  it.each(['remark', 'passthrough-dollars'] as const)(
    'are a formula, marked as one of prices: %s',
    (math) => {
      expect(page(math, 'It is $5 and $10.')).toBe(
        '<p>It is <span class="lh-math lh-math-source lh-prices">5 and</span>10.</p>\n',
      );
      expect(page(math, 'It is \\$5 and \\$10.')).toBe('<p>It is $5 and $10.</p>\n');
    },
  );

  it.each(['$2 + 3$ is', '$x$5', '$a$ and $5 b$', '$$5 a$$1'])('are not what a formula is: %s', (text) => {
    expect(page('remark', text)).not.toContain('lh-prices');
  });
});
