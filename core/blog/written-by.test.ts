import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from './example-blog';
import { serviceOfKey } from './written-by';

const blog = { 'astro.config.mjs': '', ...emptyFiles('src/content/post/a.md') };

describe('posts that a program writes', () => {
  it('are told by a workflow that fetches and commits', () => {
    const { model } = exampleBlog({
      ...blog,
      '.github/workflows/sync.yml':
        'name: sync\non:\n  schedule:\n    - cron: "0 * * * *"\njobs:\n  sync:\n    steps:\n      - run: npm run notion-sync\n      - uses: peter-evans/create-pull-request@v8\n',
    });
    expect(model.writtenBy).toBe('Notion');
    expect(model.evidence).toContainEqual({
      about: 'posts are written by Notion: a workflow fetches and commits them',
      file: '.github/workflows/sync.yml',
      line: 8,
    });
  });

  it.each([
    ['a workflow that commits nothing', 'steps:\n  - run: npm run notion-sync\n'],
    ['a workflow that fetches nothing', 'steps:\n  - run: git commit -am format\n'],
    ['a word that only looks like it', 'steps:\n  - run: ./promotions\n  - run: git push\n'],
  ])('are not told by %s', (_, workflow) => {
    expect(exampleBlog({ ...blog, '.github/workflows/a.yml': workflow }).model.writtenBy).toBeNull();
  });

  it.each([
    ['notion_id', 'Notion'],
    ['notionPageId', 'Notion'],
    ['notion-url', 'Notion'],
    ['notion', null],
    ['ghost_id', 'Ghost'],
    ['title', null],
  ])('%s is a mark of %s', (key, service) => {
    expect(serviceOfKey(key)).toBe(service);
  });
});
