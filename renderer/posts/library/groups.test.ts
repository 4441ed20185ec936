import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { exampleSummary } from '#core/posts/example-summary';
import type { LibrarySort } from '#core/posts/library-sort';
import type { PostSummary } from '#core/posts/post';
import { entriesOf } from '#core/posts/view';
import { firstPost, groupPosts } from './groups';

const post = exampleSummary;
const now = '2026-11-24T09:00:00Z';
const model = exampleModel({
  dates: { future: 'hidden', publishField: null, expiryField: 'expiryDate', timezone: 'UTC' },
});

interface How {
  readonly sort?: LibrarySort;
  readonly pinned?: readonly string[];
  readonly changed?: readonly string[];
}

const shape = (posts: PostSummary[], { sort = 'newest', pinned = [], changed = [] }: How = {}) => {
  const changes = new Map(changed.map((id) => [id, 'modified' as const]));
  return groupPosts(entriesOf(posts, model, changes, now), sort, pinned).map((group) => [
    group.kind,
    group.entries.map((each) => each.post.id),
  ]);
};

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

  it('has those apart that are changed, and those that are not on the site', () => {
    expect(
      shape(
        [
          post('same', { date: '2024-01-01' }),
          post('edited', { date: '2024-01-02' }),
          post('sketch', { draft: true }),
          post('over', { date: '2024-01-03', expiryDate: '2025-01-01' }),
          post('nameless', { hold: 'ignored-name' }),
          post('quiet', { hold: 'unlisted', date: '2020-01-01' }),
        ],
        { changed: ['edited', 'sketch'] },
      ),
    ).toEqual([
      ['drafts', ['sketch']],
      ['changed', ['edited']],
      ['published', ['same']],
      ['hidden', ['over', 'quiet', 'nameless']],
    ]);
  });

  it('keeps pinned posts at the top, in the order they were pinned in, and nowhere else', () => {
    const posts = [post('a', { date: '2024-01-01' }), post('b', { draft: true }), post('c')];
    expect(shape(posts, { pinned: ['c', 'gone', 'b'], sort: 'title' })).toEqual([
      ['pinned', ['c', 'b']],
      ['published', ['a']],
    ]);
  });

  it('is sorted as asked within each group', () => {
    const posts = [
      post('b', { date: '2024-01-01', title: 'Bee' }),
      post('c', { date: '2025-01-01', title: 'cat' }),
      post('a', { date: '2026-01-01', title: 'Ant' }),
    ];
    expect(shape(posts, { sort: 'oldest' })).toEqual([['published', ['b', 'c', 'a']]]);
    expect(shape(posts, { sort: 'title' })).toEqual([['published', ['a', 'b', 'c']]]);
  });

  it('shows no empty group', () => {
    expect(shape([post('a')])).toEqual([['published', ['a']]]);
    expect(shape([])).toEqual([]);
  });
});

describe('the first post to open', () => {
  it('is the newest draft, else the newest post that is due', () => {
    const due = [post('old', { date: '2024-01-01' }), post('new', { date: '2026-01-01' })];
    const later = post('later', { date: '2027-01-01' });
    expect(firstPost([...due, later], now)?.id).toBe('new');
    expect(firstPost([...due, post('sketch', { draft: true, date: '2020-01-01' })], now)?.id).toBe('sketch');
    expect(firstPost([], now)).toBeUndefined();
  });
});
