import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { folderBeside, folderFor, newPostFolders, patternsFor, publishedFolder } from './folders';

const now = '2026-05-06T07:08:09+02:00';
const model = exampleModel({
  contentFolders: [
    { path: 'blog', kind: 'posts', language: null },
    { path: 'blog/fr', kind: 'posts', language: 'fr' },
    { path: 'notes', kind: 'posts', language: null },
    { path: 'about', kind: 'pages', language: null },
  ],
});
const ids = (...all: string[]) => all.map((id) => ({ id }));

describe('the folder beside a post', () => {
  it.each([
    ['blog/a.md', 'blog'],
    ['blog/ART/a.md', 'blog/ART'],
    ['blog/a/index.md', 'blog'],
    ['blog/2024/a.md', 'blog/2026'],
    ['blog/2024/07/a.md', 'blog/2026/05'],
    ['blog/2024/7/31/a/index.md', 'blog/2026/5/6'],
    ['blog/2024-07/a.md', 'blog/2026-05'],
    ['blog/2024-07-31/a.md', 'blog/2026-05-06'],
    ['blog/2024/ART/07/a.md', 'blog/2026/ART/07'],
    ['blog/2024-99/a.md', 'blog/2024-99'],
    ['blog/fr/2024/a.md', 'blog/fr/2026'],
  ])('of %s is %s', (id, folder) => {
    expect(folderBeside(id, model, now)).toBe(folder);
  });
});

describe('the folders for a new post', () => {
  const posts = ids(
    'blog/ART/b.md',
    'blog/2026/x.md',
    'blog/2025/y.md',
    'blog/2024/z.md',
    'blog/ART/a.md',
    'about/me.md',
  );

  it('are those that posts lie in, by their newest, with this year’s for all years', () => {
    expect(newPostFolders(posts, model, now)).toEqual({
      folders: [
        { path: 'blog/ART', posts: 2, language: null },
        { path: 'blog/2026', posts: 3, language: null },
        { path: 'blog/fr', posts: 0, language: 'fr' },
        { path: 'notes', posts: 0, language: null },
      ],
      usual: 'blog/2026',
    });
  });

  it('begin with the open post’s', () => {
    const { folders, usual } = newPostFolders(posts, model, now, 'blog/2024/z.md');
    expect(folders[0]?.path).toBe('blog/2026');
    expect(usual).toBe('blog/2026');
  });

  it('are the content folders of a blog without posts', () => {
    expect(newPostFolders([], model, now).usual).toBe('blog');
  });
});

describe('the folder that is meant', () => {
  const posts = ids('blog/2025/y.md', 'notes/n.md', 'notes/2025/m.md');

  it.each([
    [undefined, 'blog/2026'],
    ['blog', 'blog/2026'],
    ['notes', 'notes'],
    ['blog/new', 'blog/new'],
    ['blog/fr', 'blog/fr'],
    ['about', null],
    ['elsewhere', null],
    ['blog/../..', null],
    ['/blog', null],
  ])('by %s is %s', (wanted, folder) => {
    expect(folderFor(posts, model, now, wanted)).toBe(folder);
  });
});

describe('the posts a new one is modelled on', () => {
  it('are those of its folder, helped out by those around where they are few', () => {
    const posts = ids('blog/c.md', 'blog/ART/b.md', 'notes/n.md');
    expect(patternsFor(posts, 'blog/ART', model, now)).toEqual(ids('blog/ART/b.md', 'blog/c.md'));
  });

  it('are only those of its folder where they are enough', () => {
    const art = ids('blog/ART/a.md', 'blog/ART/b.md', 'blog/ART/c.md');
    expect(patternsFor([...ids('blog/d.md'), ...art], 'blog/ART', model, now)).toEqual(art);
  });

  it('are all posts where there are none around', () => {
    expect(patternsFor(ids('blog/c.md'), 'notes', model, now)).toEqual(ids('blog/c.md'));
  });
});

describe('a draft that becomes a post', () => {
  it.each([
    ['lies by date as the newest do', ids('blog/2025/b.md', 'blog/a.md'), 'blog/2026'],
    ['lies where all do', ids('blog/ART/b.md', 'blog/ART/a.md'), 'blog/ART'],
    ['lies at the top where they lie by topic', ids('blog/ART/b.md', 'blog/FILM/a.md'), 'blog'],
    ['lies at the top of a folder without posts', [], 'blog'],
  ])('%s', (_, posts, folder) => {
    expect(publishedFolder(posts, 'blog', model, now)).toBe(folder);
  });
});
