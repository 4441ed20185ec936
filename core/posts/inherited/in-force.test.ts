import { describe, expect, it } from 'vitest';
import { configCandidates, detect } from '../../blog/detect';
import { sectionFiles, withSections } from '../../blog/inherited/sections';
import { ContentModel } from '../../blog/model';
import { isPost } from '../../blog/post-path';
import { summarise } from '../facts';

/** The model of a blog in memory, as opening one finds it, and its posts as the list has them. */
function opened(files: Readonly<Record<string, string>>) {
  const paths = Object.keys(files);
  const textsOf = (some: readonly string[]) => new Map(some.map((path) => [path, files[path] ?? '']));
  const detected = detect(paths, textsOf(configCandidates(paths)), 'blog');
  const model = ContentModel.parse(withSections(detected, textsOf(sectionFiles(paths, detected))));
  const posts = paths
    .filter((path) => isPost(path, model))
    .map((id) => summarise({ id, text: files[id] ?? '', modified: 0, model }));
  return { model, posts };
}

const hugo = { 'hugo.toml': 'baseURL = "https://example.org/"' };
const post = (fields = 'title: A') => `---\n${fields}\n---\nText.\n`;

describe('what posts inherit', () => {
  it('has its evidence: the file, the line and the keys', () => {
    const { model } = opened({
      ...hugo,
      'content/posts/a.md': post(),
      'content/posts/_index.md': post('title: Posts\ncascade:\n  draft: true\n  color: red'),
      'content/_index.md': post('cascade:\n  - target: {kind: section}\n    tags: [none]\n  - tags: [all]'),
    });
    expect(model.evidence.filter(({ about }) => about.startsWith('inherited'))).toEqual([
      { about: 'inherited by posts: draft', file: 'content/posts/_index.md', line: 3 },
      { about: 'inherited by posts: tags', file: 'content/_index.md', line: 2 },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['its page, as Hugo calls it since 0.123', '/posts/2024/spring', ['content/posts/2024/spring.md']],
    ['its file, as before', '/posts/2024/spring.md', ['content/posts/2024/spring.md']],
    ['a bundle’s folder', '/posts/bundle', ['content/posts/bundle/index.md']],
    [
      'a folder and all below',
      '/posts/2024/**',
      ['content/posts/2024/spring.md', 'content/posts/2024/x/y.md'],
    ],
    ['a folder only', '/POSTS/2024/*', ['content/posts/2024/spring.md']],
    [
      'one of several',
      '{/posts/bundle,/posts/2024/x/*}',
      ['content/posts/2024/x/y.md', 'content/posts/bundle/index.md'],
    ],
  ])('by the path of %s', (_, path, expected) => {
    const { posts } = opened({
      'hugo.yaml': `baseURL: https://example.org/\ncascade:\n  - target: {path: "${path}"}\n    draft: true\n`,
      'content/posts/2024/spring.md': post(),
      'content/posts/2024/x/y.md': post(),
      'content/posts/bundle/index.md': post(),
      'content/posts/other.md': post(),
    });
    expect(posts.filter(({ draft }) => draft).map(({ id }) => id)).toEqual(expected);
  });

  it('is read from tables in lists, as TOML has them', () => {
    const { posts } = opened({
      ...hugo,
      'content/posts/a/b.md': post(),
      'content/posts/c.md': post(),
      'content/posts/_index.md':
        '+++\ntitle = "Posts"\n\n[[cascade]]\ntags = ["deep"]\ndate = 2020-01-02\n[cascade.target]\npath = "/posts/a/*"\n\n[[cascade]]\ntags = ["all"]\n+++\n',
    });
    expect(posts.map(({ tags, date }) => [...tags, date])).toEqual([
      ['deep', '2020-01-02'],
      ['all', null],
    ]);
  });

  it('in Hugo is not said by a section that only speaks for itself', () => {
    const { posts, model } = opened({
      ...hugo,
      'content/posts/a.md': post(),
      'content/posts/_index.md': post('title: Posts\ndraft: true\nbuild: {render: never}\ndate: 2020-01-01'),
    });
    expect(model.inherited).toBeUndefined();
    expect(posts).toMatchObject([{ draft: false, hold: null, date: null }]);
  });

  it('in Hugo hides, dates and addresses a post', () => {
    const { posts } = opened({
      ...hugo,
      'content/posts/a.md': post(),
      'content/posts/b.md': post('title: B\nslug: own\nbuild: {render: always}'),
      'content/posts/_index.md': post(
        'cascade:\n  build: {list: never}\n  publishDate: 2999-01-01\n  slug: given\n  url: /x/:slug/',
      ),
    });
    expect(posts).toMatchObject([
      { id: 'content/posts/a.md', hold: 'unlisted', publishDate: '2999-01-01', url: '/x/given/' },
      { id: 'content/posts/b.md', hold: null, publishDate: '2999-01-01', url: '/x/own/' },
    ]);
  });

  it('in Zola is that a section is a draft, whatever its pages say', () => {
    const { posts } = opened({
      'zola.toml': 'base_url = "https://example.org"',
      'content/blog/a.md': '+++\ntitle = "A"\n+++\n',
      'content/blog/quiet/b.md': '+++\ntitle = "B"\ndraft = false\n+++\n',
      'content/blog/quiet/_index.md': '+++\ndraft = true\n+++\n',
      'content/blog/_index.md': '+++\nsort_by = "date"\n+++\n',
    });
    expect(posts.map(({ id, draft }) => [id, draft])).toEqual([
      ['content/blog/a.md', false],
      ['content/blog/quiet/b.md', true],
    ]);
  });

  it('in Eleventy is the data of the nearest directory, without what puts it into a collection', () => {
    const { posts } = opened({
      'eleventy.config.js': "export default { dir: { input: 'src' } }; // data.draft",
      'src/posts/posts.json': '{"tags": ["post"], "draft": true, "date": "2001-02-03", "layout": "post.njk"}',
      'src/posts/a/a.11tydata.js': 'export default { draft: false, eleventyExcludeFromCollections: true };',
      'src/posts/2020-01-01-b.md': post(),
      'src/posts/c.md': post('date: 2020-01-01\ntags: own\ndraft: false'),
      'src/posts/a/d.md': post(),
    });
    expect(posts.map(({ id, draft, hold, date, tags }) => [id, draft, hold, date, tags])).toEqual([
      ['src/posts/2020-01-01-b.md', true, 'draft-flag', '2001-02-03', []],
      ['src/posts/c.md', false, null, '2020-01-01', ['own']],
      ['src/posts/a/d.md', false, 'unlisted', '2001-02-03', []],
    ]);
  });

  it('in Pelican is the default metadata, but for a category, which its folder or the default gives', () => {
    const files = {
      'content/food/a.md': 'Title: A\nDate: 2020-01-01\n\nText.\n',
      'content/food/b.md': 'Title: B\nDate: 2020-01-01\nTags: own\nCategory: mine\n\nText.\n',
    };
    const conf =
      "PATH = 'content'\nDEFAULT_METADATA = {'Category': 'None', 'tags': 'x, y', 'status': 'draft'}\n";
    const seen = (more: string) =>
      opened({ ...files, 'pelicanconf.py': conf + more }).posts.map(({ tags, categories, draft }) => [
        tags,
        categories,
        draft,
      ]);
    expect(seen('')).toEqual([
      [['x', 'y'], ['food'], true],
      [['own'], ['mine'], true],
    ]);
    expect(seen('USE_FOLDER_AS_CATEGORY = False\n')[0]).toEqual([['x', 'y'], [], true]);
  });

  it('in Jekyll is had by drafts as by posts', () => {
    const { posts } = opened({
      '_config.yml': 'theme: x\ndefaults: [{scope: {path: "", type: posts}, values: {tags: [given]}}]\n',
      '_posts/2024-01-01-a.md': post(),
      '_drafts/b.md': post(),
    });
    expect(posts.map(({ tags }) => tags)).toEqual([['given'], ['given']]);
  });

  it('survives sections and defaults that are broken, huge or of another shape', () => {
    const { posts } = opened({
      'hugo.yaml': 'baseURL: https://example.org/\ncascade: [1, null, [2], {target: 5, tags: {a: {b: c}}}]\n',
      'content/posts/_index.md': `---\ncascade:\n  title: ${'x'.repeat(5000)}\n  draft: [true\n---\n`,
      'content/posts/a/_index.md': post('cascade: 5'),
      'content/posts/b/_index.md': post(`cascade: {_target: {path: "${'*a'.repeat(60)}b"}, draft: true}`),
      'content/posts/a/a.md': post(),
      'content/posts/b/b.md': post(),
    });
    expect(posts.map(({ title, draft }) => [title, draft])).toEqual([
      ['A', false],
      ['A', false],
    ]);
  });
});
