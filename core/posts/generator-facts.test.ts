import { describe, expect, it } from 'vitest';
import { exampleModel } from '../blog/example-model';
import type { ContentModel, Generator } from '../blog/model';
import { summarise } from './facts';
import { FieldLookup } from './field-lookup';
import { headerOf } from './front-matter/quick-header';
import { writtenCategories } from './post-words';

const modelOf = (generator: Generator, changes: Partial<ContentModel> = {}): ContentModel =>
  exampleModel({
    generator,
    frontMatter: generator === 'pelican' ? 'header' : 'yaml',
    fields: {
      ...exampleModel().fields,
      category: 'categories',
      ...(generator === 'zola' ? { tags: 'taxonomies.tags', category: 'taxonomies.categories' } : {}),
    },
    ...changes,
  });
const facts = (generator: Generator, text: string, changes: Partial<ContentModel> = {}, id = 'posts/a.md') =>
  summarise({ id, text, modified: 0, model: modelOf(generator, changes) });
const yaml = (lines: string) => `---\n${lines}\n---\n`;

describe('words, as each generator parts them', () => {
  it.each<[Generator, string, string[], string[]]>([
    ['jekyll', 'tags: a b, c\ncategory: x y', ['a', 'b,', 'c'], ['x y']],
    ['jekyll', 'tag: a b\ntags: [c]\ncategories: [x]\ncategory: y', ['a b'], ['x', 'y']],
    ['hugo', 'Tags: a, b\ncategories: x y', ['a, b'], ['x y']],
    ['hexo', 'tags: a b\ncategories: x', ['a b'], ['x']],
    ['hexo', 'categories: [A, B]', [], ['A/B']],
    ['hexo', 'categories: [[A, B], [C], D]', [], ['A/B', 'C', 'D']],
    ['eleventy', 'tags: a b', ['a b'], []],
    ['eleventy', 'tags: a, b c', ['a', 'b c'], []],
    ['astro', 'tags: a, b', ['a', 'b'], []],
    ['docusaurus', 'tags: [a, {label: B c, permalink: /b}]', ['a', 'B c'], []],
  ])('%s reads %j as tags %j and categories %j', (generator, header, tags, categories) => {
    expect(facts(generator, yaml(header))).toMatchObject({ tags, categories });
  });

  it('has Hexo’s categories flat where they are wanted as they are written', () => {
    const { fields } = headerOf(yaml('categories: [[A, B], [C]]'));
    expect(writtenCategories(new FieldLookup(fields), modelOf('hexo'))).toEqual(['A', 'B', 'C']);
  });

  it('finds Zola’s under their table', () => {
    const text =
      '+++\ntitle = "T"\n[taxonomies]\ntags = ["a", "b"]\ncategories = ["c"]\n[extra]\ntags = ["no"]\n+++\n';
    expect(facts('zola', text)).toMatchObject({ title: 'T', tags: ['a', 'b'], categories: ['c'] });
  });

  it('parts Pelican’s at commas or semicolons, and takes the folder for a missing category', () => {
    const text = 'Title: T\nTags: a b, c\n\n';
    const inFolder = { configFile: 'site/pelicanconf.py' };
    expect(facts('pelican', text, inFolder, 'site/content/Desk/a.md')).toMatchObject({
      title: 'T',
      tags: ['a b', 'c'],
      categories: ['Desk'],
    });
    expect(facts('pelican', text, inFolder, 'site/content/a.md').categories).toEqual([]);
    expect(facts('pelican', 'Title: T\nCategory: A, B\n\n').categories).toEqual(['A, B']);
    expect(facts('pelican', 'Title: T\nTags: a, b; c\nCategory: X\n\n', {}, 'content/y/a.md')).toMatchObject({
      tags: ['a, b', 'c'],
      categories: ['X'],
    });
  });
});

