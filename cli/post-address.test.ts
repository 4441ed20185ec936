import { describe, expect, it } from 'vitest';
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
    expect(postAddress(path, new Map(Object.entries(fields)))).toEqual(expected);
  });
});
