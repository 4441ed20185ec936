// @vitest-environment jsdom
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown, type MarkdownTarget } from './html-to-markdown';
import { richToHtml, richToMarkdown } from './rich';

const GFM: MarkdownTarget = {
  html: true,
  linkify: true,
  strikethrough: true,
  footnotes: true,
  autolinks: true,
  definitionLists: true,
  math: 'dollars',
  escapes: 'commonmark',
  liquid: false,
};

function markdown(html: string, target: Partial<MarkdownTarget> = {}): string {
  return htmlToMarkdown(new JSDOM(html).window.document.body, { ...GFM, ...target });
}

describe('a piece of a web page', () => {
  it.each([
    [
      '<h2>Tea</h2><p>One <strong>two</strong> <em>three</em> <del>four</del>.</p>',
      '## Tea\n\nOne **two** *three* ~~four~~.',
    ],
    ['<p>a<br>b</p>', 'a  \nb'],
    ['<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>', '- one\n  - two\n- three'],
    ['<ol start="9"><li>nine</li><li>ten<ul><li>x</li></ul></li></ol>', '9. nine\n10. ten\n    - x'],
    ['<ul><li><p>one</p></li><li><p>two</p></li></ul>', '- one\n- two'],
    [
      '<ul><li><input type="checkbox" checked> done</li><li><label><input type="checkbox"> open</label></li></ul>',
      '- [x] done\n- [ ] open',
    ],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n> \n> b'.replace('> \n', '>\n')],
    ['<hr><p>x</p>', '---\n\nx'],
    ['<p>Press <kbd>Ctrl</kbd>, H<sub>2</sub>O</p>', 'Press <kbd>Ctrl</kbd>, H<sub>2</sub>O'],
    ['<p>x&nbsp;y\u200bz</p>', 'x yz'],
    ['<style>p{}</style><script>alert(1)</script><p>safe</p>', 'safe'],
    ['<p><span style="color:red">red</span></p>', 'red'],
    ['<p>soft<br><br>twice</p>', 'soft\n\ntwice'],
    [
      '<p>Tea<sup id="r" class="ref"><a href="https://tea.example/#n"><span>[</span>1<span>]</span></a></sup></p>',
      'Tea<sup>[\\[1\\]](https://tea.example/#n)</sup>',
    ],
    ['<p><abbr title="a &quot;b&quot;" class="x">AB</abbr></p>', '<abbr title="a &quot;b&quot;">AB</abbr>'],
    ['<p><b>a</b><b>b</b><i>c</i></p>', '**ab***c*'],
    ['<p><b>a</b><strong>b</strong> <em>c</em><i>d</i> <s>e</s><del>f</del></p>', '**ab** *cd* ~~ef~~'],
    ['<p><abbr title="a\n\nb">AB</abbr></p>', '<abbr title="a b">AB</abbr>'],
    [
      '<p><span style="font-weight:700;font-style:italic">a</span><span style="font-weight:700">b</span></p>',
      '***a*b**',
    ],
    [
      '<dl><dt>Tea</dt><dd><p>Leaves.</p><p>Water.</p></dd><dd>A meal.</dd><dt>Cup</dt><dd>Holds it.</dd></dl>',
      'Tea\n: Leaves.\n\n  Water.\n: A meal.\n\nCup\n: Holds it.',
    ],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected);
  });
});

