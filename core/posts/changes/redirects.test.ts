import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel } from '../../blog/model';
import { redirectWay, withRedirect, withRedirectLines } from './redirects';

const texts = (files: Readonly<Record<string, string>> = {}) => new Map(Object.entries(files));
const model = (changes: Partial<ContentModel>) =>
  exampleModel({ staticFolders: [{ path: 'public', url: '/' }], ...changes });

describe('how a blog leaves word of an address that moved', () => {
  it.each<[string, Partial<ContentModel>, Record<string, string>, unknown]>([
    ['Hugo', { generator: 'hugo' }, {}, { kind: 'front-matter', where: 'aliases' }],
    ['Zola', { generator: 'zola' }, {}, { kind: 'front-matter', where: 'aliases' }],
    [
      'Jekyll with the plugin in its configuration',
      { generator: 'jekyll', configFile: '_config.yml' },
      { '_config.yml': 'plugins:\n  - jekyll-redirect-from\n' },
      { kind: 'front-matter', where: 'redirect_from' },
    ],
    [
      'Jekyll with the plugin in its Gemfile',
      { generator: 'jekyll', configFile: '_config.yml' },
      { '_config.yml': '', Gemfile: 'gem "jekyll-redirect-from"\n' },
      { kind: 'front-matter', where: 'redirect_from' },
    ],
    [
      'Jekyll with the plugin commented out',
      { generator: 'jekyll', configFile: '_config.yml' },
      { '_config.yml': '# jekyll-redirect-from\n' },
      null,
    ],
    [
      'Hexo with the plugin',
      { generator: 'hexo' },
      { 'package.json': '{"dependencies":{"hexo-generator-alias":"1"}}' },
      { kind: 'front-matter', where: 'alias' },
    ],
    [
      'Astro with a file',
      { generator: 'astro' },
      { 'public/_redirects': '' },
      { kind: 'netlify-redirects', where: 'public/_redirects' },
    ],
    [
      'Astro on Netlify',
      { generator: 'astro' },
      { 'netlify.toml': '' },
      { kind: 'netlify-redirects', where: 'public/_redirects' },
    ],
    [
      'Eleventy with a file at the top',
      { generator: 'eleventy', staticFolders: [] },
      { _redirects: '' },
      { kind: 'netlify-redirects', where: '_redirects' },
    ],
    ['Docusaurus without anything', { generator: 'docusaurus' }, {}, null],
  ])('%s', (_, changes, files, form) => {
    const way = redirectWay(model(changes), texts(files));
    expect(way.form).toEqual(form);
    expect(way.reason === null).toBe(form !== null);
  });

  it('names the plugin that would do it', () => {
    expect(redirectWay(model({ generator: 'jekyll' }), texts()).reason).toContain('jekyll-redirect-from');
  });
});

describe('a redirect in a post', () => {
  const blog = model({
    generator: 'hugo',
    site: { ...exampleModel().site, baseUrl: 'https://example.org/blog/' },
  });
  const moved = { postId: 'posts/b.md', from: '/blog/a/', to: '/blog/b/' };
  const redirected = (fields: string) => {
    const result = withRedirect(`---\n${fields}---\nText\n`, blog, 'aliases', moved);
    return 'text' in result ? result.text : result.reason;
  };

  it('is an address without the site’s own folder, in the list that is there', () => {
    expect(redirected('title: B\naliases:\n  - /x/ # old\n')).toBe(
      '---\ntitle: B\naliases:\n  - /x/ # old\n  - /a/\n---\nText\n',
    );
  });

  it('makes a list of a single one, and is not written twice', () => {
    expect(redirected('title: B\naliases: /x/\n')).toMatch(/aliases:[\s\S]*\/x\/[\s\S]*\/a\//);
    expect(redirected('title: B\naliases: [/a]\n')).toBe('---\ntitle: B\naliases: [/a]\n---\nText\n');
  });
});

describe('a redirect in a file', () => {
  const moved = [{ postId: 'b.md', from: '/ä/', to: '/b/' }];

  it('begins a file, ends one, and keeps its line ends', () => {
    expect(withRedirectLines(undefined, moved)).toBe('/%C3%A4/ /b/ 301\n');
    expect(withRedirectLines('/x /y', moved)).toBe('/x /y\n/%C3%A4/ /b/ 301\n');
    expect(withRedirectLines('/x /y\r\n', moved)).toBe('/x /y\r\n/%C3%A4/ /b/ 301\r\n');
  });

  it('stands above rules that would take its address first', () => {
    expect(withRedirectLines('/x /y\n/:year/* /z\n', moved)).toBe('/x /y\n/%C3%A4/ /b/ 301\n/:year/* /z\n');
  });

  it('is not written twice', () => {
    expect(withRedirectLines('/%C3%A4/ /c/\n', moved)).toBe('/%C3%A4/ /c/\n');
  });
});
