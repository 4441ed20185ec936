import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSummary } from '../example-summary';
import { quickMatches } from './quick-match';

const titled = (...titles: string[]) =>
  titles.map((title, index) =>
    exampleSummary(`posts/${index}.md`, { title, date: `2020-01-${String(28 - index).padStart(2, '0')}` }),
  );
const found = (titles: string[], query: string) =>
  quickMatches(titled(...titles), query, [], 10).map((post) => post.title);

describe('quick open', () => {
  it('prefers the whole title, its beginning, the start of words, what words hold, and last the letters in order', () => {
    expect(
      found(['Her ferry tale', 'On the ferry', 'Transferry', 'The ferryman', 'Ferry', 'Ferry days'], 'ferry'),
    ).toEqual(['Ferry', 'Ferry days', 'Her ferry tale', 'On the ferry', 'The ferryman', 'Transferry']);
    expect(found(['A walk by the harbour', 'Winter'], 'wbh')).toEqual(['A walk by the harbour']);
  });

  it('looks aside from case and accents, and needs every word', () => {
    expect(found(['Café am Straßenrand', 'Cafe'], 'CAFE strassen')).toEqual(['Café am Straßenrand']);
    expect(found(['雨の日の図書館', '雨'], '図書')).toEqual(['雨の日の図書館']);
    expect(found(['One', 'Two'], 'one two')).toEqual([]);
  });

  it('finds a post by its path', () => {
    const post = exampleSummary('notes/2024-tea.md', { title: 'A cup' });
    expect(quickMatches([post], '2024-tea', [], 10)).toEqual([post]);
  });

  it('shows what was opened lately first, then the newest', () => {
    const posts = titled('new', 'middle', 'old');
    const titles = (query: string) =>
      quickMatches(posts, query, ['posts/2.md', 'posts/1.md'], 10).map((post) => post.title);
    expect(titles('')).toEqual(['old', 'middle', 'new']);
    expect(quickMatches(posts, '', [], 2).map((post) => post.title)).toEqual(['new', 'middle']);
  });

  it('finds every post by any word of its own title', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), (titles) => {
        const posts = titled(...titles);
        for (const post of posts)
          for (const word of post.title.split(/\s+/u).filter(Boolean))
            expect(quickMatches(posts, word, [], 10)).toContain(post);
      }),
    );
  });
});