describe('links and images', () => {
  it.each([
    [
      '<a href="https://tea.example/?utm_source=x&amp;b=1">tea</a>',
      '[tea](https://tea.example/?utm_source=x&b=1)',
    ],
    ['<a href="https://tea.example/a_(b)">tea</a>', '[tea](https://tea.example/a_(b))'],
    ['<a href="https://tea.example/a b">tea</a>', '[tea](<https://tea.example/a b>)'],
    ['<a href="https://tea.example/" title="Leaves">tea</a>', '[tea](https://tea.example/ "Leaves")'],
    ['<a href="https://tea.example/">https://tea.example/</a>', 'https://tea.example/'],
    [
      'see <a href="https://tea.example/"><b>the</b> shop </a>now',
      'see [**the** shop](https://tea.example/) now',
    ],
    ['<a href="javascript:alert(1)">no</a>', 'no'],
    ['<h2>Tea <a class="anchor" href="#tea">#</a></h2>', '## Tea'],
    [
      '<img src="https://tea.example/cup.png" alt="a [red] cup" width="20">',
      '![a \\[red\\] cup](https://tea.example/cup.png)',
    ],
    ['a<img src="https://tea.example/count.gif" width="1" height="1">b', 'ab'],
    [
      '<a href="https://tea.example/"><img src="https://tea.example/cup.png" alt="cup"></a>',
      '[![cup](https://tea.example/cup.png)](https://tea.example/)',
    ],
    ['<img src="file:///home/me/cup.png" alt="cup">', ''],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  it('are in angle brackets where a bare address is no link', () => {
    const html = '<a href="https://tea.example/">https://tea.example/</a>';
    expect(markdown(html, { linkify: false })).toBe('<https://tea.example/>');
    expect(markdown(html, { linkify: false, autolinks: false })).toBe(
      '[https://tea.example/](https://tea.example/)',
    );
  });
});

describe('code', () => {
  it.each([
    [
      '<pre><code class="language-js">const a = 1;\n\n  b();\n</code></pre>',
      '```js\nconst a = 1;\n\n  b();\n```',
    ],
    ['<div class="highlight-source-ts"><pre><span>let</span> a</pre></div>', '```ts\nlet a\n```'],
    ['<pre>a ``` b</pre>', '````\na ``` b\n````'],
    [
      '<div class="highlight"><table><tr><td><pre>1\n2</pre></td><td><pre><code class="language-go" data-lang="go">a\nb</code></pre></td></tr></table></div>',
      '```go\na\nb\n```',
    ],
    ['<p>Use <code>a `b` *c*</code>.</p>', 'Use ``a `b` *c*``.'],
    ['<pre><div>one</div><div>two</div></pre>', '```\none\ntwo\n```'],
    ['<pre>a  \n\n\n| b <br>\n\n\n\nc</pre><p>d</p>', '```\na  \n\n\n| b \n\n\n\n\nc\n```\n\nd'],
    ['<pre>a &lt;br&gt;\n|x  &lt;br&gt;</pre>', '```\na <br>\n|x  <br>\n```'],
    ['<ul><li>x<pre>a\n\n\nb</pre></li></ul>', '- x\n\n  ```\n  a\n\n\n  b\n  ```'],
    ['<blockquote><pre>a\n\n\nb</pre></blockquote>', '> ```\n> a\n>\n>\n> b\n> ```'],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  it('with template marks is shielded where Liquid runs', () => {
    const html = '<pre><code>{{ page.title }}</code></pre><p><code>{% if %}</code></p>';
    expect(markdown(html, { liquid: true })).toBe(
      '{% raw %}\n```\n{{ page.title }}\n```\n{% endraw %}\n\n{% raw %}`{% if %}`{% endraw %}',
    );
  });
});

describe('a table', () => {
  it.each([
    [
      '<table><thead><tr><th>Bed</th><th align="right">Crop</th></tr></thead><tbody><tr><td>one</td><td>kale | leek</td></tr></tbody></table>',
      '| Bed | Crop |\n| --- | ---: |\n| one | kale \\| leek |',
    ],
    [
      '<table><tbody><tr><td><p><b>A</b></p></td><td><p>B</p></td></tr><tr><td><p>1</p><p>2</p></td><td><ul><li>x</li><li>y</li></ul></td></tr></tbody></table>',
      '| A   | B   |\n| --- | --- |\n| 1<br>2 | • x<br>• y |',
    ],
    [
      '<table><tr><th colspan="2">Wide</th><th>R</th></tr><tr><td rowspan="2">a</td><td>b</td><td>1</td></tr><tr><td>c</td><td>2</td></tr></table>',
      '| Wide |     | R   |\n| --- | --- | --- |\n| a   | b   | 1   |\n|     | c   | 2   |',
    ],
    [
      '<table><thead><tr><th rowspan="2">A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      '| A   | B   |\n| --- | --- |\n| 1   | 2   |',
    ],
    [
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>',
      '| A   | B   |     |\n| --- | --- | --- |\n| 1   | 2   | 3   |',
    ],
    ['<table><tr><td><p>only</p></td></tr><tr><td>a layout</td></tr></table>', 'only\n\na layout'],
    [
      '<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
      '| a   | b   |\n| --- | --- |\n| 1   | 2   |',
    ],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  it('has no line breaks where raw HTML is left out', () => {
    const html =
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td>H<sub>2</sub>O</td></tr></table>';
    expect(markdown(html, { html: false })).toBe('| A   | B   |\n| --- | --- |\n| 1 2 | H2O |');
  });
});

describe('from Google Docs', () => {
  it('bold that is not bold goes, and styles become marks', () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:700">A title</span></h1>' +
      '<p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span> and </span><span style="font-style:italic">slanted</span><span style="font-family:\'Courier New\'">code</span></p>' +
      '<ul><li dir="ltr"><p><span>one</span></p></li><ul><li><p><span>inner</span></p></li></ul><li><p><span>two</span></p></li></ul></b>';
    expect(markdown(html)).toBe(
      '# A title\n\nPlain, **bold** and *slanted*`code`\n\n- one\n  - inner\n- two',
    );
  });

  it('a check list is a task list', () => {
    const html =
      '<ul><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA" alt="checked"><p>done</p></li><li role="checkbox" aria-checked="false"><p>open</p></li></ul>';
    expect(markdown(html)).toBe('- [x] done\n- [ ] open');
  });
});

describe('from Word', () => {
  it('what it makes bold and slanted is so, though it says of other scripts that they are not', () => {
    const html =
      "<p class=MsoNormal>A <b style='mso-bidi-font-weight:normal'>cup</b> and <i style='mso-bidi-font-style:normal'>a pot</i>, <b style='mso-bidi-font-weight: normal'><i style='mso-bidi-font-style:normal'>hot</i></b>.<o:p></o:p></p>";
    expect(markdown(html)).toBe('A **cup** and *a pot*, ***hot***.');
  });

  it('paragraphs that look like a list are one', () => {
    const item = (level: number, bullet: string, text: string) =>
      `<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${bullet}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;
    const html = `<p class=MsoTitle>Tea</p>${item(1, '·', 'one')}${item(2, 'o', 'inner')}${item(1, '·', 'two')}<p class=MsoNormal>After.<o:p>&nbsp;</o:p></p>${item(1, '1.', 'first')}`;
    expect(markdown(html)).toBe('# Tea\n\n- one\n  - inner\n- two\n\nAfter.\n\n1. first');
  });
});

describe('from Word and LibreOffice', () => {
  it('a quotation and a typewriter’s letters keep their sense', () => {
    expect(markdown('<p class=MsoQuote>Tea is <i>green</i>.</p><p>So.</p>')).toBe('> Tea is *green*.\n\nSo.');
    expect(
      markdown('<p>a <font face="Liberation Mono, monospace">b</font> <font face="Arial">c</font></p>'),
    ).toBe('a `b` c');
  });
});

describe('from Notion', () => {
  it('to-dos and code keep their sense', () => {
    const html =
      '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">done</span></li></ul><pre class="code"><code class="language-JavaScript">a()</code></pre>';
    expect(markdown(html)).toBe('- [x] done\n\n```javascript\na()\n```');
  });
});

describe('footnotes', () => {
  const html =
    '<p>Tea<sup><a href="https://x.example/p#fn1">1</a></sup> and milk<sup id="fnref2"><a href="#fn2">2</a></sup>.</p><hr><section><ol><li id="fn1"><p>Green. <a href="#fnref1">↩</a></p></li><li id="fn2"><p>Oat. <a href="#fnref2">↩︎</a></p></li></ol></section>';
  it('come along with what refers to them', () => {
    expect(markdown(html)).toBe('Tea[^1] and milk[^2].\n\n[^1]: Green.\n\n[^2]: Oat.');
  });
  it('stay links where the generator has none, or the note was not copied', () => {
    expect(markdown('<p>Tea<sup><a href="https://x.example/p#fn1">1</a></sup></p>', { html: false })).toBe(
      'Tea[1](https://x.example/p#fn1)',
    );
  });
});

describe('text that looks like Markdown', () => {
  it.each([
    ['2 * 3 = 6, a_b, C#, [sic], 50% & more', '2 * 3 = 6, a_b, C#, [sic], 50% & more'],
    ['*not em* _nor_ `code`', '\\*not em\\* \\_nor\\_ \\`code\\`'],
    ['1. not a list', '1\\. not a list'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['&lt;b&gt; and &amp;lt;', '\\<b> and \\&lt;'],
    ['[a](b) [^1]', '\\[a\\](b) \\[^1\\]'],
    ['C:\\*', 'C:\\\\\\*'],
  ])('%s', (text, expected) => {
    expect(markdown(`<p>${text}</p>`)).toBe(expected);
  });
});

describe('marks that the generator shows a backslash before', () => {
  it.each([
    ['$5 or $10', 'python', '&#36;5 or &#36;10'],
    ['$5 or $10', 'python-dollars', '\\$5 or \\$10'],
    ['$5 or $10', 'kramdown', '\\$5 or \\$10'],
    ['about ~5, ~~~ &lt;b&gt; &amp;lt; *x*', 'python', 'about ~5, &#126;&#126;~ &lt;b> &amp;lt; \\*x\\*'],
    ['about ~5, &lt;b&gt; &amp;lt; *x*', 'kramdown', 'about \\~5, \\<b> &amp;lt; \\*x\\*'],
    ['<img src="/a.png" alt="$5 [6]">', 'python', '![&#36;5 \\[6\\]](/a.png)'],
    ['<a href="/a" title="say &quot;hi&quot;">x</a>', 'kramdown', '[x](/a "say &quot;hi&quot;")'],
  ] as const)('are entities: %s (%s)', (html, escapes, expected) => {
    expect(markdown(`<p>${html}</p>`, { escapes })).toBe(expected);
  });
});

describe('formulas', () => {
  const math = (tex: string, attributes = '') =>
    `<math${attributes}><semantics><mi>x</mi><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;
  const HTML = [
    `<p>So <span class="katex"><span class="katex-mathml">${math('x^2')}</span>`,
    '<span class="katex-html" aria-hidden="true">x2</span></span> is.</p>',
    `<p><span class="katex-display"><span class="katex">${math('a\nb', ' display="block"')}</span></span></p>`,
    `<p>${math('{\\displaystyle y}')}</p>`,
  ].join('');

  it.each([
    ['dollars', 'So $x^2$ is.\n\n$$\na\nb\n$$\n\n$y$'],
    ['double', 'So $$x^2$$ is.\n\n$$\na\nb\n$$\n\n$$y$$'],
    ['passthrough', 'So \\(x^2\\) is.\n\n$$\na\nb\n$$\n\n\\(y\\)'],
    ['none', 'So `x^2` is.\n\n```tex\na\nb\n```\n\n`y`'],
  ] as const)('are the TeX that they are drawn from, as the post writes it: %s', (marks, expected) => {
    expect(richToMarkdown(HTML, { ...GFM, math: marks })).toBe(expected);
  });

  it.each([
    ['$5 or $10', 'dollars', '\\$5 or \\$10'],
    ['only $5', 'dollars', 'only $5'],
    ['$5 for <code data-tex>x</code>', 'dollars', '\\$5 for $x$'],
    ['<code>$a $b</code> $5', 'dollars', '`$a $b` \\$5'],
    ['$5 or $10, $$x$$', 'double', '$5 or $10, \\$\\$x\\$\\$'],
    ['US$<code data-tex>x</code>', 'passthrough', 'US$\\(x\\)'],
    ['US$<code data-tex>x</code>', 'double', 'US\\$$$x$$'],
    ['\\(x\\) and \\[y\\]', 'passthrough', '\\\\(x\\\\) and \\\\&#91;y\\\\\\]'],
    ['[a](b)', 'passthrough', '&#91;a\\](b)'],
    ['$5 or $10', 'none', '$5 or $10'],
    ['<img src="/a.png" alt="$5 $6">', 'dollars', '![\\$5 \\$6](/a.png)'],
  ] as const)('are not made of the words around them: %s (%s)', (html, marks, expected) => {
    expect(markdown(`<p>${html}</p>`, { math: marks })).toBe(expected);
  });

  it.each([
    ['\\text{$5$}', 'dollars', '$$\\text{$5$}$$'],
    ['a $$ b', 'dollars', '`a $$ b`'],
    ['a $$ b', 'double', '`a $$ b`'],
    ['\\text{\\(a\\)}', 'passthrough', '`\\text{\\(a\\)}`'],
  ] as const)('stay whole when the marks are in them: %s (%s)', (tex, marks, expected) => {
    expect(markdown(`<p><code data-tex>${tex}</code></p>`, { math: marks })).toBe(expected);
    expect(markdown('<pre data-tex>a $$ b</pre>', { math: marks })).toBe('```tex\na $$ b\n```');
  });

  it('in places of their own divide the paragraph that they are copied in', () => {
    const display = math('x', ' display="block"');
    expect(richToMarkdown(`<p>a ${display} b ${display}${display} <em>c</em></p>`, GFM)).toBe(
      'a\n\n$$\nx\n$$\n\nb\n\n$$\nx\n$$\n\n$$\nx\n$$\n\n*c*',
    );
  });

  it('are formulas beside a letter too', () => {
    expect(markdown('<p>the <code data-tex>n</code>th of 2<code data-tex>k</code></p>')).toBe(
      'the $$n$$th of 2$$k$$',
    );
  });

  it('are code in a post that is HTML', () => {
    expect(richToHtml(HTML)).toBe(
      '<p>So <code>x^2</code> is.</p>\n<pre><code>a\nb</code></pre>\n<p><code>y</code></p>',
    );
  });
});
