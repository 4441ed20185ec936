import { expect, it } from 'vitest';
import { siteReader } from './site-reader';

it('a configuration is parsed once for all who ask, whatever folder they look at', () => {
  const texts = new Map([['site/_config.yml', 'title: Tea\n']]);
  const paths = ['site/_config.yml'];
  const inside = siteReader('site', paths, texts, 'blog').config('_config.yml');
  expect(inside.at('title').text).toBe('Tea');
  expect(siteReader('', paths, texts, 'blog').config('site/_config.yml')).toBe(inside);
});

it('a configuration that is not there says nothing', () => {
  const reader = siteReader('', ['a.toml'], new Map(), 'blog');
  for (const path of [null, 'a.toml', 'b.toml']) expect(reader.config(path).keys).toEqual([]);
});
