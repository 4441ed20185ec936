import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel } from '../../blog/model';
import { AddressHabits } from './address-habit';
import { exampleOf, type LinkExample, LinkHabits } from './example';
import { findLinks } from './links';
import { linkLookup } from './lookup';
import { resolveLink } from './resolve';
import { type LinkedPost, type LinkWays, writeDestination, writeLink } from './write';

const folders = (...paths: string[]): ContentModel['contentFolders'] =>
  paths.map((path) => ({ path, kind: 'posts', language: null }));
const post = (id: string, url: string | null, title = 'Tea leaves'): LinkedPost => ({ id, url, title });
const site = (baseUrl: string) => ({ ...exampleModel().site, baseUrl });

interface World {
  readonly model: ContentModel;
  readonly from: LinkedPost;
  readonly to: LinkedPost;
  readonly others?: readonly LinkedPost[];
}

const jekyll: World = {
  model: exampleModel({
    generator: 'jekyll',
    configFile: '_config.yml',
    contentFolders: folders('_posts'),
    site: site('https://tea.example/blog'),
  }),
  from: post('_posts/2024-03-01-cups.md', '/blog/2024/03/01/cups.html', 'Cups'),
  to: post('_posts/2024-01-02-leaves.md', '/blog/2024/01/02/leaves.html'),
  others: [post('_posts/2023-01-02-leaves.md', '/blog/2023/01/02/leaves.html', 'Old leaves')],
};
const hugo: World = {
  model: exampleModel({
    generator: 'hugo',
    configFile: 'hugo.toml',
    contentFolders: folders('content/posts', 'content/notes'),
  }),
  from: post('content/posts/cups/index.md', '/posts/cups/', 'Cups'),
  to: post('content/notes/leaves.md', '/notes/leaves/'),
};
const bundle: World = { ...hugo, to: post('content/notes/leaves/index.md', '/notes/leaves/') };
const zola: World = {
  model: exampleModel({
    generator: 'zola',
    configFile: 'config.toml',
    contentFolders: folders('content/blog'),
  }),
  from: post('content/blog/cups.md', '/blog/cups/', 'Cups'),
  to: post('content/blog/leaves/index.md', '/blog/leaves/'),
};
const pelican: World = {
  model: exampleModel({
    generator: 'pelican',
    configFile: 'pelicanconf.py',
    contentFolders: folders('content'),
  }),
  from: post('content/tea/cups.md', '/cups.html', 'Cups'),
  to: post('content/herbs/leaves.md', '/leaves.html'),
};
const docusaurus: World = {
  model: exampleModel({
    generator: 'docusaurus',
    configFile: 'docusaurus.config.js',
    contentFolders: folders('blog'),
  }),
  from: post('blog/2024-03-01-cups.md', '/blog/2024/03/01/cups', 'Cups'),
  to: post('blog/2024-01-02-leaves/index.md', '/blog/2024/01/02/leaves'),
};
const vitepress: World = {
  model: exampleModel({
    generator: 'vitepress',
    configFile: '.vitepress/config.ts',
    contentFolders: folders('posts'),
  }),
  from: post('posts/cups.md', '/posts/cups.html', 'Cups'),
  to: post('posts/green/leaves.md', '/posts/green/leaves.html'),
};
const hexo: World = {
  model: exampleModel({
    generator: 'hexo',
    configFile: '_config.yml',
    contentFolders: folders('source/_posts'),
  }),
  from: post('source/_posts/cups.md', '/2024/03/01/cups/', 'Cups'),
  to: post('source/_posts/leaves.md', '/2024/01/02/leaves/'),
};
const byUrl = (generator: 'astro' | 'eleventy' | 'next' | 'gatsby'): World => ({
  model: exampleModel({ generator, contentFolders: folders('src/content/blog') }),
  from: post('src/content/blog/cups.md', '/blog/cups/', 'Cups'),
  to: post('src/content/blog/leaves.md', '/blog/leaves/'),
});
const plain: World = {
  model: exampleModel(),
  from: post('posts/cups.md', null, 'Cups'),
  to: post('posts/leaves.md', null),
};

