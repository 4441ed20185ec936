import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyNewestFirst } from './scan';

test('reads the newest dates first, wherever they stand in a path, and what has none last', () => {
  expect(
    likelyNewestFirst([
      'about.md',
      'posts/2024/05/trip.md',
      '_posts/2024-11-30-letter.md',
      '_posts/2025-01-02-a.md',
      '_posts/2025-01-02-b.md',
    ]),
  ).toEqual([
    '_posts/2025-01-02-b.md',
    '_posts/2025-01-02-a.md',
    'posts/2024/05/trip.md',
    '_posts/2024-11-30-letter.md',
    'about.md',
  ]);
});

test('gives one order, however the walk found the posts', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  const id = fc
    .tuple(fc.constantFrom('_posts/', 'a/', ''), fc.option(day), fc.stringMatching(/^[a-z]{1,3}$/))
    .map(
      ([folder, at, name]) => `${folder}${at === null ? '' : `${at.toISOString().slice(0, 10)}-`}${name}.md`,
    );
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 30 }), (ids) => {
      const first = likelyNewestFirst(ids);
      expect([...first].sort()).toEqual([...ids].sort());
      expect(likelyNewestFirst([...ids].sort())).toEqual(first);
      expect(likelyNewestFirst(first)).toEqual(first);
    }),
  );
});
