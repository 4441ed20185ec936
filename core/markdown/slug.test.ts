import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUniqueSlugs, headingSlug } from './slug';

it.each([
  ['What’s new?', 'whats-new'],
  [' A  b_c-d ', 'a--b_c-d'],
  ['Привет, мир', 'привет-мир'],
  ['下雨天', '下雨天'],
  ['?!', ''],
])('%j becomes %j', (text, slug) => {
  expect(headingSlug(text)).toBe(slug);
});

it('numbers what repeats, around what is taken', () => {
  const unique = createUniqueSlugs();
  expect(['a', 'a-1', 'a', 'a', 'b'].map(unique)).toEqual(['a', 'a-1', 'a-2', 'a-3', 'b']);
});

it('never gives the same id twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a-1', 'a-1-1', 'b', 'a-2')), (slugs) => {
      const ids = slugs.map(createUniqueSlugs());
      expect(new Set(ids).size).toBe(slugs.length);
    }),
  );
});
