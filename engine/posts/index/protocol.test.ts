import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listOf } from './protocol';

test('posts that are JSON each become the JSON of their list', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.string(), tags: fc.array(fc.string()) })), (posts) => {
      const each = posts.map((post) => JSON.stringify(post));
      const before = [...each];
      expect(listOf(each)).toBe(JSON.stringify(posts));
      expect(each).toEqual(before);
    }),
  );
});
