import { describe, expect, it } from 'vitest';
import { exampleSummary } from '#core/posts/example-summary';
import type { PostSummary } from '#core/posts/post';
import { groupPosts, matches } from './groups';

const post = exampleSummary;
const now = '2026-11-24T09:00:00Z';
const shape = (posts: PostSummary[], query = '') =>
  groupPosts(posts, query, now).map((group) => [group.kind, group.posts.map((each) => each.id)]);

describe('the library', () => {
  it('groups drafts, scheduled and published posts, newest first, the next scheduled one first', () => {
    expect(
      shape([
        post('old', { date: '2024-01-01' }),
        post('new', { date: '2026-01-01' }),
        post('later', { date: '2027-06-01' }),
        post('soon', { date: '2026-12-01' }),
        post('draft', { date: '2026-05-05', draft: true }),
        post('fresh', { draft: true }),
      ]),
    ).toEqual([
      ['drafts', ['fresh', 'draft']],
      ['scheduled', ['soon', 'later']],
      ['published', ['new', 'old']],
    ]);
  });

  it('shows no empty group', () => {
    expect(shape([post('a')])).toEqual([['published', ['a']]]);
    expect(shape([])).toEqual([]);
  });

  it('finds a post by every word of its title, category and tags, whatever the case and accents', () => {
    const found = post('x', { title: 'Café at the Harbour', categories: ['Walks'], tags: ['Tée'] });
    for (const query of ['cafe', 'HARBOUR café', 'walks tee', '  ']) expect(matches(found, query)).toBe(true);
    expect(matches(found, 'cafe mountain')).toBe(false);
    expect(matches(post('y', { title: '雨の日の図書館' }), '図書')).toBe(true);
  });
});
