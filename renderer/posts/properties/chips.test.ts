import { expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from '#core/blog/example-blog';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { chipsOf, createChips } from './chips';

const FROM = 'From hugo.toml, line 2';
const { model } = exampleBlog({
  'hugo.toml':
    'baseURL = "https://e.org/"\n[cascade]\ndate = "2026-05-06"\ntags = ["garden", "letters"]\ndraft = true\n[cascade._target]\npath = "/posts/**"\n',
  ...emptyFiles('content/posts/a.md', 'content/notes/a.md'),
});

const chips = (id: string, yaml: string) =>
  chipsOf(id, readFrontMatter(`---\n${yaml}\n---\n`, frontMatterRules(model, id)), model).map(
    ({ text, from }) => [text, from],
  );

it('the chips of a post are also what it inherits, marked with the place where that is written', () => {
  expect(chips('content/posts/a.md', 'title: A')).toEqual([
    [expect.stringContaining('2026'), FROM],
    ['2 tags', FROM],
    ['Draft', FROM],
  ]);
});

it('what a post says itself is its own', () => {
  expect(chips('content/posts/a.md', 'date: 2025-01-02\ntags: [x]\ndraft: true')).toEqual([
    [expect.stringContaining('2025'), null],
    ['1 tag', null],
    ['Draft', null],
  ]);
  expect(chips('content/posts/a.md', 'date: 2025-01-02\ntags: [x]\ndraft: false')).toHaveLength(2);
});

it('a post that inherits nothing has its own chips', () => {
  expect(chips('content/notes/a.md', 'category: Garden\ndraft: true')).toEqual([
    ['Garden', null],
    ['Draft', null],
  ]);
});

it('chips are worked out anew for another post, front matter or model, and only then', () => {
  const id = 'content/posts/a.md';
  const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n`, frontMatterRules(model, id));
  let now: typeof model | null = model;
  const chipsNow = createChips(() => now);
  const frontMatter = read('category: Garden');
  const first = chipsNow(id, frontMatter);
  expect(first).toEqual(chipsOf(id, frontMatter, model));
  expect(chipsNow(id, frontMatter)).toBe(first);
  expect(chipsNow(id, read('category: Letters'))[0]).toEqual({ text: 'Letters', from: null });
  expect(chipsNow('content/notes/a.md', frontMatter)).toEqual([{ text: 'Garden', from: null }]);
  now = null;
  expect(chipsNow(id, frontMatter)).toEqual([]);
});
