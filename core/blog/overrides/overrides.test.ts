import { describe, expect, it } from 'vitest';
import { detect } from '../detect';
import { exampleModel } from '../example-model';
import type { ContentModel } from '../model';
import { patternOf } from '../permalink-pattern';
import {
  applyOverrides,
  BlogOverrides,
  factOf,
  isFolderPath,
  isTimeZone,
  learnNaming,
  mergeOverrides,
} from './overrides';

const decisions: BlogOverrides = {
  folders: [{ path: 'writing', kind: 'posts', language: 'fr' }],
  drafts: { kind: 'flag', field: 'hidden', draftValue: true },
  fields: { date: 'when' },
  naming: 'bundle',
  extension: '.mdx',
  images: 'static/pictures',
  frontMatter: 'toml',
  future: 'hidden',
  timezone: null,
  permalink: '/words/:name/',
};
const file = { file: '.longhand.yml', lines: { folders: 3 } };

describe('what the author decides', () => {
  it('takes the place of what was found, and nothing else changes', () => {
    const found = exampleModel();
    const model = applyOverrides(found, decisions, file);
    expect(model).toEqual({
      ...found,
      contentFolders: [{ path: 'writing', kind: 'posts', language: 'fr' }],
      draftRule: { kind: 'flag', field: 'hidden', draftValue: true },
      fields: { ...found.fields, date: 'when', draft: 'hidden' },
      naming: 'bundle',
      extension: '.mdx',
      assetsFolder: 'static/pictures',
      frontMatter: 'toml',
      dates: { ...found.dates, future: 'hidden', timezone: null },
      permalink: {
        kind: 'folders',
        root: '',
        base: '',
        folders: [{ folder: 'writing', pattern: '/words/:name/' }],
      },
      evidence: model.evidence,
    });
  });

  it('is its own evidence, with the line it stands at, in place of the evidence for what it overrules', () => {
    const before = exampleModel({
      evidence: [
        { about: 'posts: content', file: 'hugo.toml', line: 2 },
        { about: 'site title: Notes', file: 'hugo.toml', line: 1 },
      ],
    });
    const { folders } = decisions;
    expect(applyOverrides(before, { folders: folders ?? [] }, file).evidence).toEqual([
      { about: 'site title: Notes', file: 'hugo.toml', line: 1 },
      { about: 'posts: you said so', file: '.longhand.yml', line: 3 },
    ]);
  });

  it('holds when it is applied again after learning', () => {
    const once = applyOverrides(exampleModel(), decisions, file);
    const learned: ContentModel = {
      ...once,
      naming: 'slug',
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      fields: { ...once.fields, date: 'date' },
    };
    expect(applyOverrides(learned, decisions, file)).toEqual(once);
  });

  it('that is nothing leaves the very model', () => {
    const model = exampleModel();
    expect(applyOverrides(model, {}, file)).toBe(model);
    expect(applyOverrides(model, { folders: undefined }, null)).toBe(model);
  });

  it('adds a drafts folder to the folders of posts', () => {
    const model = applyOverrides(exampleModel(), { drafts: { kind: 'folder', path: '_drafts' } }, null);
    expect(model.contentFolders).toEqual([
      { path: 'posts', kind: 'posts', language: null },
      { path: '_drafts', kind: 'drafts', language: null },
    ]);
  });

  it('names files as most of the posts in the author’s folders do', () => {
    const model = applyOverrides(exampleModel(), { folders: decisions.folders }, null);
    const paths = ['writing/2020-01-01-a.mdx', 'writing/2020-01-02-b.mdx', 'writing/c.md', 'posts/d.md'];
    const learned = learnNaming(model, paths);
    expect(learned).toMatchObject({ naming: 'date-slug', extension: '.mdx' });
    expect(learned.evidence.at(-1)?.about).toBe('file names: date-slug, as 2 of 3 posts');
    expect(learnNaming(model, ['posts/d.md'])).toBe(model);
  });

  it('of the repository counts where the app’s says something else', () => {
    expect(
      mergeOverrides(
        { naming: 'slug', fields: { date: 'when' } },
        { naming: 'bundle', extension: '.mdx', fields: { date: 'day', cover: 'image' } },
      ),
    ).toEqual({ naming: 'slug', extension: '.mdx', fields: { date: 'when', cover: 'image' } });
  });

  it('of a generator re-runs that generator’s rule', () => {
    const paths = ['config.toml', 'content/posts/a.md', '_posts/2020-01-01-b.md'];
    const texts = new Map([['config.toml', 'baseURL = "https://example.org/"\n']]);
    expect(detect(paths, texts, 'blog').generator).toBe('hugo');
    const jekyll = detect(paths, texts, 'blog', { generator: 'jekyll' });
    expect(jekyll.generator).toBe('jekyll');
    expect(jekyll.contentFolders[0]).toMatchObject({ path: '_posts', kind: 'posts' });
    expect(patternOf(jekyll)).not.toBe('');
    expect(detect(paths, texts, 'blog', { generator: 'plain' }).generator).toBe('plain');
    expect(detect(paths, texts, 'blog', { generator: 'eleventy' }).generator).toBe('eleventy');
  });
});

describe('what an author may decide', () => {
  it.each(['', 'posts', 'content/en/posts', '_posts', 'my posts', '文章', 'a.b'])('a folder %j', (path) => {
    expect(isFolderPath(path)).toBe(true);
  });

  it.each(['/etc', '../x', 'a/../b', '.git', 'a/.hidden', 'a//b', 'a/', 'a\\b', 'a\0b', 'a\nb', ' a', './a'])(
    'not a folder %j',
    (path) => {
      expect(isFolderPath(path)).toBe(false);
      expect(BlogOverrides.safeParse({ images: path }).success).toBe(false);
      expect(BlogOverrides.safeParse({ drafts: { kind: 'folder', path } }).success).toBe(false);
      expect(BlogOverrides.safeParse({ folders: [{ path, kind: 'posts', language: null }] }).success).toBe(
        false,
      );
    },
  );

  it('a time zone by its name', () => {
    expect(['Europe/Vienna', 'UTC', 'America/Argentina/Ushuaia', 'Etc/GMT+3'].map(isTimeZone)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['', 'Vienna', '+02:00', 'Europe/Nowhere', 'x'.repeat(9)].map(isTimeZone)).toEqual(
      Array(5).fill(false),
    );
  });

  it('a field by a name that a line can begin with', () => {
    const ok = (date: string) => BlogOverrides.safeParse({ fields: { date } }).success;
    expect(['date', 'Datum der Post', 'taxonomies.tags', 'é'].map(ok)).toEqual([true, true, true, true]);
    expect(['', ' date', 'a\nb', 'x'.repeat(101)].map(ok)).toEqual([false, false, false, false]);
  });
});

it('evidence is about the fact that its first words name', () => {
  const about = (words: string) => factOf({ about: words, file: null, line: null });
  expect(about('generator: Hugo’s configuration')).toBe('generator');
  expect(about('posts: content')).toBe('folders');
  expect(about('date: the posts use “when”')).toBe('fields');
  expect(about('draft: the posts use “hidden”')).toBe('drafts');
  expect(about('future posts: shown')).toBe('future');
  expect(about('time zone: Europe/Vienna')).toBe('timezone');
  expect(about('site title: posts: and more')).toBeNull();
  expect(about('posts are written by a robot: see there')).toBeNull();
});
