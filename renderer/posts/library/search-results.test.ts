import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { exampleSummary } from '#core/posts/example-summary';
import type { SearchHit } from '#core/posts/search/search';
import { entriesOf } from '#core/posts/view';
import { hitResults, titleResults } from './search-results';

const entries = entriesOf(
  [
    exampleSummary('a', { title: 'Café at the Harbour', categories: ['Walks'], tags: ['Tée'] }),
    exampleSummary('b', { title: '雨の日の図書館' }),
    exampleSummary('c', { title: 'Harbour walls' }),
  ],
  exampleModel(),
  new Map(),
  '2026-11-24T09:00:00Z',
);
const found = (query: string) => titleResults(entries, query).map(({ id }) => id);

describe('results while the texts are looked through', () => {
  it('are posts with every word in title, category and tags, whatever the case and accents', () => {
    for (const query of ['cafe', 'HARBOUR café', 'walks tee']) expect(found(query)).toEqual(['a']);
    expect(found('harbour')).toEqual(['a', 'c']);
    expect(found('図書')).toEqual(['b']);
    expect(found('cafe mountain')).toEqual([]);
  });
});

describe('results', () => {
  const hit = (id: string): SearchHit => ({
    id,
    title: { text: id, marks: [] },
    where: 'body',
    snippet: null,
    at: null,
  });

  it('keep the order of the hits, without posts that the filters leave out or that are gone', () => {
    const shown = entries.filter(({ post }) => post.id !== 'b');
    const ids = hitResults(shown, [hit('c'), hit('b'), hit('gone'), hit('a')]).map(({ id }) => id);
    expect(ids).toEqual(['c', 'a']);
  });
});
