import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generator } from '../../blog/model';
import { findLinks } from './links';

/** What is found, as `form target`, images with `!`; each place is checked against the text. */
function found(text: string, generator: Generator | null = null): string[] {
  return findLinks(text, generator).map(({ form, target, from, to, image, withoutBase }) => {
    expect(text.slice(from, to)).toBe(target);
    return `${image ? '!' : ''}${form} ${target}${withoutBase ? ' (without base)' : ''}`;
  });
}

/** The definitions' addresses, each with the words of the text that goes by it first, and where those are. */
const uses = (text: string, generator: Generator | null = null): string[] =>
  findLinks(text, generator).flatMap(({ target, use }) =>
    use === undefined
      ? []
      : [`${target} ${use === null ? '-' : `${text.slice(use.from, use.to)} ${use.from}`}`],
  );

it.each<[string, string[], Generator?]>([
  ['---\na: b\n---\n[old][x] [new][x]\n\n[x]: /b/', ['/b/ old 14']],
  ['[x]: /b/\n\nSee [X] or [x][].', ['/b/ X 15']],
  ['[none](/c/)\n\n[x]: /b/', ['/b/ -']],
  ['[x]: /b/\n[x]: /c/\n\n[x]', ['/b/ x 20', '/c/ -']],
  ['\\[x] `[x]` [*a* [b]\nc][x]\n\n[x]: /b/', ['/b/ *a* [b]\nc 12']],
  ['![alt][x] [text][y]\n\n[x]: a.png\n[y]: /b/', ['a.png alt 2', '/b/ text 11']],
  ['[![alt][x]][y]\n\n[x]: a.png\n[y]: /b/', ['a.png alt 3', '/b/ ![alt][x] 1']],
  [`[${'a'.repeat(2000)}] [x]\n\n[x]: /b/`, ['/b/ x 2004']],
  ['[a][x]\n\n[x]: {% post_url 2026-01-01-b %}', ['2026-01-01-b a 1'], 'jekyll'],
  [
    '[a][x]\n\n[x]: {{ site.baseurl }}{% link _posts/b.md %}\n\n{% link _posts/c.md %}',
    ['_posts/b.md a 1'],
    'jekyll',
  ],
  ['[x]: {{< relref "b.md" >}}\n', ['b.md -'], 'hugo'],
])('a definition is told with its first use in the text: %j', (text, expected, generator) => {
  expect(uses(text, generator)).toEqual(expected);
});

