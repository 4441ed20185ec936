import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from './example-blog';
import { mayBringLanguage } from './folder-languages';
import { languageCode } from './language-codes';
import { languageOf } from './post-path';

describe('a language code', () => {
  it.each([
    ['fr', 'fr'],
    ['pt-br', 'pt-BR'],
    ['zh_tw', 'zh-TW'],
    ['zh-hans', 'zh-Hans'],
    ['es-419', 'es-419'],
    ['cn', 'zh'],
    ['posts', null],
    ['js', null],
    ['go', null],
    ['2024', null],
    ['', null],
  ])('of %j is %j', (name, code) => {
    expect(languageCode(name)).toBe(code);
  });
});

describe('the language of a post', () => {
  it('is its name’s suffix when the site lists it, else its folder’s', () => {
    const { model } = exampleBlog({
      'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n[languages.zh-cn]\n',
      ...emptyFiles(
        'content/posts/a.md',
        'content/posts/a.fr.md',
        'content/posts/b/index.zh-cn.md',
        'content/posts/c.de.md',
      ),
    });
    expect(languageOf('content/posts/a.fr.md', model)).toBe('fr');
    expect(languageOf('content/posts/b/index.zh-cn.md', model)).toBe('zh-cn');
  });

  it.each([
    ['Hugo', { 'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n' }],
    [
      'Zola',
      {
        'config.toml': 'base_url = "https://e.org"\ndefault_language = "en"\n[languages.fr]\n',
        'content/posts/_index.md': '+++\n+++\n',
      },
    ],
  ])('is the default one in %s when its name has no suffix of a language of the site', (_, files) => {
    const { model } = exampleBlog({
      ...files,
      ...emptyFiles('content/posts/a.md', 'content/posts/a.fr.md', 'content/posts/c.de.md'),
    });
    expect(languageOf('content/posts/a.md', model)).toBe('en');
    expect(languageOf('content/posts/a.fr.md', model)).toBe('fr');
    expect(languageOf('content/posts/c.de.md', model)).toBe('en');
  });

  it('is told by translations beside what they translate, when nothing else says so', () => {
    const { model } = exampleBlog({
      'astro.config.mjs': '',
      ...emptyFiles(
        'src/content/blog/a/index.md',
        'src/content/blog/a/index.en.md',
        'src/content/blog/b/index.md',
        'src/content/blog/b/index.it.md',
        'src/content/blog/node.js.md',
        'src/content/blog/v1.is.md',
      ),
    });
    expect(model.languages).toEqual(['en', 'it']);
    expect(languageOf('src/content/blog/b/index.it.md', model)).toBe('it');
    expect(languageOf('src/content/blog/node.js.md', model)).toBeNull();
    expect(languageOf('src/content/blog/v1.is.md', model)).toBeNull();
  });

  it('is not read out of topics that happen to be codes', () => {
    const { model } = exampleBlog({
      'astro.config.mjs': '',
      ...emptyFiles(
        'src/content/blog/cs/a.md',
        'src/content/blog/os/b.md',
        'src/content/blog/ml/c.md',
        'src/content/blog/it/d.md',
        'src/content/blog/linux/e.md',
        'src/content/blog/linux/f.md',
      ),
    });
    expect(model.contentFolders).toEqual([{ path: 'src/content/blog', kind: 'posts', language: null }]);
    expect(model.languages).toEqual([]);
  });

  it('is its folder’s where folders differ in nothing else', () => {
    const { model } = exampleBlog({
      'config.yaml':
        'baseurl: https://example.org\nlanguageCode: en-US\npermalinks:\n  cn: /:year/:slug/\n  en: /:year/:slug/\n',
      ...emptyFiles('content/cn/a.md', 'content/en/b.md', 'content/software/c.md', 'content/software/d.md'),
    });
    expect(model.languages).toEqual(['en', 'zh']);
    expect(languageOf('content/cn/a.md', model)).toBe('zh');
    expect(languageOf('content/en/b.md', model)).toBe('en');
  });
});

describe('a post that comes later may be the first of a language', () => {
  const { model } = exampleBlog({
    'astro.config.mjs': '',
    ...emptyFiles('src/content/blog/en/a.md', 'src/content/blog/fr/a.md', 'src/content/blog/fr/b.de.md'),
  });
  it.each([
    ['src/content/blog/de/a.md', true],
    ['src/content/blog/ja/deep/a.md', true],
    ['src/content/blog/en/a.es.md', true],
    ['src/content/blog/en/b.md', false],
    ['src/content/blog/fr/b.fr.md', false],
    ['src/content/blog/guides/a.md', false],
    ['src/content/blog/de.md', false],
    ['elsewhere/de/a.md', false],
  ])('%s: %s', (path, expected) => {
    expect(mayBringLanguage(path, model)).toBe(expected);
  });
});