describe('what keeps a post off the site', () => {
  const status: Partial<ContentModel> = {
    draftRule: { kind: 'status', field: 'Status', draftValues: ['draft'], publishedValue: 'published' },
  };
  const published: Partial<ContentModel> = {
    draftRule: { kind: 'flag', field: 'published', draftValue: false },
  };

  it.each<[Generator, string, Partial<ContentModel>, string | null, boolean]>([
    ['hugo', yaml('Draft: yes'), {}, 'draft-flag', true],
    ['hugo', yaml('headless: true'), {}, 'not-rendered', false],
    ['hugo', yaml('build:\n  render: never'), {}, 'not-rendered', false],
    ['hugo', yaml('_build:\n  list: false'), {}, 'unlisted', false],
    [
      'jekyll',
      yaml('published: no'),
      { draftRule: { kind: 'folder', path: '_drafts' } },
      'unpublished',
      true,
    ],
    ['astro', yaml('published: false'), published, 'unpublished', true],
    ['astro', yaml('published: 2024-01-02'), published, null, false],
    ['zola', '+++\ndraft = true\n+++\n', {}, 'draft-flag', true],
    ['zola', '+++\nrender = false\n+++\n', {}, 'not-rendered', false],
    ['eleventy', yaml('permalink: false'), {}, 'not-rendered', false],
    ['eleventy', yaml('eleventyExcludeFromCollections: true'), {}, 'unlisted', false],
    ['docusaurus', yaml('unlisted: true'), {}, 'unlisted', false],
    ['pelican', 'Title: A\nStatus: Draft\n\n', status, 'status', true],
    ['pelican', 'Title: A\nstatus: hidden\n\n', status, 'unlisted', false],
    ['pelican', 'Title: A\nStatus: skip\n\n', status, 'not-rendered', false],
    ['pelican', 'Title: A\n\n', status, null, false],
    ['vitepress', yaml('draft: true'), { draftRule: { kind: 'none' } }, null, false],
  ])('%s with %j', (generator, text, changes, hold, draft) => {
    expect(facts(generator, text, changes)).toMatchObject({ hold, draft });
  });

  it('is a draft without a status where the blog says so', () => {
    const rule = { ...status.draftRule, absentIsDraft: true } as ContentModel['draftRule'];
    expect(facts('pelican', 'Title: A\n\n', { draftRule: rule })).toMatchObject({
      hold: 'status',
      draft: true,
    });
    expect(facts('pelican', 'Title: A\nStatus: published\n\n', { draftRule: rule }).hold).toBeNull();
  });
});

describe('dates', () => {
  const hugoDates = {
    future: 'hidden',
    publishField: 'publishDate',
    expiryField: 'expiryDate',
    timezone: 'UTC',
  } as const;

  it('has Hugo’s three and when it was changed', () => {
    const header =
      'date: 2024-01-02\npublishdate: 2024-02-03T04:05:06+02:00\nexpiryDate: 2025-01-01\nlastmod: 2024-03-04';
    expect(facts('hugo', yaml(header), { dates: hugoDates })).toMatchObject({
      date: '2024-01-02',
      publishDate: '2024-02-03T04:05:06+02:00',
      expiryDate: '2025-01-01',
      updated: '2024-03-04',
    });
    expect(facts('hugo', yaml('lastmod: 2024-03-04')).date).toBe('2024-03-04');
    expect(facts('jekyll', yaml('lastmod: 2024-03-04')).date).toBeNull();
  });

  it.each<[Generator, string, string | null]>([
    ['jekyll', '_posts/2024-1-2-a.md', '2024-01-02'],
    ['docusaurus', 'blog/2024/01/02/a.md', '2024-01-02'],
    ['docusaurus', 'blog/2024-01-02/index.md', '2024-01-02'],
    ['docusaurus', 'blog/2024/01/02-a/index.mdx', '2024-01-02'],
    ['eleventy', 'blog/about-2024-01-02-that.md', '2024-01-02'],
    ['astro', 'blog/about-2024-01-02-that.md', null],
    ['zola', 'content/2024-01-02_a.md', '2024-01-02'],
    ['hugo', 'content/2024-13-02-a.md', null],
  ])('%s: %s is of %s', (generator, id, date) => {
    expect(facts(generator, 'text', {}, id).date).toBe(date);
  });

  it('takes it from the address that a post gives itself', () => {
    expect(facts('gatsby', yaml('path: /2018/03/04/hello/')).date).toBe('2018-03-04');
    expect(facts('gatsby', yaml('path: /hello/')).date).toBeNull();
  });
});

