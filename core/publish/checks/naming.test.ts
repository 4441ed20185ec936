import { describe, expect, it } from 'vitest';
import { exampleSummary } from '../../posts/example-summary';
import type { PostSummary } from '../../posts/post';
import { checkNaming } from './naming';

const NOW = '2026-11-29T12:00:00Z';
const kinds = (post: Partial<PostSummary>, isNew = true) =>
  checkNaming(exampleSummary(post.id ?? 'posts/a.md', post), { isNew, now: NOW, timezone: null }).map(
    ({ kind }) => kind,
  );

describe('checkNaming', () => {
  it('has nothing to say of a new post of today', () => {
    expect(kinds({ url: '/posts/ä-日本/', date: '2026-11-29' })).toEqual([]);
    expect(kinds({ id: '_posts/2026-11-28-a.md', date: '2026-11-28T09:00:00+01:00' })).toEqual([]);
  });

  it.each(['/my post/', '/50%/', '/what?/', '/a"b/'])('finds the address %j odd', (url) => {
    expect(kinds({ url, date: '2026-11-29' })).toEqual(['address-odd']);
    expect(kinds({ url }, false)).toEqual(['address-odd']);
  });

  it('knows a date that is missing, one that is long ago, and one that the file name contradicts', () => {
    expect(kinds({})).toEqual(['date-missing']);
    expect(kinds({ date: '2026-05-02' })).toEqual(['date-old']);
    expect(kinds({ id: '_posts/2026-11-20-a.md', date: '2026-11-29' })).toEqual(['date-not-in-name']);
  });

  it('lets dates of posts be that readers have seen, of drafts, and of broken front matter', () => {
    expect(kinds({ date: '2020-01-01' }, false)).toEqual([]);
    expect(kinds({ draft: true })).toEqual([]);
    expect(kinds({ problem: { line: 2, message: 'x' } })).toEqual([]);
  });
});
