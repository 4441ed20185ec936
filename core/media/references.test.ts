import { describe, expect, it } from 'vitest';
import { linkedFiles, localImages } from './references';

/** What the post names, with each place checked against the text it was found in. */
const images = (text: string) =>
  localImages(text).map(({ src, from, to, alt, kind }) => {
    expect(text.slice(from, to)).toBe(src);
    return alt === '' ? `${kind} ${src}` : `${kind} ${src} (${alt})`;
  });

describe('the images of a post', () => {
  it.each([
    ['![a cup](cup.png)', ['markdown cup.png (a cup)']],
    ['![](cup.png "on a \\"table\\"") ![b](<a b.png> \'t\')', ['markdown cup.png', 'markdown a b.png (b)']],
    [
      '![a](cup_(1).png)![b](../x/cup.png?v=2#top)',
      ['markdown cup_(1).png (a)', 'markdown ../x/cup.png?v=2#top (b)'],
    ],
    ['[![a](thumb.png)](full.png)', ['markdown thumb.png (a)']],
    ['![a [b] c](x.png)', ['markdown x.png (a [b] c)']],
    ['![a]({{ site.baseurl }}/x.png)', ['markdown {{ site.baseurl }}/x.png (a)']],
    ["![a]({{ '/x.png' | relative_url }})", ["markdown {{ '/x.png' | relative_url }} (a)"]],
    ['![a][cup] and ![Cup]\n\n[CUP]: <my cup.png> "t"\n[other]: no.png', ['markdown my cup.png (a)']],
    ['![not an image] [x](y.png)', []],
    [
      '<p><img alt="a > b" src="x.png"><IMG src=\'y.png\'><img src=z.png></p>',
      ['html x.png (a > b)', 'html y.png', 'html z.png'],
    ],
    ['`![a](x.png)` ``![b](`y.png)`` ![c](z.png)', ['markdown z.png (c)']],
    ['```\n![a](x.png)\n```\n\n- ~~~~\n  ![b](y.png)\n  ~~~\n  ~~~~\n![c](z.png)', ['markdown z.png (c)']],
    ['<!-- ![a](x.png) -->![b](https://tea.example/y.png)', ['markdown https://tea.example/y.png (b)']],
    ['![a](图/杯.png)\r\n![b](x.png)', ['markdown 图/杯.png (a)', 'markdown x.png (b)']],
  ])('%j', (text, expected) => {
    expect(images(text)).toEqual(expected);
  });

  it('in YAML front matter: values, quoted values, lists, but not other files', () => {
    const text =
      '---\ntitle: Tea.png is a name\ncover: /img/a b.png # note\nimage: "c.jpg"\nlist: [d.webp, \'e.gif\']\nmore:\n  - f.svg\n  - src: g.avif\nfile: x.pdf\nurl: https://tea.example/h.png?w=2\n---\n![i](i.png)\n';
    expect(images(text)).toEqual([
      'front-matter /img/a b.png',
      'front-matter c.jpg',
      'front-matter d.webp',
      'front-matter e.gif',
      'front-matter f.svg',
      'front-matter g.avif',
      'front-matter https://tea.example/h.png?w=2',
      'markdown i.png (i)',
    ]);
  });

  it('in TOML front matter', () => {
    expect(images('+++\nimage = "a.png"\n[cover]\n  image="b c.png"\n+++\n')).toEqual([
      'front-matter a.png',
      'front-matter b c.png',
    ]);
  });

  it('in a hostile text are found in time that grows with its length', () => {
    for (const part of ['![', '`', '` ', '`` ', '<img ', '[a\n', '<!--', '![a](', '![](x "', '![a][']) {
      expect(images(part.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
    }
    expect(images(`![a]\n\n[a]:${' '.repeat(200_000)}\n`)).toEqual([]);
  });
});

describe('the files a post links to', () => {
  it('are what can be downloaded, not pages, images or code', () => {
    const text =
      '---\nfile: x.pdf\n---\n[menu](/files/menu.pdf) [again](/files/menu.pdf) [a](b.md) [c](d.html#e) ![f](g.png) `[h](i.zip)` [j](<k l.mp4>) [m](/about/) [n]({{ site.baseurl }}/o.zip)\n';
    expect(linkedFiles(text)).toEqual(['/files/menu.pdf', 'k l.mp4', '{{ site.baseurl }}/o.zip']);
  });
});