const waysOf = (
  { model, from, to, others = [] }: World,
  examples: readonly LinkExample[] = [],
): LinkWays => ({
  model,
  examples,
  posts: [from, to, ...others],
});

/** What the blog's own links teach: each text is one post with a link to `to`. */
function learned({ model, from, to, others = [] }: World, ...texts: string[]): LinkExample[] {
  const habits = new LinkHabits();
  const lookup = linkLookup({ posts: [from, to, ...others], files: null, model });
  for (const text of texts) {
    for (const link of findLinks(text, model.generator)) {
      const target = resolveLink(link, from.id, model, lookup);
      const example = target.kind === 'post' ? exampleOf(text, link, target.id) : null;
      if (example !== null) habits.note(example);
    }
  }
  return habits.examples();
}

function write(
  world: World,
  examples: readonly LinkExample[] = [],
  anchor: string | null = null,
): string | null {
  const written = writeLink(
    {
      to: world.to,
      from: world.from,
      heading: anchor === null ? null : { id: anchor, text: 'Hot water' },
      words: world.to.title,
    },
    waysOf(world, examples),
  );
  if (written?.words) {
    expect(written.text.slice(written.words.from, written.words.to)).toBe(world.to.title);
  }
  return written?.text ?? null;
}

describe('a link to a post, in a blog without links', () => {
  it.each<[string, World, string, string]>([
    [
      'Hugo',
      hugo,
      '[Tea leaves]({{< relref "/notes/leaves.md" >}})',
      '[Tea leaves]({{< relref "/notes/leaves.md#hot-water" >}})',
    ],
    [
      'Hugo, to a bundle',
      bundle,
      '[Tea leaves]({{< relref "/notes/leaves" >}})',
      '[Tea leaves]({{< relref "/notes/leaves#hot-water" >}})',
    ],
    [
      'Jekyll',
      jekyll,
      '[Tea leaves]({% post_url 2024-01-02-leaves %})',
      '[Tea leaves]({% post_url 2024-01-02-leaves %}#hot-water)',
    ],
    ['Zola', zola, '[Tea leaves](@/blog/leaves/index.md)', '[Tea leaves](@/blog/leaves/index.md#hot-water)'],
    [
      'Pelican',
      pelican,
      '[Tea leaves]({filename}/herbs/leaves.md)',
      '[Tea leaves]({filename}/herbs/leaves.md#hot-water)',
    ],
    [
      'Docusaurus',
      docusaurus,
      '[Tea leaves](./2024-01-02-leaves/index.md)',
      '[Tea leaves](./2024-01-02-leaves/index.md#hot-water)',
    ],
    ['VitePress', vitepress, '[Tea leaves](./green/leaves.md)', '[Tea leaves](./green/leaves.md#hot-water)'],
    ['Hexo', hexo, "{% post_link leaves 'Tea leaves' %}", '[Tea leaves](/2024/01/02/leaves/#hot-water)'],
    ['Astro', byUrl('astro'), '[Tea leaves](/blog/leaves/)', '[Tea leaves](/blog/leaves/#hot-water)'],
    ['Eleventy', byUrl('eleventy'), '[Tea leaves](/blog/leaves/)', '[Tea leaves](/blog/leaves/#hot-water)'],
    ['Next', byUrl('next'), '[Tea leaves](/blog/leaves/)', '[Tea leaves](/blog/leaves/#hot-water)'],
    ['Gatsby', byUrl('gatsby'), '[Tea leaves](/blog/leaves/)', '[Tea leaves](/blog/leaves/#hot-water)'],
    ['no generator', plain, '[Tea leaves](./leaves.md)', '[Tea leaves](./leaves.md#hot-water)'],
  ])('%s: is written as the manual says', (_name, world, expected, anchored) => {
    expect(write(world)).toBe(expected);
    expect(write(world, [], 'hot-water')).toBe(anchored);
  });

  it('to a draft of Jekyll’s, which no tag can name, goes by its address', () => {
    const to = post('_drafts/leaves.md', '/blog/leaves.html');
    expect(write({ ...jekyll, to })).toBe('[Tea leaves](/blog/leaves.html)');
  });

  it('to a post in a folder below _posts has that folder', () => {
    const to = post('_posts/green/2024-01-02-leaves.md', '/blog/green/2024/01/02/leaves.html');
    expect(write({ ...jekyll, to })).toBe('[Tea leaves]({% post_url /green/2024-01-02-leaves %})');
  });

  it('to a page of another collection without a known address names its file', () => {
    const to = post('_wiki/leaves.md', null);
    expect(write({ ...jekyll, to })).toBe('[Tea leaves]({% link _wiki/leaves.md %})');
    expect(write({ ...jekyll, to: post('_drafts/leaves.md', null) })).toBeNull();
  });

  it('begins where the content of that post does, whatever other folders there are', () => {
    const model = { ...pelican.model, contentFolders: folders('drafts', 'content') };
    const to = post('content/leaves.md', '/leaves.html');
    expect(write({ ...pelican, model, to })).toBe('[Tea leaves]({filename}/leaves.md)');
  });

  it('is not guessed where only the site’s code knows the address', () => {
    const world = byUrl('astro');
    expect(write({ ...world, to: { ...world.to, url: null } })).toBeNull();
  });

  it('has words that say the title and nothing else', () => {
    const to = post('posts/leaves.md', null, 'A [b] *c* snake_case _d_ `e`');
    const written = writeLink(
      { to, from: plain.from, heading: null, words: to.title },
      waysOf({ ...plain, to }),
    );
    expect(written?.text).toBe('[A \\[b\\] \\*c\\* snake_case \\_d\\_ \\`e\\`](./leaves.md)');
  });
});

