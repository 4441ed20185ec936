import { expect, it } from 'vitest';
import { exampleSummary } from '#core/posts/example-summary';
import { samePosts } from './same-posts';

const some = (...names: readonly string[]) => names.map((name) => exampleSummary(`${name}.md`));

it.each([
  ['that are told again as they were', some('a', 'b'), some('a', 'b'), true],
  [
    'of which one changed',
    some('a', 'b'),
    [...some('a'), { ...exampleSummary('b.md'), title: 'Other' }],
    false,
  ],
  ['of which one is gone', some('a', 'b'), some('a'), false],
  ['in another order', some('a', 'b'), some('b', 'a'), false],
  ['before there are any', null, some('a'), false],
])('tells posts %s', (_, a, b, same) => {
  expect(samePosts(a, b)).toBe(same);
});

it('compares no long list that is told anew', () => {
  const names = Array.from({ length: 51 }, (_, n) => String(n));
  const posts = some(...names);
  expect(samePosts(posts, posts)).toBe(true);
  expect(samePosts(posts, some(...names))).toBe(false);
});
