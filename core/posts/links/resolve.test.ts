import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel, Generator } from '../../blog/model';
import { findLinks } from './links';
import { linkLookup } from './lookup';
import { resolveLink } from './resolve';

interface World {
  readonly model: ContentModel;
  readonly from: string;
  readonly posts: Readonly<Record<string, string | null>>;
  readonly files: readonly string[];
}

const site = (baseUrl: string) => ({ ...exampleModel().site, baseUrl });
const posts = (...paths: string[]): ContentModel['contentFolders'] =>
  paths.map((path) => ({ path, kind: 'posts', language: null }));
const staticAt = (path: string) => [{ path, url: '/' }];

const jekyll: World = {
  model: exampleModel({
    generator: 'jekyll',
    configFile: '_config.yml',
    contentFolders: posts('_posts'),
    staticFolders: staticAt(''),
    site: site('https://tea.example/blog'),
  }),
  from: '_posts/2024-03-01-cups.md',
  posts: {
    '_posts/2024-03-01-cups.md': '/blog/2024/03/01/cups.html',
    '_posts/2024-01-02-leaves.md': '/blog/2024/01/02/leaves.html',
    '_posts/2023-01-02-leaves.md': '/blog/2023/01/02/leaves.html',
  },
  files: ['about.md', 'assets/cup.png', 'tags/index.html', '_config.yml'],
};

const hugo: World = {
  model: exampleModel({
    generator: 'hugo',
    configFile: 'hugo.toml',
    contentFolders: posts('content/posts', 'content/notes'),
    staticFolders: staticAt('static'),
    languages: ['en', 'fr'],
    site: site('https://tea.example/'),
  }),
  from: 'content/posts/cups/index.md',
  posts: {
    'content/posts/cups/index.md': '/posts/cups/',
    'content/posts/leaves.md': '/posts/leaves/',
    'content/notes/water.md': '/notes/water/',
  },
  files: [
    'content/posts/cups/blue.png',
    'content/about.md',
    'static/files/list.pdf',
    'content/posts/_index.md',
  ],
};

const zola: World = {
  model: exampleModel({
    generator: 'zola',
    configFile: 'config.toml',
    contentFolders: posts('content/blog'),
  }),
  from: 'content/blog/cups.md',
  posts: { 'content/blog/cups.md': '/blog/cups/', 'content/blog/leaves/index.md': '/blog/leaves/' },
  files: ['content/_index.md'],
};

const pelican: World = {
  model: exampleModel({
    generator: 'pelican',
    configFile: 'pelicanconf.py',
    contentFolders: posts('content'),
  }),
  from: 'content/tea/cups.md',
  posts: {
    'content/tea/cups.md': '/cups.html',
    'content/tea/leaves.md': '/leaves.html',
    'content/water.md': '/water.html',
  },
  files: ['content/images/cup.png'],
};

const docusaurus: World = {
  model: exampleModel({
    generator: 'docusaurus',
    configFile: 'docusaurus.config.js',
    contentFolders: posts('blog'),
  }),
  from: 'blog/2024-03-01-cups.md',
  posts: {
    'blog/2024-03-01-cups.md': '/blog/2024/03/01/cups',
    'blog/2024-01-02-leaves/index.md': '/blog/2024/01/02/leaves',
  },
  files: ['docs/intro.md', 'src/pages/team.tsx'],
};

/** What a link comes to, in a few words. */
function where({ model, from, posts: urls, files }: World, text: string): string {
  const all = Object.entries(urls).map(([id, url]) => ({
    id,
    url,
    title: id.includes('leaves') ? 'Tea leaves' : id,
  }));
  const lookup = linkLookup({
    posts: all,
    files: [...files, ...Object.keys(urls)],
    oldUrls: ['/old/leaves/'],
    model,
  });
  const [link, ...others] = findLinks(text, model.generator);
  if (link === undefined || others.length > 0) throw new Error(`one link, please: ${text}`);
  const target = resolveLink(link, from, model, lookup);
  switch (target.kind) {
    case 'post':
      return `${target.id}${target.exact ? '' : ' (case)'}`;
    case 'file':
      return `file ${target.path}${target.exact ? '' : ' (case)'}`;
    default:
      return target.kind;
  }
}

