import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel } from '../../blog/model';
import { findLinks } from './links';
import { linkLookup } from './lookup';
import { resolveLink } from './resolve';
import { type Move, rewriteLink } from './rewrite';

const folders = (...paths: string[]): ContentModel['contentFolders'] =>
  paths.map((path) => ({ path, kind: 'posts', language: null }));
const jekyll = exampleModel({
  generator: 'jekyll',
  configFile: '_config.yml',
  contentFolders: folders('_posts'),
  site: { ...exampleModel().site, baseUrl: 'https://tea.example/blog' },
});
const hugo = exampleModel({
  generator: 'hugo',
  configFile: 'hugo.toml',
  contentFolders: folders('content/posts', 'content/notes'),
});
const zola = exampleModel({
  generator: 'zola',
  configFile: 'config.toml',
  contentFolders: folders('content/blog'),
});
const pelican = exampleModel({
  generator: 'pelican',
  configFile: 'pelicanconf.py',
  contentFolders: folders('content'),
});

const toJekyll: Move = {
  fromId: '_posts/2024-03-01-cups.md',
  fromUrl: '/blog/2024/03/01/cups.html',
  oldId: '_posts/2024-01-02-leaves.md',
  toId: '_posts/2024-01-02-green-leaves.md',
  toUrl: '/blog/2024/01/02/green-leaves.html',
};
const toHugo: Move = {
  fromId: 'content/posts/cups/index.md',
  fromUrl: '/posts/cups/',
  oldId: 'content/posts/leaves.md',
  toId: 'content/notes/green-leaves.md',
  toUrl: '/notes/green-leaves/',
};
const toBundle: Move = { ...toHugo, toId: 'content/notes/green/index.md', toUrl: '/notes/green/' };
const toZola: Move = {
  fromId: 'content/blog/cups.md',
  fromUrl: '/blog/cups/',
  oldId: 'content/blog/leaves.md',
  toId: 'content/blog/green.md',
  toUrl: '/blog/green/',
};
const toPelican: Move = {
  fromId: 'content/tea/cups.md',
  fromUrl: '/cups.html',
  oldId: 'content/tea/leaves.md',
  toId: 'content/water.md',
  toUrl: '/water.html',
};
const toStrange: Move = { ...toHugo, toId: 'content/notes/a b (c).md', toUrl: '/notes/图 a (c)/' };

function rewritten(text: string, move: Move, model: ContentModel): string {
  let out = text;
  for (const link of findLinks(text, model.generator).reverse()) {
    const target = rewriteLink(link, move, model);
    if (target !== null) out = `${out.slice(0, link.from)}${target}${out.slice(link.to)}`;
  }
  return out;
}

