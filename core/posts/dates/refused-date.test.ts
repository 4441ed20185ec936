import { expect, it } from 'vitest';
import { isRefusedDate } from './refused-date';

// As Hugo 0.111 was seen to take them.
it.each([
  ['2024-04-02', false],
  ['2024-04-02T08:00:00', false],
  ['2024-04-02T08:00:00Z', false],
  ['2024-04-02T08:00:00+0200', false],
  ['2024-04-02T08:00:00.123+02:00', false],
  ['2024-04-02 08:00:00', false],
  ['2024-04-02 8:00:00', false],
  ['2024-04-02 08:00:00.123', false],
  ['2024-04-02 08:00:00 +0200', false],
  ['2024-04-02 08:00:00 +02:00', false],
  ['2024-04-02 08:00', true],
  ['2024-04-02T08:00', true],
  ['2024-4-2', true],
  ['2024/04/02', true],
  ['2024-04-02 08:00:00 UTC', true],
  ['2024-04-02 08:00:00 EST', true],
  // Not of this kind: nothing is said.
  ['Tue, 02 Apr 2024 08:00:00 +0200', false],
  ['soon', false],
])('of a date written %s, that Hugo refuses it is %s', (text, refused) => {
  expect(isRefusedDate(text, 'hugo')).toBe(refused);
});

// As Eleventy 3.1 was seen to take them.
it.each([
  ['2022-04-04', false],
  ['2022-04-04T23:59', false],
  ['2022-04-04T23:59:00+0200', false],
  ['2022-04-04 23:59:00', false],
  ['2022-04-04 8:05:00', false],
  ['2022-04-04 23:59:00 +02:00', false],
  ['2022-04-04 23:59', true],
  ['2022-4-4', true],
  ['2022/04/04', true],
  ['2022-04-04 23:59:00 +0200', true],
  ['2022-04-04 23:59:00 UTC', true],
])('of a date written %s, that Eleventy refuses it is %s', (text, refused) => {
  expect(isRefusedDate(text, 'eleventy')).toBe(refused);
});

it('is said of no generator that takes many forms', () => {
  expect(isRefusedDate('2022/04/04', 'hexo')).toBe(false);
});
