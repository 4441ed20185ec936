import { describe, expect, it } from 'vitest';
import { neighbourOf } from './neighbour';

const ORDER = ['a', 'b', 'c', 'd'];

describe('the post that is opened when one goes', () => {
  it.each([
    ['is the next one', 'b', ['b'], 'c'],
    ['is the one before, after the last', 'd', ['d'], 'c'],
    ['passes over others that go too', 'b', ['b', 'c'], 'd'],
    ['is before them all when nothing is left below', 'c', ['b', 'c', 'd'], 'a'],
    ['is none when all go', 'a', ORDER, null],
    ['is none when the list did not have it', 'z', ['z'], null],
  ])('%s', (_, id, gone, next) => {
    expect(neighbourOf(ORDER, id, new Set(gone))).toBe(next);
  });
});
