import { expect, test } from 'vitest';
import { detect } from '../../blog/detect';
import { describePermalink } from './describe-permalink';

function described(files: Readonly<Record<string, string>>): string {
  const texts = new Map(Object.entries(files));
  return describePermalink(detect([...texts.keys()].sort(), texts, 'blog').permalink);
}

test('a rule is described in its generator’s own words', () => {
  expect(described({ '_config.yml': 'permalink: pretty\nbaseurl: /b', '_posts/2024-01-01-a.md': '' })).toBe(
    '/b/:categories/:year/:month/:day/:title/',
  );
  expect(described({ '_config.yml': 'permalink: :title/', 'source/_posts/a.md': '' })).toBe(':title/');
  expect(described({ 'hugo.toml': 'baseURL = "https://e.org/"' })).toBe('/:sections/:slugorcontentbasename/');
  expect(
    described({
      'hugo.yaml': 'baseURL: https://e.org/\npermalinks:\n  posts: /p/:slug/\n  notes: /n/:title/',
    }),
  ).toBe('posts: /p/:slug/, notes: /n/:title/');
  expect(described({ '.vitepress/config.js': 'export default { cleanUrls: true }' })).toBe('/<path>');
  expect(
    described({ 'docusaurus.config.js': "module.exports = { url: 'https://e.org', baseUrl: '/' };" }),
  ).toBe('/blog/<year>/<month>/<day>/<slug>');
  expect(described({ 'notes/a.md': '' })).toBe('');
});
