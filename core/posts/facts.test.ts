import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configCandidates, detect } from '../blog/detect';
import type { ContentModel } from '../blog/model';
import { summarise } from './facts';
import { findBlock } from './front-matter/block';
import { headerOf } from './front-matter/quick-header';
import { readSimpleHeader } from './front-matter/simple-header';
import { readYaml } from './front-matter/yaml-read';

const plain = detect(['posts/a.md'], new Map(), 'blog');
const jekyll = detect(
  ['_config.yml', '_posts/2024-01-02-a.md'],
  new Map([['_config.yml', 'title: T']]),
  'blog',
);
const facts = (text: string, id = 'posts/my-first-post.md', model: ContentModel = plain) =>
  summarise({ id, text, modified: 1, model });

describe('the facts of a post', () => {
  it.each([
    ['---\ntitle: A\n---\n# B\n', 'A'],
    ['---\nTitle: A\n---\n', 'A'],
    ['---\ntitle: 2021022501\n---\n', '2021022501'],
    ['---\ntitle: 1.10\n---\n', '1.10'],
    ['---\ntitle:\n---\n\n# The *B* `c` [d](e)\n', 'The *B* c d'],
    ['# Yes #\n', 'Yes'],
    ['<!-- x -->\n\n# Yes\n', 'Yes'],
    ['```\n# no\n```\n\n# Not first\n', 'My first post'],
    ['Some words.\n\n# Not first\n', 'My first post'],
    ['Some words.\n# Not first\n', 'My first post'],
    ['## Not of the first level\n\n# x\n', 'My first post'],
    ['Underlined\n===\n', 'Underlined'],
    ['text only', 'My first post'],
    ['---\ntitle: a: b\n---\n# H\n', 'a: b'],
  ])('title of %j is %j', (text, title) => {
    expect(facts(text).title).toBe(title);
  });

  it.each([
    ['date: 2024-05-06 07:08:09', '2024-05-06T07:08:09Z'],
    ['date: 2024-05-06T07:08:09', '2024-05-06T07:08:09Z'],
    ['date: "2024-05-06 07:08:09"', '2024-05-06T07:08:09'],
    ['date: 2024-05-06 07:08', '2024-05-06T07:08:00'],
    ['date: 2024-05-06 07:08:09 +0200', '2024-05-06T07:08:09+02:00'],
    ['date: 2024-05-06', '2024-05-06'],
    ['title: A', '2024-01-02'],
  ])('to Jekyll %j is %s', (fields, date) => {
    expect(facts(`---\n${fields}\n---\n`, '_posts/2024-01-02-a.md', jekyll).date).toBe(date);
  });

  it('names an untitled post after its file or its folder', () => {
    expect(facts('', '_posts/2024-01-02-snake_case-name.md').title).toBe('Snake case name');
    expect(facts('', 'posts/a-bundle/index.md').title).toBe('A bundle');
  });

  it.each([
    ['---\ndate: 2013/7/13 20:46:25\n---\n', '2013-07-13T20:46:25'],
    ['---\nDate: 2024-01-02\n---\n', '2024-01-02'],
    ['---\npubDate: Jul 08 2022\n---\n', '2022-07-08'],
    ['+++\ndate = 2024-01-02T03:04:05Z\n+++\n', '2024-01-02T03:04:05Z'],
    ['+++\ndate = 2024-01-02\n+++\n', '2024-01-02'],
    ['---\ndate: soon\n---\n', null],
  ])('date of %j is %j', (text, date) => {
    expect(facts(text).date).toBe(date);
  });

  it('takes the date from the name when the front matter has none that can be read', () => {
    expect(facts('---\ndate: 2017-02-29\n---\n', 'posts/2017-03-01-x.md').date).toBe('2017-03-01');
  });

  it.each([
    ['draft: true', true],
    ['draft: yes', true],
    ['draft: "true"', true],
    ['draft: truet', false],
    ['draft: false', false],
    ['published: false', true],
    ['published: 2024-01-02', false],
    ['title: x', false],
  ])('%s is a draft: %j', (header, draft) => {
    expect(facts(`---\n${header}\n---\n`).draft).toBe(draft);
  });

  it('knows drafts by their folder', () => {
    expect(facts('---\ntitle: x\n---\n', '_drafts/x.md', jekyll).draft).toBe(true);
    expect(facts('---\ntitle: x\ndraft: true\n---\n', '_posts/2024-01-02-x.md', jekyll).draft).toBe(false);
  });

  it.each([
    ['tags: [a, b, a]', ['a', 'b'], []],
    ['tags: a, b c', ['a', 'b c'], []],
    ['tags:\n  - a\n  - 2024', ['a', '2024'], []],
    ['tags:', [], []],
    ['Tags: a b', ['a b'], []],
    ['tag: x\ncategories: [B, C]', ['x'], ['B', 'C']],
    ['category: A\ncategories: [B]', [], ['B']],
    ['category: A', [], ['A']],
    ['categories: [[A, B], [C]]', [], ['A', 'B', 'C']],
    ['categories: []', [], []],
  ])('%j has tags %j and categories %j', (header, tags, categories) => {
    expect(facts(`---\n${header}\n---\n`)).toMatchObject({ tags, categories });
  });

  it('has each of the categories that Jekyll lists under their singular', () => {
    const text = '---\ncategory: [Sea side, B]\ncategories: [A]\n---\n';
    expect(facts(text, '_posts/2024-01-02-a.md', jekyll).categories).toEqual(['A', 'Sea side', 'B']);
  });

  it('splits Jekyll’s texts at spaces', () => {
    const text = '---\ntags: a b\ncategories: news big\n---\n';
    expect(facts(text, '_posts/2024-01-02-a.md', jekyll)).toMatchObject({
      tags: ['a', 'b'],
      categories: ['news', 'big'],
    });
    expect(facts('---\ncategory: big news\n---\n', '_posts/2024-01-02-a.md', jekyll).categories).toEqual([
      'big news',
    ]);
  });

  it('reads a head that ends inside the front matter', () => {
    const summary = facts('---\ntitle: "A long one"\ndate: 2024-01-02\ntags:\n  - a\ndescription: cut he');
    expect(summary).toMatchObject({ title: 'A long one', date: '2024-01-02', problem: null });
  });

  it('says what is wrong with a header, and reads what it can', () => {
    expect(facts('---\ntitle: x\nother: a: b\ndate: 2024-01-02\n---\n')).toMatchObject({
      title: 'x',
      date: '2024-01-02',
      problem: { line: 3 },
    });
  });

  it('finds a description under its other names', () => {
    expect(facts('---\nsummary: >-\n  two\n  lines\n---\n').description).toBe('two lines');
  });
});

