import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel, Generator } from '../../blog/model';
import { createRenderer } from '../../markdown/renderer';
import { namesPosts, tagAddress } from './tag-address';

interface Place {
  readonly generator: Generator;
  readonly folder: string;
  readonly configFile: string;
  readonly posts: Readonly<Record<string, string | null>>;
}

const hugo: Place = {
  generator: 'hugo',
  folder: 'content/posts',
  configFile: 'hugo.toml',
  posts: {
    'content/posts/cups.md': '/blog/posts/cups/',
    'content/posts/leaves/index.md': '/blog/posts/leaves/',
  },
};
const jekyll: Place = {
  generator: 'jekyll',
  folder: '_posts',
  configFile: '_config.yml',
  posts: { '_posts/2024-01-02-cups.md': '/2024/01/02/cups.html', '_posts/2024-01-03-odd.md': null },
};
const hexo: Place = {
  generator: 'hexo',
  folder: 'source/_posts',
  configFile: '_config.yml',
  posts: { 'source/_posts/cups.md': '/2024/01/02/cups/' },
};
const zola: Place = {
  generator: 'zola',
  folder: 'content/blog',
  configFile: 'config.toml',
  posts: { 'content/blog/cups.md': '/blog/cups/' },
};
const pelican: Place = {
  generator: 'pelican',
  folder: 'content',
  configFile: 'pelicanconf.py',
  posts: { 'content/cups.md': '/cups.html' },
};

function render({ generator, folder, configFile, posts }: Place, markdown: string): string {
  const model: ContentModel = exampleModel({
    generator,
    configFile,
    contentFolders: [{ path: folder, kind: 'posts', language: null }],
  });
  const list = Object.entries(posts).map(([id, url]) => ({ id, url, title: '' }));
  return createRenderer({
    dialect: generator,
    resolve: tagAddress(
      `${folder}/from.md`,
      model,
      () => list,
      ({ url }) => url,
    ),
  }).render(markdown);
}

const link = (href: string): string => `<p><a href="${href}">a</a></p>\n`;

describe('a tag that names a post', () => {
  it.each<[string, Place, string, string]>([
    ['Hugo, beside the post', hugo, '[a]({{< ref "cups.md" >}})', link('/blog/posts/cups/')],
    ['Hugo, from the root', hugo, '[a]({{% relref "/posts/cups" %}})', link('/blog/posts/cups/')],
    [
      'Hugo, a bundle with a place in it',
      hugo,
      '[a]({{< ref "leaves#tea" >}})',
      link('/blog/posts/leaves/#tea'),
    ],
    ['Hugo, a place in the post itself', hugo, '[a]({{< ref "#tea" >}})', link('#tea')],
    ['Hugo, in the text', hugo, 'a {{< ref "cups.md" >}}', '<p>a /blog/posts/cups/</p>\n'],
    ['Jekyll, by name', jekyll, '[a]({% post_url 2024-01-02-cups %})', link('/2024/01/02/cups.html')],
    [
      'Jekyll, by file',
      jekyll,
      '[a]({% link _posts/2024-01-02-cups.md %}#b)',
      link('/2024/01/02/cups.html#b'),
    ],
    ['Jekyll, a file that is no post', jekyll, '[a]({% link assets/a.pdf %})', link('/assets/a.pdf')],
    [
      'Jekyll, in a definition',
      jekyll,
      '[a]\n\n[a]: {% post_url 2024-01-02-cups %}',
      link('/2024/01/02/cups.html'),
    ],
    ['Hexo', hexo, '{% post_link cups A title %}', '<p><a href="/2024/01/02/cups/">A title</a></p>\n'],
    ['Zola', zola, '[a](@/blog/cups.md#b)', link('/blog/cups/#b')],
    ['Pelican', pelican, '[a]({filename}cups.md)', link('/cups.html')],
    ['Pelican, in the old form', pelican, '[a](|filename|/cups.md)', link('/cups.html')],
  ])('leads to its address: %s', (_, place, markdown, html) => {
    expect(render(place, markdown)).toBe(html);
    expect(namesPosts(markdown)).toBe(true);
  });

  it('that is not known, or has no address, stays as it is written', () => {
    expect(render(hugo, '[a]({{< ref "none.md" >}})')).toBe(link('none.md'));
    expect(render(jekyll, '[a]({% post_url 2024-01-03-odd %})')).toBe(link('2024-01-03-odd'));
  });

  it('is not looked for in a text without one', () => {
    expect(
      namesPosts('A [link](b.md), {{ page.title }}, {% include a.html %} and {{< figure src="a.png" >}}.'),
    ).toBe(false);
  });

  it('is asked for again when the list of posts is another one', () => {
    const model = exampleModel({ generator: 'jekyll', configFile: '_config.yml' });
    let posts: { id: string; url: string; title: string }[] = [];
    const resolve = tagAddress(
      '_posts/a.md',
      model,
      () => posts,
      ({ url }) => url,
    );
    expect(resolve('2024-01-02-b', 'post-url')).toBeNull();
    posts = [{ id: '_posts/2024-01-02-b.md', url: '/b/', title: '' }];
    expect(resolve('2024-01-02-b', 'post-url')).toBe('/b/');
  });
});