describe('a link in a post', () => {
  it.each<[World, Generator, string, string]>([
    [jekyll, 'jekyll', '[a](/2024/01/02/leaves.html)', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a](/blog/2024/01/02/leaves.html#top)', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a](/blog/2024/01/02/leaves)', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a](/blog/2024/01/02/Leaves)', '_posts/2024-01-02-leaves.md (case)'],
    [jekyll, 'jekyll', '[a](../../01/02/leaves.html)', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a](https://tea.example/blog/2024/01/02/leaves.html)', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a]({{ site.baseurl }}/2024/01/02/leaves.html)', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a]({% post_url 2024-01-02-leaves %})', '_posts/2024-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a]({% post_url 2022-01-02-leaves %})', 'broken'],
    [jekyll, 'jekyll', '[a]({% link _posts/2023-01-02-leaves.md %})', '_posts/2023-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a]({% link assets/cup.png %})', 'file assets/cup.png'],
    [jekyll, 'jekyll', '[a]({% link assets/Cup.png %})', 'file assets/cup.png (case)'],
    [jekyll, 'jekyll', '[a](2023-01-02-leaves.md)', '_posts/2023-01-02-leaves.md'],
    [jekyll, 'jekyll', '[a](2022-01-02-leaves.md)', 'broken'],
    [jekyll, 'jekyll', '[a](/blog/2024/01/03/leaves.html)', 'broken'],
    [jekyll, 'jekyll', '[a](/blog/2024/)', 'unknown'],
    [jekyll, 'jekyll', '[a](/about/)', 'unknown'],
    [jekyll, 'jekyll', '[a](/tags/#tea)', 'unknown'],
    [jekyll, 'jekyll', '[a](/blog/feed.xml)', 'unknown'],
    [jekyll, 'jekyll', '![a](/blog/assets/cup.png)', 'file assets/cup.png'],
    [jekyll, 'jekyll', '![a](/assets/no.png)', 'broken'],
    [jekyll, 'jekyll', '[a](/assets/no.pdf)', 'broken'],
    [jekyll, 'jekyll', '[a](https://tea.example/other/app.apk)', 'unknown'],
    [jekyll, 'jekyll', '[a](//other.example/x)', 'external'],
    [jekyll, 'jekyll', '[a](#there)', 'same-page'],
    [hugo, 'hugo', '[a]({{< ref "leaves.md" >}})', 'content/posts/leaves.md'],
    [hugo, 'hugo', '[a]({{< ref "leaves" >}})', 'content/posts/leaves.md'],
    [hugo, 'hugo', '[a]({{< relref "/notes/water.md#hot" >}})', 'content/notes/water.md'],
    [hugo, 'hugo', '[a]({{< relref "notes/water" >}})', 'content/notes/water.md'],
    [hugo, 'hugo', '[a]({{< ref "water" >}})', 'content/notes/water.md'],
    [hugo, 'hugo', '[a]({{< ref "nothing" >}})', 'broken'],
    [hugo, 'hugo', '[a](../leaves/)', 'content/posts/leaves.md'],
    [hugo, 'hugo', '[a](../leaves.md)', 'content/posts/leaves.md'],
    [hugo, 'hugo', '[a](/posts/leaves/)', 'content/posts/leaves.md'],
    [hugo, 'hugo', '[a](/posts/gone/)', 'broken'],
    [hugo, 'hugo', '[a](/posts/)', 'unknown'],
    [hugo, 'hugo', '[a](/posts/page/2/)', 'unknown'],
    [hugo, 'hugo', '[a](/fr/)', 'unknown'],
    [hugo, 'hugo', '[a](/old/leaves/)', 'unknown'],
    [hugo, 'hugo', '![a](blue.png)', 'file content/posts/cups/blue.png'],
    [hugo, 'hugo', '[a](blue.png)', 'file content/posts/cups/blue.png'],
    [hugo, 'hugo', '![a](Blue.png)', 'file content/posts/cups/blue.png (case)'],
    [hugo, 'hugo', '[a](/files/list.pdf)', 'file static/files/list.pdf'],
    [hugo, 'hugo', '<a href="/files/gone.pdf">x</a>', 'broken'],
    [zola, 'zola', '[a](@/blog/leaves/index.md#top)', 'content/blog/leaves/index.md'],
    [zola, 'zola', '[a](@/blog/gone.md)', 'broken'],
    [pelican, 'pelican', '[a]({filename}leaves.md)', 'content/tea/leaves.md'],
    [pelican, 'pelican', '[a]({filename}/water.md)', 'content/water.md'],
    [pelican, 'pelican', '[a]({filename}../water.md)', 'content/water.md'],
    [pelican, 'pelican', '[a]({filename}gone.md)', 'broken'],
    [pelican, 'pelican', '![a]({static}/images/cup.png)', 'file content/images/cup.png'],
    [pelican, 'pelican', '[a]({tag}tea)', 'unknown'],
    [docusaurus, 'docusaurus', '[a](./2024-01-02-leaves/index.md)', 'blog/2024-01-02-leaves/index.md'],
    [docusaurus, 'docusaurus', '[a](/blog/2024/01/02/leaves)', 'blog/2024-01-02-leaves/index.md'],
    [docusaurus, 'docusaurus', '[a](/docs/intro)', 'unknown'],
    [docusaurus, 'docusaurus', '[a](/made/in/code)', 'unknown'],
    [docusaurus, 'docusaurus', '[a](/blog/2024/01/02/gone)', 'broken'],
    [docusaurus, 'docusaurus', '![a](@site/static/cup.png)', 'unknown'],
    [docusaurus, 'docusaurus', '[[Tea leaves]]', 'blog/2024-01-02-leaves/index.md'],
    [docusaurus, 'docusaurus', '[[leaves|x]]', 'blog/2024-01-02-leaves/index.md'],
    [docusaurus, 'docusaurus', '[[nothing]]', 'unknown'],
  ])('%#. of %s: %s%s → %s', (world, generator, text, expected) => {
    expect(world.model.generator).toBe(generator);
    expect(where(world, text)).toBe(expected);
  });

  it('is not called broken while the blog’s files are not known', () => {
    const { model, from } = hugo;
    const lookup = linkLookup({ posts: [], files: null, model });
    for (const link of findLinks('[a](gone.md) ![b](c.png) [d](/e/) [f]({{< ref "g" >}})', 'hugo')) {
      expect(resolveLink(link, from, model, lookup)).toEqual({ kind: 'unknown' });
    }
  });
});