describe('titles', () => {
  it.each<[Generator, string, string]>([
    ['jekyll', '# A heading\n', 'My First Post'],
    ['docusaurus', 'import X from "./x";\n\n# A heading {#id}\n', 'A heading'],
    ['vitepress', 'Words.\n\n# A heading\n', 'A heading'],
    ['vitepress', '## Two\n\n# One\n', 'my-first-POST'],
    ['hugo', 'Words.\n\n# A heading\n', 'my-first-POST'],
  ])('of %s from %j', (generator, text, title) => {
    expect(facts(generator, text, {}, 'posts/2024-01-02-my-first-POST.md').title).toBe(title);
  });

  it('is read in headers that no parser takes', () => {
    const text = '---\ntitle: "A title that\nwas wrapped"\ndate: 2024-01-02\nx: [\n---\n# No\n';
    expect(facts('jekyll', text)).toMatchObject({ title: 'A title that was wrapped', date: '2024-01-02' });
    expect(facts('jekyll', text).problem).not.toBeNull();
    expect(facts('hugo', '+++\ntitle = "T"\ndate = 2024-01-02T8:09:26\n+++\n')).toMatchObject({ title: 'T' });
    expect(facts('hugo', '{\n  "title": "T",\n  "tags": ["a"],,\n}\n')).toMatchObject({ title: 'T' });
    expect(facts('hugo', yaml('title: A\ntitle: B')).title).toBe('B');
  });

  it('is read in an object of JavaScript, which is not run', () => {
    const text =
      "import { adam } from '@/authors'\n\nexport const meta = {\n  title: 'It\\'s here',\n  date: '2024-01-02T03:00:00Z',\n  authors: [adam],\n  image: require('./x.png'),\n  nested: {\n    title: 'no',\n  },\n  private: true,\n  tags: ['a', \"b\"],\n}\n\nBody\n";
    expect(facts('next', text, {}, 'posts/a.mdx')).toMatchObject({
      title: "It's here",
      date: '2024-01-02T03:00:00Z',
      tags: ['a', 'b'],
      problem: null,
    });
    expect([...headerOf(text).fields.keys()]).toEqual(['title', 'date', 'private', 'tags']);
  });
});

describe('dates with a zone', () => {
  it.each([
    ['a short one that YAML reads', yaml('date: 2024-1-2 3:04:05Z'), '2024-01-02T03:04:05'],
    ['another', yaml('date: 2024-1-2 3:04:05-8'), '2024-01-02T11:04:05'],
    ['one in quotes', yaml('date: "2024-1-2 3:04:05-8"'), '2024-01-02T03:04:05-08:00'],
    ['one in JSON', '{\n  "date": "2024-01-02T03:04:05+09:00"\n}\n;;;\n', '2024-01-02T03:04:05+09:00'],
    ['none', yaml('date: 2024-01-02 03:04:05'), '2024-01-02T03:04:05'],
  ])('are read as Hexo does: %s', (_, text, date) => {
    expect(facts('hexo', text).date).toBe(date);
  });
});

describe('languages', () => {
  it('come from the name and the folder', () => {
    const languages = ['en', 'fr'];
    expect(facts('hugo', '', { languages }, 'posts/a.fr.md').language).toBe('fr');
    expect(facts('hugo', '', {}, 'posts/a.md').language).toBeNull();
  });

  it.each<[Generator, string, string | null]>([
    ['pelican', 'Title: A\nLang: fr\n\n', 'fr'],
    ['pelican', 'Title: A\n\n', null],
    ['pelican', 'Lang: not a language\n\n', null],
    ['hexo', yaml('lang: zh-CN'), 'zh-CN'],
    ['hugo', yaml('lang: fr'), null],
    ['jekyll', yaml('lang: fr'), null],
  ])('come from a field where the generator goes by it: %s %j', (generator, text, language) => {
    expect(facts(generator, text).language).toBe(language);
  });
});
