import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '../blog/example-model';
import { exampleSummary } from './example-summary';
import { LIBRARY_SORTS, type LibrarySort } from './library-sort';
import type { ListedPost, PostSummary } from './post';
import {
  chosen,
  entriesOf,
  FACETS,
  type Facet,
  facetsOf,
  filterEntries,
  type LibraryEntry,
  type LibraryFilters,
  NO_FILTERS,
  orderOf,
  toggled,
} from './view';

const model = exampleModel({
  dates: { future: 'hidden', publishField: null, expiryField: null, timezone: 'UTC' },
});
const NOW = '2026-11-24T09:00:00Z';
const entries = (posts: readonly PostSummary[], changed: readonly string[] = []) =>
  entriesOf(posts, model, new Map(changed.map((id) => [id, 'modified'])), NOW);

const posts = [
  exampleSummary('ferry', {
    date: '2026-11-09',
    tags: ['sea', 'boats'],
    categories: ['Walks'],
    language: 'en',
  }),
  exampleSummary('quay', { date: '2025-03-01', tags: ['sea'], categories: ['Walks'], language: 'fr' }),
  exampleSummary('kettle', { date: '2026-01-02', tags: ['tea'], categories: ['Kitchen'], language: 'en' }),
  exampleSummary('soon', { date: '2027-01-02', tags: ['tea', 'sea'], categories: ['Kitchen'] }),
  exampleSummary('sketch', { draft: true, hold: 'draft-flag', tags: ['sea'] }),
];

describe('the entries of posts', () => {
  it('are those of before where nothing changed, and others where the post, its status or its file did', () => {
    const known = new WeakMap<ListedPost, LibraryEntry>();
    const list = (now: readonly PostSummary[], changed: string, at = NOW) =>
      entriesOf(now, model, new Map([[changed, 'modified']]), at, known);
    const before = list(posts, 'quay');
    expect(list(posts, 'quay').every((entry, n) => entry === before[n])).toBe(true);

    const saved = posts.map((post) => (post.id === 'ferry' ? { ...post, title: 'Another' } : post));
    const after = list(saved, 'kettle', '2027-06-01T09:00:00Z');
    const others = after.filter((entry, n) => entry !== before[n]).map(({ post }) => post.id);
    expect(others).toEqual(['ferry', 'quay', 'kettle', 'soon']);
    expect(after).toEqual(entriesOf(saved, model, new Map([['kettle', 'modified']]), '2027-06-01T09:00:00Z'));
  });
});

const left = (filters: Partial<LibraryFilters>, changed: readonly string[] = []) =>
  filterEntries(entries(posts, changed), { ...NO_FILTERS, ...filters }).map((entry) => entry.post.id);

describe('filters', () => {
  it('leave everything when none is chosen', () => {
    expect(left({})).toEqual(['ferry', 'quay', 'kettle', 'soon', 'sketch']);
  });

  it('keep posts with all of the tags, and with one of the years or categories', () => {
    expect(left({ tag: ['sea'] })).toEqual(['ferry', 'quay', 'soon', 'sketch']);
    expect(left({ tag: ['sea', 'boats'] })).toEqual(['ferry']);
    expect(left({ year: ['2025', '2027'] })).toEqual(['quay', 'soon']);
    expect(left({ category: ['Walks', 'Kitchen'], year: ['2026'] })).toEqual(['ferry', 'kettle']);
  });

  it('go by language, status, change and problem', () => {
    expect(left({ language: ['fr'] })).toEqual(['quay']);
    expect(left({ standing: ['scheduled', 'draft'] })).toEqual(['soon', 'sketch']);
    expect(left({ standing: ['changed'] }, ['kettle'])).toEqual(['kettle']);
    expect(left({ standing: ['problem'] })).toEqual([]);
  });

  it('are listed in one order, and a value is taken in and out', () => {
    const both = toggled(toggled(NO_FILTERS, 'year', '2026'), 'tag', 'sea');
    expect(chosen(both)).toEqual([
      { facet: 'tag', value: 'sea' },
      { facet: 'year', value: '2026' },
    ]);
    expect(toggled(both, 'tag', 'sea')).toEqual({ ...NO_FILTERS, year: ['2026'] });
  });
});