describe('the quick header reader', () => {
  it.each([
    ['title: A b\ntags: [a, "b", c]\nlist:\n  - x\n  - y # z\nnone:\n'],
    ['a: "x" # y'],
    ["a: it's"],
    ['a: b\n  c'],
    ["a: 'b\nc: d'"],
    ['a: [b, [c]]'],
    ['a: [b, c,]'],
    ['a: [http://x]'],
    ['a: {b: c}'],
    ['a: |\n  b'],
    ['a: b\na: c'],
    ['a:\n- b\n- c: d'],
    ['a:\n  - b\n    c'],
    ['a: - b'],
    ['a: \u00a0b'],
    ['yes: no\n12: x'],
    ['a:b'],
    ['a: b\t# c'],
    ['a: -1\nb: .5\nc: ~'],
    ['a:\n\n  - b\n\n# c\n  - d'],
  ])('agrees with the parser, or leaves it to it: %j', (source) => {
    const read = readYaml(source);
    const simple = readSimpleHeader(source);
    if (simple === null)
      return expect(headerOf(`---\n${source}\n---\n`).problem === null).toBe(read.problem === null);
    expect(read.problem).toBeNull();
    expect([...simple]).toEqual([...read.fields]);
  });
});

interface Layout {
  readonly id: string;
  readonly generator: string;
  readonly sample: readonly {
    readonly path: string;
    readonly title: string;
    readonly titleSource: string;
    readonly date: string | null;
    readonly draft: boolean;
    readonly tags: readonly string[] | string | null;
    readonly frontMatter: string;
  }[];
}

const blogs = join(import.meta.dirname, '../../../shared/blogs');
const there = existsSync(blogs);

describe.skipIf(!there)('the facts of real posts (skipped when ../shared/blogs is absent)', () => {
  const layouts: Layout[] = there ? JSON.parse(readFileSync(join(blogs, 'layouts.json'), 'utf8')) : [];
  const files = (folder: string) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

  it('the quick reader and the parser say the same, and the quick one reads most', () => {
    let [simple, all] = [0, 0];
    for (const name of files(blogs).filter((path) => /\.(?:md|mdx|markdown)$/.test(path))) {
      const text = readFileSync(join(blogs, name), 'utf8');
      const block = findBlock(text);
      if (block.format !== 'yaml') continue;
      all++;
      const source = text.slice(block.contentFrom, block.contentTo);
      const quick = readSimpleHeader(source);
      if (!quick) continue;
      simple++;
      expect([name, ...quick]).toEqual([name, ...readYaml(source.replace(/\r(?!\n)/g, '\n')).fields]);
    }
    expect(all).toBeGreaterThan(200);
    expect(simple / all).toBeGreaterThan(0.7);
  });

  it.each(layouts.filter(({ id }) => there && id !== 'twir').map((layout) => [layout.id, layout] as const))(
    'title, date, draft and tags of %s are as its ground truth has them',
    (id, layout) => {
      const root = join(blogs, id);
      const paths = files(root);
      const texts = new Map(
        configCandidates(paths).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
      );
      const model = detect(paths, texts, id);
      for (const { path, title, titleSource, date, draft, tags } of layout.sample) {
        // A day that does not exist is in no calendar; the truth has it as written.
        const truth = date === null ? null : calendarDay(date);
        const summary = summarise({
          id: path,
          text: readFileSync(join(root, path), 'utf8'),
          modified: 0,
          model,
        });
        const listed = Array.isArray(tags) ? tags.map(String) : [];
        expect({
          path,
          draft: summary.draft,
          day: truth === 'unreal' ? truth : (summary.date?.slice(0, 10) ?? null),
        }).toEqual({
          path,
          draft,
          day: truth,
        });
        // Without one in the front matter the truth has the file's name where we take the first heading.
        if (titleSource === 'frontmatter') expect(summary.title).toBe(title.replace(/\s+/g, ' ').trim());
        if (listed.length > 0) expect(summary.tags).toEqual([...new Set(listed)]);
      }
    },
  );
});

/** The day of a date as written, padded; `unreal` for one that no calendar has. */
function calendarDay(text: string): string {
  const [year, month, day] = text.split(/[-/T ]/);
  const padded = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return new Date(padded).toISOString().startsWith(padded) ? padded : 'unreal';
}
