import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSummary } from './example-summary';
import { alikeWords, wordCounts } from './tags';

const counted = (words: Readonly<Record<string, number>>) =>
  Object.entries(words).map(([name, count]) => ({ name, count }));
const alike = (words: Readonly<Record<string, number>>) =>
  alikeWords(counted(words)).map(({ reason, keep, others }) => [
    reason,
    keep.name,
    ...others.map(({ name }) => name),
  ]);

describe('counting tags', () => {
  it('counts posts, not mentions, and tells spellings apart', () => {
    const posts = [
      exampleSummary('a', { tags: ['sea', 'sea', 'Sea'] }),
      exampleSummary('b', { tags: ['sea', ''] }),
    ];
    expect(wordCounts(posts, 'tags')).toEqual([
      { name: 'sea', count: 2 },
      { name: 'Sea', count: 1 },
    ]);
    expect(wordCounts(posts, 'categories')).toEqual([]);
  });
});

describe('words that look alike', () => {
  it.each([
    [{ JavaScript: 9, javascript: 2 }, [['spelling', 'JavaScript', 'javascript']]],
    [
      { 'web-dev': 1, 'Web dev': 4, webdev: 2, web_dev: 1 },
      [['spelling', 'Web dev', 'webdev', 'web-dev', 'web_dev']],
    ],
    [{ 'node.js': 3, NodeJS: 1 }, [['spelling', 'node.js', 'NodeJS']]],
    [{ Café: 2, cafe: 1 }, [['spelling', 'Café', 'cafe']]],
    [{ book: 2, Books: 7 }, [['plural', 'Books', 'book']]],
    [{ story: 1, stories: 5 }, [['plural', 'stories', 'story']]],
    [{ box: 2, boxes: 1 }, [['plural', 'box', 'boxes']]],
    [{ js: 3, JavaScript: 1 }, [['short', 'js', 'JavaScript']]],
    [{ 写真: 3, 写真館: 1 }, []],
    [{ か: 3, が: 1 }, []],
    [{ c: 3, 'c++': 2, 'c#': 1 }, []],
    [{ '.net': 3, net: 2 }, []],
    [{ new: 3, news: 2, css: 1, cs: 1, glass: 1, virus: 1, viru: 1 }, []],
    [{ react: 5, redux: 2, 'react native': 1 }, []],
  ])('%j → %j', (words, groups) => {
    expect(alike(words)).toEqual(groups);
  });

  it('puts each word into one group at most, with the most used kept', () => {
    const name = fc.constantFrom('Tag', 'tag', 'tags', 't-ag', 'TAGS', 'other', 'Öther', 'others');
    fc.assert(
      fc.property(fc.dictionary(name, fc.integer({ min: 1, max: 9 })), (words) => {
        const groups = alikeWords(counted(words));
        const all = groups.flatMap(({ keep, others }) => [keep, ...others]);
        expect(new Set(all.map((word) => word.name)).size).toBe(all.length);
        for (const { keep, others } of groups)
          for (const other of others) expect(keep.count).toBeGreaterThanOrEqual(other.count);
      }),
    );
  });
});
