import { describe, expect, it } from 'vitest';
import { exampleSummary } from '#core/posts/example-summary';
import { firstParts, partsOf } from './parts';

const posts = Array.from({ length: 7 }, (_, index) => exampleSummary(`${index}.md`, { draft: index === 5 }));
const ids = (parts: readonly (readonly { readonly id: string }[])[]) =>
  parts.map((part) => part.map(({ id }) => Number.parseInt(id, 10)));

describe('a long list on its way to the window', () => {
  it('goes in parts, in its order, each post once', () => {
    expect(ids(partsOf(posts, 3))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(ids(partsOf(posts.slice(0, 6), 3))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(ids(partsOf([], 3))).toEqual([[]]);
  });

  it('has its drafts in the first part, since the newest of them may be opened first', () => {
    expect(ids(firstParts(posts, 3))).toEqual([[5, 0, 1], [2, 3, 4], [6]]);
    expect(ids(firstParts(posts, 7))).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  });
});
