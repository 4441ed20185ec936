import { describe, expect, it } from 'vitest';
import { exampleSummary } from './example-summary';
import { countsOf, matchingWords } from './tag-matches';

const words = ['tea', 'green tea', 'Théâtre', 'steam', 'iron'].map((name, at) => ({ name, count: 10 - at }));

describe('the words that may be meant', () => {
  it('begin with what is typed, then have it elsewhere, the most used first', () => {
    const found = matchingWords(words, 'te', new Set()).map(({ name }) => name);
    expect(found).toEqual(['tea', 'green tea', 'steam']);
  });

  it('are found without their marks and case, and are not those that are there', () => {
    expect(matchingWords(words, 'the', new Set()).map(({ name }) => name)).toEqual(['Théâtre']);
    expect(matchingWords(words, 'tea', new Set(['tea'])).map(({ name }) => name)).toEqual([
      'green tea',
      'steam',
    ]);
  });

  it('are counted once for a list of posts', () => {
    const posts = [
      exampleSummary('a.md', { tags: ['tea'] }),
      exampleSummary('b.md', { tags: ['tea', 'iron'] }),
    ];
    expect(countsOf(posts, 'tags')).toEqual([
      { name: 'tea', count: 2 },
      { name: 'iron', count: 1 },
    ]);
    expect(countsOf(posts, 'tags')).toBe(countsOf(posts, 'tags'));
  });
});