describe('links in a post', () => {
  it.each<[string, string[]]>([
    ['[a](/b/)', ['inline /b/']],
    ['[a](/b/ "title") and [c](<d e.md> \'t\')', ['inline /b/', 'inline d e.md']],
    ['[a]( /b/ )', ['inline /b/']],
    ['[a [b] c](/x/) [](/y/)', ['inline /x/', 'inline /y/']],
    ['[a](x_(1).md) [b](y\\)z.md)', ['inline x_(1).md', 'inline y\\)z.md']],
    ['![a](a.png)', ['!inline a.png']],
    ['[![a](a.png)](/big/)', ['!inline a.png', 'inline /big/']],
    ['\\[a](/b/) a](/c/)', []],
    ['\\![a](/b/)', ['inline /b/']],
    ['a\n\nb](/c/)', []],
    ['[a\n\nb](/c/)', []],
    ['[a][x] [x]\n\n[x]: /b/ "t"\n[y]: <c d.md>\n', ['definition /b/', 'definition c d.md']],
    ['text[^1]\n\n[^1]: /not/a/link', []],
    [
      '![a cup][Cup  1] ![pot]\n\n[cup 1]: a.png\n[pot]: b.png\n[tea]: /c/',
      ['!definition a.png', '!definition b.png', 'definition /c/'],
    ],
    ['- [ ]: no\n- [x] [a](b.md)', ['inline b.md']],
    [
      '<a class="x" href="/b/">c</a> <a href=\'d.md\'>e</a> <a href=/f/>',
      ['html /b/', 'html d.md', 'html /f/'],
    ],
    ['<img alt="x > y" src="z.png">', ['!html z.png']],
    ['<abbr title="x"> <article href="y">', []],
    ['<https://tea.example/a> <b@c.example>', ['autolink https://tea.example/a']],
    [
      '[a](mailto:b@c.example) [d](tel:1) [e](javascript:f) [g](https://h.example)',
      ['inline https://h.example'],
    ],
    ['[a](#b)', ['inline #b']],
    ['[a]({{ site.baseurl }}/b/)', ['inline /b/ (without base)']],
    ['[a]({{site.url}}{{site.baseurl}}/b/)', ['inline /b/ (without base)']],
    [
      '[a]({{ \'/b/\' | relative_url }}) [c]({{ "/d/" | url }})',
      ['inline /b/ (without base)', 'inline /d/ (without base)'],
    ],
    ['[a]({{ page.next.url }}) [b]({% unknown x %})', []],
    ['[a]({{< ref "b.md" >}}) [c]({{% relref "/d" %}})', ['hugo-ref b.md', 'hugo-ref /d']],
    ['<a href="{{< ref "b.md#c" >}}">d</a>', ['hugo-ref b.md#c']],
    ['{{< ref path="b.md" lang="fr" >}} {{</* ref "no" */>}}', ['hugo-ref b.md']],
    [
      '[a]({% post_url 2024-01-02-b %}) [c]({% link _posts/2024-01-02-d.md %})',
      ['post-url 2024-01-02-b', 'jekyll-link _posts/2024-01-02-d.md'],
    ],
    ['[a]({{ site.baseurl }}{% post_url 2024-01-02-b %})', ['post-url 2024-01-02-b']],
    ['{% post_link tea-leaves The title %}', ['post-url tea-leaves']],
    [
      '[a](@/blog/b.md#c) [d]({filename}e.md) ![f]({static}/g.png)',
      ['inline @/blog/b.md#c', 'inline {filename}e.md', '!inline {static}/g.png'],
    ],
    [
      '[[Tea leaves]] [[b|c]] [[d#e]] ![[f.png]]',
      ['wikilink Tea leaves', 'wikilink b', 'wikilink d', '!wikilink f.png'],
    ],
    ['[[a](/b/)]', ['inline /b/']],
    ['[图](/图/ 片.md) [图](/图/)', ['inline /图/']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['in code spans', '`[a](/b/)` and ``[c](`/d/)``'],
    ['in fenced code', '```\n[a](/b/)\n```\n~~~~ md\n[c](/d/)\n~~~\n~~~~\n- x\n  ```\n  [e](/f/)\n  ```'],
    ['in indented code', 'a\n\n    [b](/c/)\n\n    [d](/e/)\n\nf'],
    ['in comments', '<!-- [a](/b/)\n\n<a href="/c/"> -->'],
    ['in raw HTML', '<pre>\n[a](/b/)\n</pre><script>"[c](/d/)"</script>'],
    [
      'in raw blocks',
      '{% raw %}[a]({% link b.md %}){% endraw %}{% highlight md %}[c](/d/){% endhighlight %}',
    ],
    ['in front matter', '---\ndescription: "[a](/b/)"\n---\n'],
  ])('are not those %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['in a list', '- a\n\n    [b](/c/)\n\n      deeper [d](/e/)'],
    ['that go on from a paragraph', '[b](/c/)\n    [d](/e/)'],
    ['after a fence that is closed', '```\nx\n```\n[b](/c/) ``` [d](/e/)'],
  ])('are those %s', (_, text) => {
    expect(found(text)).toEqual(['inline /c/', 'inline /e/']);
  });

  it('are found in indented lines where the generator has no indented code', () => {
    expect(found('a\n\n    [b](/c/)\n', 'eleventy')).toEqual(['inline /c/']);
  });

  it('are placed in the whole text, with a byte order mark, CRLF and front matter before them', () => {
    expect(found('\uFEFF---\r\ntitle: [x](y)\r\n---\r\n[a](/b/)\r\n\r\n[c]: d.md\r\n')).toEqual([
      'inline /b/',
      'definition d.md',
    ]);
  });

  it('have the description of an image', () => {
    const text = '![a *b*](c.png) <img src="d.png"> <img src="e.png" alt=""> [f](g) ![][h]\n\n[h]: i.png';
    expect(findLinks(text).map(({ alt }) => alt)).toEqual(['a *b*', null, '', null, '']);
  });

  it('in a hostile text are found in time that grows with its length', () => {
    const parts = [
      '[',
      '![',
      '[[',
      '](',
      '[a](',
      '[a](<',
      '(((',
      '`',
      '` ',
      '<a ',
      '<a href="',
      '<!--',
      '{{',
      '{% link ',
      '{{< ref "',
      '[a]:',
      '[a\n',
      '    x\n\n',
      '- ',
      '```\n',
      '<pre>',
      '{% raw %}',
      '{{< highlight go >}}',
    ];
    for (const part of parts) expect(findLinks(part.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
    expect(findLinks(`[a]:${' '.repeat(200_000)}\n`)).toEqual([]);
  });

  it('never overlap the text of another, and never throw, whatever the text is', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '`',
      '\\',
      '\n',
      ' ',
      'a',
      '{{',
      '}}',
      '{%',
      '%}',
      'link ',
      '/b/',
      '"',
      '|',
      '#',
      ':',
      '<a href=',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { from, to, target } of findLinks(text)) expect(text.slice(from, to)).toBe(target);
      }),
    );
  });
});