describe('a link to a post, where others show how', () => {
  it.each<[string, World, string, string]>([
    [
      'ref for relref',
      hugo,
      '[a]({{< ref "/notes/leaves.md" >}})',
      '[Tea leaves]({{< ref "/notes/leaves.md" >}})',
    ],
    [
      'without extension',
      hugo,
      '[a]({{< relref "notes/leaves" >}})',
      '[Tea leaves]({{< relref "notes/leaves" >}})',
    ],
    ['by name alone', hugo, '[a]({{< ref "leaves.md" >}})', '[Tea leaves]({{< ref "leaves.md" >}})'],
    ['percent signs', hugo, '[a]({{% relref "leaves.md" %}})', '[Tea leaves]({{% relref "leaves.md" %}})'],
    ['the address', hugo, '[a](/notes/leaves/)', '[Tea leaves](/notes/leaves/)'],
    ['the address, no slash at the end', hugo, '[a](/notes/leaves)', '[Tea leaves](/notes/leaves)'],
    ['from the post’s address', hugo, '[a](../../notes/leaves/)', '[Tea leaves](../../notes/leaves/)'],
    ['the file', hugo, '[a](../../notes/leaves.md)', '[Tea leaves](../../notes/leaves.md)'],
    [
      'the address without base path',
      jekyll,
      '[a](/2024/01/02/leaves.html)',
      '[Tea leaves](/2024/01/02/leaves.html)',
    ],
    [
      'baseurl before it',
      jekyll,
      '[a]({{ site.baseurl }}/2024/01/02/leaves.html)',
      '[Tea leaves]({{ site.baseurl }}/2024/01/02/leaves.html)',
    ],
    [
      'a filter',
      jekyll,
      "[a]({{ '/2024/01/02/leaves.html' | relative_url }})",
      "[Tea leaves]({{ '/2024/01/02/leaves.html' | relative_url }})",
    ],
    [
      'baseurl before the tag',
      jekyll,
      '[a]({{ site.baseurl }}{% post_url 2024-01-02-leaves %})',
      '[Tea leaves]({{ site.baseurl }}{% post_url 2024-01-02-leaves %})',
    ],
    [
      'the link tag',
      jekyll,
      '[a]({% link _posts/2024-01-02-leaves.md %})',
      '[Tea leaves]({% link _posts/2024-01-02-leaves.md %})',
    ],
    ['the address in Hexo', hexo, '[a](/2024/01/02/leaves/)', '[Tea leaves](/2024/01/02/leaves/)'],
    [
      'beside the file',
      pelican,
      '[a]({filename}../herbs/leaves.md)',
      '[Tea leaves]({filename}../herbs/leaves.md)',
    ],
    ['double brackets', plain, '[[leaves|x]]', '[[leaves|Tea leaves]]'],
  ])('%s', (_name, world, text, expected) => {
    const [like, ...others] = learned(world, text);
    expect(others).toEqual([]);
    expect(write(world, like ? [like] : [])).toBe(expected);
  });

  it('goes the way most of them go', () => {
    const ways = learned(
      hugo,
      '[a](/notes/leaves/)',
      '[a]({{< ref "leaves.md" >}}) [b]({{< ref "cups" >}})',
      '[b](/posts/cups/)',
      '[c](/notes/leaves/)',
    );
    expect(ways.map(({ form }) => form)).toEqual(['inline', 'hugo-ref', 'hugo-ref']);
    expect(write(hugo, ways)).toBe('[Tea leaves](/notes/leaves/)');
  });

  it('does not learn from whole addresses, HTML and tags with other arguments', () => {
    const { model } = hugo;
    const world = { ...hugo, model: { ...model, site: site('https://tea.example/') } };
    expect(
      learned(
        world,
        '[a](https://tea.example/notes/leaves/)',
        '<a href="/notes/leaves/">a</a>',
        '[a]({{< ref path="leaves.md" lang="en" >}})',
      ),
    ).toEqual([]);
  });

  it('does not take a name that two posts have', () => {
    const two = { ...hugo, others: [post('content/posts/leaves.md', '/posts/leaves/', 'Other leaves')] };
    const ways = learned(hugo, '[a]({{< ref "leaves.md" >}})');
    expect(write(two, ways)).toBe('[Tea leaves]({{< relref "/notes/leaves.md" >}})');
  });
});

