import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../blog/example-model';
import type { ContentModel } from '../blog/model';
import { imageCandidates } from './candidates';

const model = (changes: Partial<ContentModel>): ContentModel =>
  exampleModel({ assetsFolder: '', ...changes });

const hugo = model({
  generator: 'hugo',
  contentFolders: [{ path: 'content', kind: 'posts', language: null }],
  staticFolders: [{ path: 'static', url: '/' }],
  site: { ...model({}).site, baseUrl: 'https://tea.example/blog/' },
});
const jekyll = model({ generator: 'jekyll', staticFolders: [{ path: '', url: '/' }] });
const hexo = model({ generator: 'hexo', staticFolders: [{ path: 'source', url: '/' }] });

describe('where an image may be', () => {
  it.each([
    ['cup.png', 'content/post/tea/index.md', hugo, 'content/post/tea/cup.png'],
    ['./img/../cup.png', 'content/post/tea.md', hugo, 'content/post/cup.png'],
    ['/images/cup.png', 'content/post/tea.md', hugo, 'static/images/cup.png'],
    ['https://tea.example/blog/cup.png', 'content/post/tea.md', hugo, 'static/cup.png'],
    ['/blog/cup.png', 'content/post/tea.md', hugo, 'static/cup.png'],
    ['my%20cup.png?v=2#top', 'content/tea.md', hugo, 'content/my cup.png'],
    ['<my cup.png>', 'content/tea.md', hugo, 'content/my cup.png'],
    ['{{ site.baseurl }}/assets/cup.png', '_posts/2026-01-02-tea.md', jekyll, 'assets/cup.png'],
    ["{{ '/assets/cup.png' | relative_url }}", '_posts/2026-01-02-tea.md', jekyll, 'assets/cup.png'],
    ['%7B%7B%20site.url%20%7D%7D/cup.png', '_posts/2026-01-02-tea.md', jekyll, 'cup.png'],
    ['{static}/images/cup.png', 'content/tea.md', hugo, 'static/images/cup.png'],
    ['/images/cup.png', 'source/_posts/tea.md', hexo, 'source/images/cup.png'],
    ['~/assets/cup.png', 'src/content/tea.md', model({}), 'src/assets/cup.png'],
    ['100%.png', 'tea.md', model({}), '100%.png'],
  ])('%s in %s', (src, postId, blog, first) => {
    expect(imageCandidates(src, postId, blog)[0]).toBe(first);
  });

  it('is also the folder named after the post, and the site’s root, in that order', () => {
    expect(imageCandidates('cup.png', 'source/_posts/tea.md', hexo)).toEqual([
      'source/_posts/cup.png',
      'source/_posts/tea/cup.png',
      'source/cup.png',
      'cup.png',
    ]);
  });

  it('keeps a name with a # or a ? in it as a second guess', () => {
    expect(imageCandidates('a#b.png', 'tea.md', model({}))).toContain('a#b.png');
  });

  it.each([
    'https://x.example/a.png',
    '//x.example/a.png',
    'data:image/png;base64,AA',
    'C:\\a.png',
    '#a',
    '',
    ' ',
    '{{ page.cover }}',
  ])('is nowhere for %j', (src) => {
    expect(imageCandidates(src, 'posts/tea.md', jekyll)).toEqual([]);
  });

  it('is never outside the blog', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'a',
      '%2e%2e',
      '/',
      '%2f',
      '\\',
      '%5c',
      '~',
      '{{ site.url }}',
      '?',
      '#',
      '%00',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('a.md', 'a/b/c.md'), (parts, postId) => {
        for (const blog of [hugo, jekyll, hexo]) {
          for (const src of [parts.join(''), parts.join('/')]) {
            for (const path of imageCandidates(src, postId, blog)) {
              expect(path).not.toMatch(/(?:^|\/)\.{0,2}(?:\/|$)|\\|\0/);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
