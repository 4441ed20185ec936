import { expect, test } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import { exampleSummary } from '#core/posts/example-summary';
import { createTimes } from './times';

test('the times of files are another order as soon as one has come that was not known', async () => {
  const files: Record<string, number | null> = { 'a.md': 1, 'b.md': null };
  const posts = {
    times: async ({ postIds }: { postIds: readonly string[] | null }) => {
      const ids = Object.keys(files).filter((id) => postIds?.includes(id) ?? true);
      return { ok: true as const, value: { ids, times: ids.map((id) => files[id] ?? null) } };
    },
  };
  const times = createTimes({ posts } as unknown as Pick<Bridge, 'posts'>, () => 'blog');
  const [a, b] = [exampleSummary('a.md'), exampleSummary('b.md')];
  const before = times.savedAt.get();
  expect(before(a)).toBeUndefined();
  await times.ask([a, b]);
  const first = times.savedAt.get();
  expect(first).not.toBe(before);
  expect([first(a), first(b)]).toEqual([1, undefined]);

  files['a.md'] = 5;
  const saved = { ...a };
  await times.ask([saved, b]);
  expect(times.savedAt.get()(saved)).toBe(5);
  const last = times.savedAt.get();
  await times.ask([saved, b]);
  expect(times.savedAt.get()).toBe(last);
});
