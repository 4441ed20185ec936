import { describe, expect, it } from 'vitest';
import { recentShown } from './recent';

const entries = Array.from({ length: 20 }, (_, index) => ({ post: { id: `${index}.md` } }));
const shown = (recent: readonly string[], open: string | null, all = entries) =>
  recentShown(recent, all, open).map(({ post }) => post.id);

describe('the posts opened lately', () => {
  it('are there in the order they were opened in, without the one that is open', () => {
    expect(shown(['7.md', '3.md', '12.md'], '7.md')).toEqual(['3.md', '12.md']);
    expect(shown(['7.md', '3.md'], null)).toEqual(['7.md', '3.md']);
  });

  it('are five at most, and only those that are still in the blog', () => {
    expect(shown(['gone.md', '1.md', '2.md', '3.md', '4.md', '5.md', '6.md'], '1.md')).toEqual([
      '2.md',
      '3.md',
      '4.md',
      '5.md',
      '6.md',
    ]);
  });

  it('are not shown in a blog that is seen at a glance', () => {
    expect(shown(['1.md', '2.md'], null, entries.slice(0, 11))).toEqual([]);
  });
});