describe('a link to a post that moved', () => {
  it.each<[string, Move, ContentModel, string]>([
    [
      '[a](/blog/2024/01/02/leaves.html#top)',
      toJekyll,
      jekyll,
      '[a](/blog/2024/01/02/green-leaves.html#top)',
    ],
    ['[a](/2024/01/02/leaves.html)', toJekyll, jekyll, '[a](/2024/01/02/green-leaves.html)'],
    ['[a](/blog/2024/01/02/leaves)', toJekyll, jekyll, '[a](/blog/2024/01/02/green-leaves)'],
    [
      '[a]({{ site.baseurl }}/2024/01/02/leaves.html)',
      toJekyll,
      jekyll,
      '[a]({{ site.baseurl }}/2024/01/02/green-leaves.html)',
    ],
    [
      '[a]({{ \'/2024/01/02/leaves.html\' | relative_url }} "t")',
      toJekyll,
      jekyll,
      '[a]({{ \'/2024/01/02/green-leaves.html\' | relative_url }} "t")',
    ],
    [
      '<a href="https://tea.example/blog/2024/01/02/leaves.html?x=1">b</a>',
      toJekyll,
      jekyll,
      '<a href="https://tea.example/blog/2024/01/02/green-leaves.html?x=1">b</a>',
    ],
    [
      '[a]({% post_url 2024-01-02-leaves %})',
      toJekyll,
      jekyll,
      '[a]({% post_url 2024-01-02-green-leaves %})',
    ],
    [
      '[a]({% link _posts/2024-01-02-leaves.md %})',
      toJekyll,
      jekyll,
      '[a]({% link _posts/2024-01-02-green-leaves.md %})',
    ],
    ['[a](./2024-01-02-leaves.md)', toJekyll, jekyll, '[a](./2024-01-02-green-leaves.md)'],
    ['[a](../../01/02/leaves.html)', toJekyll, jekyll, '[a](../../01/02/green-leaves.html)'],
    [
      '[a][b]\n\n[b]: /2024/01/02/leaves.html "t"\n',
      toJekyll,
      jekyll,
      '[a][b]\n\n[b]: /2024/01/02/green-leaves.html "t"\n',
    ],
    ['[a]({{< ref "leaves.md#top" >}})', toHugo, hugo, '[a]({{< ref "green-leaves.md#top" >}})'],
    ['[a]({{< ref "leaves" >}})', toHugo, hugo, '[a]({{< ref "green-leaves" >}})'],
    ['[a]({{< relref "/posts/leaves.md" >}})', toHugo, hugo, '[a]({{< relref "/notes/green-leaves.md" >}})'],
    ['[a]({{< relref "posts/leaves" >}})', toHugo, hugo, '[a]({{< relref "notes/green-leaves" >}})'],
    ['[a]({{< relref "/posts/leaves.md" >}})', toBundle, hugo, '[a]({{< relref "/notes/green" >}})'],
    ['[a](../leaves/)', toHugo, hugo, '[a](../../notes/green-leaves/)'],
    ['[a](../leaves)', toHugo, hugo, '[a](../../notes/green-leaves)'],
    ['[a](/posts/leaves/index.html)', toHugo, hugo, '[a](/notes/green-leaves/index.html)'],
    ['[a](../leaves.md)', toHugo, hugo, '[a](../../notes/green-leaves.md)'],
    ['[a](<../leaves.md>)', toStrange, hugo, '[a](<../../notes/a%20b%20%28c%29.md>)'],
    ['[a](/posts/leaves/)', toStrange, hugo, '[a](/notes/图%20a%20%28c%29/)'],
    ['[a](/posts/%E5%9B%BE/)', toStrange, hugo, '[a](/notes/%E5%9B%BE%20a%20%28c%29/)'],
    ['[a](@/blog/leaves.md#top)', toZola, zola, '[a](@/blog/green.md#top)'],
    ['[a]({filename}leaves.md)', toPelican, pelican, '[a]({filename}../water.md)'],
    ['[a]({filename}/tea/leaves.md)', toPelican, pelican, '[a]({filename}/water.md)'],
    ['[[leaves|x]] [[leaves#y]]', toHugo, hugo, '[[green-leaves|x]] [[green-leaves#y]]'],
    ['[a](/posts/leaves/)', { ...toHugo, toUrl: null }, hugo, '[a](/posts/leaves/)'],
  ])('%s', (before, move, model, after) => {
    expect(rewritten(before, move, model)).toBe(after);
  });

  it('leads there, whatever the names are', () => {
    const name = fc.stringMatching(/^[a-z图é ()%]{0,3}[a-z][a-z0-9 ()'&+é]{0,6}[a-z]$/);
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom('posts', 'notes'),
        fc.integer({ min: 0, max: 5 }),
        (old, fresh, folder, form) => {
          fc.pre(old !== fresh && old !== 'cups' && fresh !== 'cups');
          const fromId = 'content/posts/cups/index.md';
          const oldId = `content/posts/${old}.md`;
          const toId = `content/${folder}/${fresh}.md`;
          const text = [
            `[a](</posts/${encodeURIComponent(old)}/>)`,
            `[a](<../${encodeURIComponent(old)}/>)`,
            `[a](<../${encodeURIComponent(old)}.md>)`,
            `<a href="/posts/${encodeURIComponent(old)}/">a</a>`,
            `[a]({{< ref "/posts/${old}.md" >}})`,
            `[a]({{< ref "../${old}.md" >}})`,
          ][form];
          if (text === undefined) throw new Error('no such form');
          const lookup = (id: string, url: string) =>
            linkLookup({
              posts: [
                { id: fromId, url: '/posts/cups/', title: '' },
                { id, url, title: '' },
              ],
              files: [],
              model: hugo,
            });
          const kindOf = (post: string, now: ReturnType<typeof lookup>) => {
            const [link] = findLinks(post, 'hugo');
            return link && resolveLink(link, fromId, hugo, now);
          };
          expect(kindOf(text, lookup(oldId, `/posts/${old}/`))).toEqual({
            kind: 'post',
            id: oldId,
            exact: true,
          });
          const after = rewritten(
            text,
            { fromId, fromUrl: '/posts/cups/', oldId, toId, toUrl: `/${folder}/${fresh}/` },
            hugo,
          );
          expect(kindOf(after, lookup(toId, `/${folder}/${fresh}/`)), after).toEqual({
            kind: 'post',
            id: toId,
            exact: true,
          });
        },
      ),
    );
  });
});