describe('a link to a post whose address only the site’s code knows', () => {
  const unknown = (id: string, title: string) => post(id, null, title);
  const model = exampleModel({ generator: 'astro', contentFolders: folders('src/posts') });
  const posts = [
    unknown('src/posts/cups.md', 'Cups'),
    unknown('src/posts/leaves.md', 'Tea leaves'),
    unknown('src/posts/2024-01-01-water.md', 'Water'),
    unknown('src/posts/about.md', 'About'),
  ];
  const habitOf = (...texts: string[]) => {
    const habits = new AddressHabits();
    const lookup = linkLookup({ posts, files: null, model });
    for (const text of texts) for (const link of findLinks(text, 'astro')) habits.note(link, lookup);
    return habits.habit();
  };
  const [from, to] = posts;
  if (!from || !to) throw new Error('two posts at least');

  it('is addressed as two others are', () => {
    const address = habitOf('[a](/thoughts/cups/)', '[b](/thoughts/water/#x) [c](/about)');
    expect(address).toEqual({ before: '/thoughts/', after: '/', dated: false });
    const written = writeLink(
      { to, from, heading: null, words: 'Tea' },
      { model, examples: [], address, posts },
    );
    expect(written?.text).toBe('[Tea](/thoughts/leaves/)');
  });

  it.each([
    ['one link alone', '[a](/thoughts/cups/)'],
    ['one post twice', '[a](/thoughts/cups/) [b](/thoughts/cups/)'],
    ['two ways', '[a](/thoughts/cups/) [b](/x/water)'],
    [
      'images, other sites and HTML',
      '![a](/t/cups/) ![b](/t/water/) [c](https://a.example/t/cups/) <a href="/t/water/">d</a>',
    ],
  ])('is not learned from %s', (_name, text) => {
    expect(habitOf(text)).toBeNull();
  });
});

describe('the destination alone', () => {
  const destination = (world: World, examples: readonly LinkExample[] = []) =>
    writeDestination({ to: world.to, from: world.from, heading: null, words: '' }, waysOf(world, examples));

  it('is what stands between the parentheses', () => {
    expect(destination(hugo)).toBe('{{< relref "/notes/leaves.md" >}}');
    expect(destination(zola)).toBe('@/blog/leaves/index.md');
  });

  it('is an address where the blog’s form is a whole link', () => {
    expect(destination(hexo)).toBe('/2024/01/02/leaves/');
    expect(destination(plain, learned(plain, '[[leaves]]'))).toBe('./leaves.md');
  });
});