describe('the counts beside filters', () => {
  it('say what choosing a value would leave', () => {
    const facets = facetsOf(entries(posts), { ...NO_FILTERS, year: ['2026'] });
    expect(facets.year).toEqual([
      { value: '2027', count: 1 },
      { value: '2026', count: 2 },
      { value: '2025', count: 1 },
    ]);
    expect(facets.tag).toEqual([
      { value: 'boats', count: 1 },
      { value: 'sea', count: 1 },
      { value: 'tea', count: 1 },
    ]);
    expect(facets.standing).toEqual([{ value: 'live', count: 2 }]);
  });

  it('keep a chosen value that leads nowhere', () => {
    const facets = facetsOf(entries(posts), { ...NO_FILTERS, tag: ['tea', 'boats'] });
    expect(facets.tag).toEqual([
      { value: 'boats', count: 0 },
      { value: 'tea', count: 0 },
    ]);
  });

  it('are true: as many posts are left when the value is chosen', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const words = fc.uniqueArray(word, { maxLength: 3 });
    const somePosts = fc
      .array(
        fc.record({
          tags: words,
          categories: words,
          date: fc.constantFrom('2024-05-01', '2027-05-01', null),
          language: fc.constantFrom('en', 'fr', null),
          draft: fc.boolean(),
        }),
        { maxLength: 8 },
      )
      .map((all) => all.map((each, index) => exampleSummary(String(index), each)));
    const someFilters = fc.record({
      standing: fc.constantFrom<LibraryFilters['standing']>([], ['live'], ['draft', 'scheduled']),
      category: words,
      tag: words,
      year: fc.constantFrom<readonly string[]>([], ['2024']),
      language: fc.constantFrom<readonly string[]>([], ['en']),
    });
    fc.assert(
      fc.property(somePosts, someFilters, (all, filters) => {
        const listed = entries(all);
        const counts = facetsOf(listed, filters);
        for (const facet of FACETS) {
          for (const { value, count } of counts[facet]) {
            const alone = (each: Facet) => (each === 'tag' ? [...filters.tag, value] : [value]);
            const asked = { ...filters, [facet]: alone(facet) };
            expect(filterEntries(listed, asked)).toHaveLength(count);
          }
        }
      }),
    );
  });
});

describe('the order of posts', () => {
  const sorted = (sort: LibrarySort) => [...posts].sort(orderOf(sort)).map((post) => post.id);

  it('is by date, either way round, with what has none last', () => {
    expect(sorted('newest')).toEqual(['soon', 'ferry', 'kettle', 'quay', 'sketch']);
    expect(sorted('oldest')).toEqual(['quay', 'kettle', 'ferry', 'soon', 'sketch']);
  });

  it('is by title as people sort, numbers by value', () => {
    const named = ['Part 10', 'part 9', 'Über', 'Uhr', 'apple'].map((title) =>
      exampleSummary(title, { title }),
    );
    expect(named.sort(orderOf('title')).map((post) => post.title)).toEqual([
      'apple',
      'part 9',
      'Part 10',
      'Über',
      'Uhr',
    ]);
  });

  it('is by the date of change that the post says, else its date; or by the file’s time', () => {
    const three = [
      exampleSummary('a', { date: '2020-01-01', updated: '2026-01-01', modified: null }),
      exampleSummary('b', { date: '2025-01-01', modified: null }),
      exampleSummary('c', { date: null, modified: 2 }),
    ];
    const ids = (order: ReturnType<typeof orderOf>) => [...three].sort(order).map((post) => post.id);
    expect(ids(orderOf('updated'))).toEqual(['a', 'b', 'c']);
    const saved = new Map([
      ['a', 1],
      ['b', 3],
    ]);
    expect(ids(orderOf('modified', ({ id }) => saved.get(id)))).toEqual(['b', 'c', 'a']);
    // Until the times are there: what the list itself knows.
    expect(ids(orderOf('modified'))).toEqual(['c', 'b', 'a']);
  });

  it('is a total one: sorting does not depend on where posts were before', () => {
    const some = fc.array(
      fc.record({
        date: fc.constantFrom('2024-01-01', '2025-01-01', null),
        title: fc.constantFrom('a', 'b'),
        updated: fc.constantFrom('2026-01-01', null),
        modified: fc.constantFrom(1, 2),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...LIBRARY_SORTS), (all, sort) => {
        const made = all.map((each, index) => exampleSummary(String(index), each));
        const ids = (list: readonly PostSummary[]) => [...list].sort(orderOf(sort)).map((post) => post.id);
        expect(ids([...made].reverse())).toEqual(ids(made));
      }),
    );
  });
});
