import { describe, expect, it } from 'vitest';
import { relatedPosts } from './shared-words';

const post = (
  id: string,
  category: string | null,
  tags: string[],
  date: string | null = null,
  draft = false,
) => ({
  id,
  title: id,
  categories: category === null ? [] : [category],
  tags,
  date,
  draft,
});
const ids = (...args: Parameters<typeof relatedPosts>) => relatedPosts(...args).map((each) => each.id);

describe('related posts', () => {
  it('puts the post that shares more first, and the newer one of equals', () => {
    const all = [
      post('old', 'AI', [], '2024-01-01'),
      post('new', 'AI', [], '2025-01-01'),
      post('tagged', 'Space', ['models', 'open'], '2020-01-01'),
    ];
    expect(ids({ id: 'me', category: 'AI', tags: ['open', 'models'] }, all)).toEqual([
      'tagged',
      'new',
      'old',
    ]);
  });

  it('leaves out the post itself, drafts, and posts that share nothing', () => {
    const all = [
      post('me', 'AI', ['x']),
      post('draft', 'AI', ['x'], null, true),
      post('other', 'Space', ['y']),
    ];
    expect(ids({ id: 'me', category: 'AI', tags: ['x'] }, all)).toEqual([]);
  });

  it('does not mind how a tag is capitalised', () => {
    expect(ids({ id: 'me', category: null, tags: ['Robots'] }, [post('a', null, ['robots'])])).toEqual(['a']);
  });

  it('gives at most three', () => {
    const all = ['a', 'b', 'c', 'd'].map((id) => post(id, 'AI', []));
    expect(ids({ id: 'me', category: 'AI', tags: [] }, all)).toHaveLength(3);
  });

  it('gives none to a post without a category and tags', () => {
    expect(ids({ id: 'me', category: null, tags: [] }, [post('a', null, ['x'])])).toEqual([]);
  });
});
