import type { Stats } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyNewestFirst, unseenBefore } from './scan';

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

test('what is there now is what was read before only if it is a file of that length which nobody touched since', () => {
  const stats = (isFile: boolean, size: number, mtimeMs: number, ctimeMs: number) =>
    ({ isFile: () => isFile, size, mtimeMs, ctimeMs }) as Stats;
  const is = (now: Stats | null) => unseenBefore(now, 10, 50_000) !== null;
  expect(is(stats(true, 10, 1001, 1001))).toBe(true);
  expect(is(null)).toBe(false);
  expect(is(stats(false, 10, 1001, 1001))).toBe(false);
  expect(is(stats(true, 11, 1001, 1001))).toBe(false);
  // The author can set the one time, the system alone the other.
  expect(is(stats(true, 10, 1001, 50_001))).toBe(false);
  expect(is(stats(true, 10, 1001, 49_950))).toBe(false);
  // Where times are whole seconds, a second change within one leaves no trace.
  expect(is(stats(true, 10, 49_000, 49_000))).toBe(false);
});
