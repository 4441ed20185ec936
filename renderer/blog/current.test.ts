import { expect, it } from 'vitest';
import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import { askForBlog } from './current';

const blogNamed = (id: string) => ({ id }) as unknown as Blog;

function asking() {
  const listeners = new Set<(event: { blog: Blog }) => void>();
  const ask = askForBlog({
    blog: { current: async () => ({ ok: true, value: blogNamed('one') }) },
    events: {
      blog: {
        opened: (listener: (event: { blog: Blog }) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    },
  } as unknown as Pick<Bridge, 'blog' | 'events'>);
  return { ask, listeners };
}

it('the blog that is open is the answer, and nobody listens after it', async () => {
  const { ask, listeners } = asking();
  expect(await ask()).toEqual({ ok: true, value: blogNamed('one') });
  expect(listeners.size).toBe(0);
});

it('a blog that is opened while the window is not ready to hear of it is the one it shows', async () => {
  const { ask, listeners } = asking();
  for (const listener of listeners) listener({ blog: blogNamed('two') });
  expect(await ask()).toEqual({ ok: true, value: blogNamed('two') });
});
