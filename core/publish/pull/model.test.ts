import { expect, it } from 'vitest';
import { rewrittenOf } from './model';

it('pairs each commit that was written again with the new one, without those that were left out', () => {
  expect(rewrittenOf({ a: 'theirs', b: 'B', c: 'B', d: 'D' }, 'theirs')).toEqual([
    ['b', 'B'],
    ['d', 'D'],
  ]);
  expect(rewrittenOf({ a: 'theirs' }, 'theirs')).toEqual([]);
  expect(rewrittenOf({}, 'theirs')).toEqual([]);
});
