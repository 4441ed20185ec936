import { describe, expect, it } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import { exampleSummary } from '#core/posts/example-summary';
import { createAddresses } from './addresses';

/** The store over an index that has these addresses, with what it was asked. */
function addressed(urls: Record<string, string | null>, blog: () => string | null = () => 'b') {
  const asked: (readonly string[] | null)[] = [];
  const posts = {
    addresses: async ({ postIds }: { postIds: readonly string[] | null }) => {
      asked.push(postIds);
      const ids = Object.keys(urls).filter((id) => postIds?.includes(id) ?? true);
      return { ok: true as const, value: { ids, urls: ids.map((id) => urls[id] ?? null) } };
    },
  };
  return { asked, urls, ...createAddresses({ posts } as unknown as Pick<Bridge, 'posts'>, blog) };
}

const [a, b] = [exampleSummary('a.md'), exampleSummary('b.md')];

describe('the addresses that a window knows', () => {
  it('are asked for once, by whomever', async () => {
    const { ask, known, asked, came } = addressed({ 'a.md': '/a/', 'b.md': null });
    expect(known(a)).toBeUndefined();
    await Promise.all([ask([a]), ask([a, b])]);
    await ask([b]);
    expect([known(a), known(b)]).toEqual(['/a/', null]);
    expect(asked).toEqual([['a.md'], ['b.md']]);
    expect(came.get()).toBe(2);
  });

  it('are those of before while a post that changed is asked for again', async () => {
    const { ask, known, urls, came } = addressed({ 'a.md': '/a/' });
    await ask([a]);
    urls['a.md'] = '/other/';
    const next = { ...a };
    const asking = ask([next]);
    expect(known(next)).toBe('/a/');
    await asking;
    expect(known(next)).toBe('/other/');
    await ask([{ ...next }]);
    expect(came.get()).toBe(2);
  });

  it('are asked for all together when they are many', async () => {
    const many = Array.from({ length: 60 }, (_, at) => exampleSummary(`${at}.md`));
    const { ask, known, asked } = addressed(Object.fromEntries(many.map(({ id }) => [id, `/${id}/`])));
    await ask(many);
    expect(asked).toEqual([null]);
    expect(known(exampleSummary('59.md'))).toBe('/59.md/');
  });

  it('stay unknown for a post that the index does not have, and in another blog', async () => {
    let blog = 'b';
    const { ask, known, forget, asked } = addressed({ 'b.md': '/b/' }, () => blog);
    await ask([a]);
    expect(known(a)).toBeUndefined();
    await ask([a]);
    expect(asked).toHaveLength(2);
    const asking = ask([b]);
    blog = 'c';
    forget();
    await asking;
    expect(known(b)).toBeUndefined();
  });

  it('are settled when nothing is on its way', async () => {
    const { ask, known, settled } = addressed({ 'a.md': '/a/' });
    void ask([a]);
    await settled();
    expect(known(a)).toBe('/a/');
  });
});
