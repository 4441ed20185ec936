import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Hold, type ListedPost } from '#core/posts/post';
import { lineOf, linesOf, postOf, postsOf, summariesOf, summaryLine } from './line';

const date = fc.option(fc.constantFrom('', '2024-01-02', '2024-01-02T03:04:05+02:00'));
const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 });
const listed: fc.Arbitrary<ListedPost> = fc.record({
  id: fc.string({ unit: 'grapheme' }),
  title: fc.string({ unit: 'grapheme' }),
  date,
  draft: fc.boolean(),
  hold: fc.option(fc.constantFrom(...Hold.options)),
  publishDate: date,
  expiryDate: date,
  updated: date,
  tags: words,
  categories: words,
  language: fc.option(fc.constantFrom('', 'fr')),
  description: fc.string(),
  modified: fc.option(fc.nat()),
  problem: fc.option(fc.record({ message: fc.string(), line: fc.integer({ min: 1 }) })),
});

test('a post is what its line says, alone and in a list', () => {
  fc.assert(
    fc.property(fc.array(listed), (posts) => {
      const lines = posts.map(lineOf);
      const before = [...lines];
      expect(lines.map(postOf)).toEqual(posts);
      expect(postsOf(linesOf(lines))).toEqual(posts);
      expect(lines).toEqual(before);
    }),
  );
});

test('a summary is the post with its address', () => {
  fc.assert(
    fc.property(listed, fc.option(fc.webPath()), (post, url) => {
      expect(summariesOf(linesOf([summaryLine(lineOf(post), url)]))).toEqual([{ ...post, url }]);
    }),
  );
});

test('what a post does not have takes no room in its line', () => {
  const post = { id: 'a.md', title: 'A', date: '2024-01-02', draft: false, hold: null, publishDate: null };
  const rest = { expiryDate: null, updated: null, tags: ['x'], categories: [], language: null };
  const line = lineOf({ ...post, ...rest, description: '', modified: null, problem: null });
  expect(line).toBe('{"id":"a.md","title":"A","date":"2024-01-02","tags":["x"]}');
});
