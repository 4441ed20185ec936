// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sites’ code.
import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import { templateInCode } from './eleventy-code';

describe('a permalink that a function of Eleventy’s data gives', () => {
  it.each([
    ['(data) => `/blog/${data.page.fileSlug}/`,', '/blog/{{ page.fileSlug }}/'],
    ['async ({ page }) => { return `/x/${page.fileSlug}/`; }', '/x/{{ page.fileSlug }}/'],
    ['({ page }) { return "/p/" + page.fileSlug + \'/\'; }', '/p/{{ page.fileSlug }}/'],
    ['function (data) { return "/t/" + this.slugify(data.title) + "/" }', '/t/{{ title | slugify }}/'],
    ['data => "/" + data.tags[0] + "/"', '/{{ tags[0] }}/'],
    ['(data) => data.draft ? false : `/x/${data.page.fileSlug}/`', '/x/{{ page.fileSlug }}/'],
    ['(data) => !data.draft ? "/x/" + data.page.fileSlug + "/" : false,', '/x/{{ page.fileSlug }}/'],
    [
      '(data) => {\n  if (data.draft && process.env.NODE_ENV === "production") return false;\n  return `/x/${data.page.fileSlug}/`;\n}',
      '/x/{{ page.fileSlug }}/',
    ],
    [
      '({ draft, page }) => { if (draft) { return false; } return "/" + page.fileSlug; }',
      '/{{ page.fileSlug }}',
    ],
  ])('is a template where it is made of texts and variables: %s', (code, expected) => {
    expect(templateInCode(code)).toBe(expected);
  });

  it.each([
    '(data) => { const slug = data.page.fileSlug; return `/x/${slug}/`; }',
    '(data) => data.external ? false : `/x/${data.page.fileSlug}/`',
    '(data) => data.draft ? "/drafts/" : `/x/${data.page.fileSlug}/`',
    '(data) => { if (data.external) return false; return `/x/${data.page.fileSlug}/`; }',
    '(data) => { if (data.draft) return "/drafts/"; return `/x/${data.page.fileSlug}/`; }',
    '(data) => `/x/${data.page.fileSlug.replace("a", "b")}/`',
    '(data) => makePermalink(data, 1)',
    'makePermalink',
    '(data) => "/x/" + (data.a)',
    '(data) => `/x/${data.y',
  ])('is not guessed where it has to be run: %s', (code) => {
    expect(templateInCode(code)).toBeNull();
  });
});

it('takes no longer for code that somebody made to take long', () => {
  const spaces = ' '.repeat(200_000);
  const spent = leastCpu(() => {
    for (const code of [
      `function${spaces}`,
      `(${spaces}`,
      `(data) => { return a${spaces}b }`,
      `(data) => \`\${${spaces}`,
      `(data) => data.a(${spaces}`,
      `async${spaces}x`,
      `(data) => { if (draft${spaces}`,
      `(data) => draft${spaces}? false`,
    ])
      expect(templateInCode(code)).toBeNull();
  });
  expect(spent).toBeLessThan(2000);
});
