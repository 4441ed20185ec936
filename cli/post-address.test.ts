import { describe, expect, it } from 'vitest';
import type { Generator } from '#core/blog/model';
import { postAddress } from './post-address';

describe('postAddress', () => {
  it.each([
    ['_posts/2026-10-02-first-frost.md', {}, { slug: 'first-frost', url: null }],
    ['content/posts/first-frost/index.md', {}, { slug: 'first-frost', url: null }],
    ['content/posts/2026-10-02-frost/index.de.md', {}, { slug: 'frost', url: null }],
    ['index.md', {}, { slug: 'index', url: null }],
    ['posts/a.md', { slug: 'frost', url: '/garden/frost/' }, { slug: 'frost', url: '/garden/frost/' }],
    ['posts/a.md', { permalink: '/f/' }, { slug: 'a', url: '/f/' }],
    ['posts/a.md', { permalink: '/:year/:title/' }, { slug: 'a', url: null }],
    ['posts/a.md', { permalink: '/{{ title | slug }}/' }, { slug: 'a', url: null }],
    ['posts/a.md', { permalink: false, slug: ' ' }, { slug: 'a', url: null }],
  ])('%s with %j', (path, fields, expected) => {
    expect(
      postAddress(path, new Map(Object.entries(fields)), { generator: 'jekyll', languages: [] }, null),
    ).toEqual(expected);
  });

  it.each<[Generator, string, string | null, string]>([
    ['hugo', 'content/posts/2026-10-02-frost.md', null, '2026-10-02-frost'],
    ['hugo', 'content/posts/2026-10-02-frost.md', '/posts/frost/', 'frost'],
    ['hugo', 'content/posts/Frost.md', '/posts/frost/', 'Frost'],
    ['hugo', 'content/posts/2026-10-02-frost.ja.md', '/ja/2026/10/frost/', 'frost'],
    ['hugo', 'content/posts/v1.2.md', '/posts/v1.2/', 'v1.2'],
    ['zola', 'content/blog/frost.ja.md', '/ja/blog/frost/', 'frost'],
    ['astro', 'src/content/blog/frost.ja.md', null, 'frost.ja'],
    ['pelican', 'content/2026-10-02-frost.md', '/first-frost.html', '2026-10-02-frost'],
    ['docusaurus', 'blog/2026-10-02-frost.md', '/blog/2026/10/02/frost', 'frost'],
    ['plain', 'posts/2026-10-02-frost.md', '/posts/2026-10-02-frost/', '2026-10-02-frost'],
    ['eleventy', 'posts/2026-10-02-frost.md', '/posts/2026-10-02-frost/', 'frost'],
  ])('of %s, %s at %s has the slug %s', (generator, path, url, slug) => {
    expect(postAddress(path, new Map(), { generator, languages: ['ja'] }, url)).toEqual({ slug, url });
  });
});
