import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from '../example-blog';
import type { DraftRule, FrontMatterStyle } from '../model';
import { learnFromPosts, type PostSample, samplePaths } from './learn';

const astro = exampleBlog({ 'astro.config.mjs': '', ...emptyFiles('src/content/blog/a.md') }).model;
const hugo = exampleBlog({ 'hugo.toml': '', ...emptyFiles('content/posts/a.md') }).model;
const zola = exampleBlog({ 'zola.toml': '', ...emptyFiles('content/posts/a.md') }).model;

function sample(
  fields: Record<string, unknown>,
  path = 'src/content/blog/a.md',
  format: FrontMatterStyle = 'yaml',
): PostSample {
  return { path, fields: new Map(Object.entries(fields)), format };
}

describe('learning from posts how drafts are marked', () => {
  it.each<[string, readonly Record<string, unknown>[], DraftRule]>([
    ['nothing', [{ title: 'a' }, { title: 'b' }], { kind: 'none' }],
    ['a flag', [{ title: 'a' }, { draft: false }], { kind: 'flag', field: 'draft', draftValue: true }],
    ['a flag in words', [{ draft: 'yes' }], { kind: 'flag', field: 'draft', draftValue: true }],
    ['the opposite flag', [{ published: true }], { kind: 'flag', field: 'published', draftValue: false }],
    ['a private post', [{ private: true }, {}], { kind: 'flag', field: 'private', draftValue: true }],
    [
      'a status',
      [{ status: 'Published' }, { status: 'Published' }, { status: 'draft' }],
      { kind: 'status', field: 'status', draftValues: ['draft'], publishedValue: 'Published' },
    ],
    [
      'a status that is always the same',
      [{ Status: 'live' }],
      { kind: 'status', field: 'Status', draftValues: ['draft'], publishedValue: 'live' },
    ],
    ['a status of another kind', [{ status: 'evergreen' }], { kind: 'none' }],
    ['a date named published', [{ published: '2024-01-02' }], { kind: 'none' }],
  ])('%s', (_, headers, rule) => {
    const model = learnFromPosts(
      astro,
      headers.map((fields) => sample(fields)),
    );
    expect(model.draftRule).toEqual(rule);
    if (rule.kind !== 'none') expect(model.fields.draft).toBe(rule.kind === 'folder' ? '' : rule.field);
  });

  it('keeps the generator’s own rule, in the posts’ spelling', () => {
    const published = learnFromPosts(hugo, [sample({ published: true, status: 'draft' })]);
    expect(published.draftRule).toEqual({ kind: 'flag', field: 'draft', draftValue: true });
    const capital = learnFromPosts(hugo, [sample({ Draft: true }), sample({ Draft: false })]);
    expect(capital.draftRule).toEqual({ kind: 'flag', field: 'Draft', draftValue: true });
  });

  it('tells of names that begin with a word for later, and does not obey them', () => {
    const model = learnFromPosts(hugo, [
      sample({}, 'content/posts/FUTURE-one/index.md'),
      sample({}, 'content/posts/FUTURE-two/index.md'),
      sample({}, 'content/posts/future/index.md'),
    ]);
    expect(model.evidence.map(({ about }) => about)).toContain(
      'drafts: the names of 2 posts begin with “FUTURE-”, which the generator does not look at',
    );
  });
});

describe('learning from posts', () => {
  it('the format that most have, with the count', () => {
    const model = learnFromPosts(hugo, [
      sample({}, 'content/posts/a.md', 'toml'),
      sample({}, 'content/posts/b.md', 'toml'),
      sample({}, 'content/posts/c.md', 'yaml'),
    ]);
    expect(model.frontMatter).toBe('toml');
    expect(model.evidence).toContainEqual({
      about: 'front matter: toml, as 2 of 3 posts that were looked at',
      file: null,
      line: null,
    });
  });

  it('fields that lie in tables', () => {
    const model = learnFromPosts(zola, [
      sample(
        { title: 'a', taxonomies: { tags: ['x'] }, extra: { hero: 'a.png' } },
        'content/posts/a.md',
        'toml',
      ),
    ]);
    expect(model.fields).toMatchObject({ tags: 'taxonomies.tags', cover: 'extra.hero' });
  });

  it('that a service writes them, when most bear its mark', () => {
    const marked = sample({ notion_id: 'x' });
    expect(learnFromPosts(astro, [marked, marked, sample({})]).writtenBy).toBe('Notion');
    expect(learnFromPosts(astro, [marked, sample({}), sample({})]).writtenBy).toBeNull();
    expect(learnFromPosts(astro, [sample({ notion: 'a notion' })]).writtenBy).toBeNull();
  });

  it('nothing from no posts', () => {
    expect(learnFromPosts(astro, [])).toBe(astro);
  });
});

describe('the posts that are looked at', () => {
  it('are the last by name first, then some of the others', () => {
    const paths = Array.from({ length: 1_000 }, (_, n) => `content/posts/${String(n).padStart(4, '0')}.md`);
    const chosen = samplePaths([...paths, 'content/about.md'], hugo);
    expect(chosen[0]).toBe('content/posts/0999.md');
    expect(chosen.length).toBeLessThanOrEqual(60);
    expect(new Set(chosen).size).toBe(chosen.length);
    expect(chosen).toContain('content/posts/0000.md');
  });

  it('are all of a small blog', () => {
    expect(samplePaths(['content/posts/a.md', 'content/posts/b.md'], hugo)).toEqual([
      'content/posts/b.md',
      'content/posts/a.md',
    ]);
  });
});
