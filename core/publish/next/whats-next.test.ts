import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import { nextWords } from '../../messages/next';
import { exampleSummary } from '../../posts/example-summary';
import type { PostSummary } from '../../posts/post';
import { whatsNext } from './whats-next';

const base = exampleModel({ generator: 'hugo' });
const model = exampleModel({
  generator: 'hugo',
  dates: { ...base.dates, future: 'hidden' },
  site: { ...base.site, baseUrl: 'https://tea.example/blog/' },
});
const next = (post: Partial<PostSummary>, more: { siteBranch?: string; change?: 'deleted' } = {}) =>
  whatsNext({
    posts: [{ id: 'a.md', title: 'Tea', change: more.change ?? 'modified', draft: false }],
    list: [exampleSummary('a.md', post)],
    addressOf: () => '/blog/tea/',
    model,
    now: '2026-11-29T12:00:00Z',
    branch: 'main',
    siteBranch: more.siteBranch ?? null,
  });

describe('whatsNext', () => {
  it('gives the address of a post on the site, and says that the host builds it', () => {
    expect(next({})).toEqual({
      posts: [
        {
          id: 'a.md',
          title: 'Tea',
          address: 'https://tea.example/blog/tea/',
          sentence: null,
          isHidden: false,
        },
      ],
      sentence: nextWords.builds,
    });
  });

  it('promises readers nothing of a draft', () => {
    const { posts, sentence } = next({ draft: true });
    expect(posts).toMatchObject([{ address: null, sentence: nextWords.draft, isHidden: true }]);
    expect(sentence).toBe(nextWords.buildsHidden);
  });

  it('says from when on the site shows a post of a later date', () => {
    expect(next({ date: '2026-12-01T09:00:00+01:00' }).posts[0]?.sentence).toBe(
      'The site shows it from 2026-12-01, 09:00 +01:00 on, once it is built after that.',
    );
  });

  it('says that a removed post goes with the next build', () => {
    expect(next({}, { change: 'deleted' }).posts).toMatchObject([
      { address: null, sentence: nextWords.deleted },
    ]);
  });

  it('says that the site is built from another branch', () => {
    expect(next({}, { siteBranch: 'live' }).sentence).toContain('built from live');
    expect(next({}, { siteBranch: 'main' }).sentence).toBe(nextWords.builds);
  });
});
