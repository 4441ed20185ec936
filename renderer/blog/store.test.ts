import { expect, it } from 'vitest';
import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import { createBlogStore } from './store';

const blogNamed = (id: string, repository = false) =>
  ({ id, repository: { kind: repository ? 'ready' : 'none' } }) as unknown as Blog;

it('a repository that is begun late changes nothing of the blog that was opened meanwhile', async () => {
  let opens: (event: { blog: Blog }) => void = () => undefined;
  let begun: (answer: unknown) => void = () => undefined;
  const bridge = {
    blog: {
      startRepository: () =>
        new Promise((answer) => {
          begun = answer;
        }),
    },
    events: {
      blog: {
        cloning: () => undefined,
        changed: () => undefined,
        openFailed: () => undefined,
        opened: (listener: typeof opens) => {
          opens = listener;
        },
      },
    },
  } as unknown as Bridge;
  const store = createBlogStore(
    bridge,
    () => undefined,
    () => undefined,
  );
  opens({ blog: blogNamed('one') });
  const starting = store.startRepository();
  opens({ blog: blogNamed('two') });
  begun({ ok: true, value: blogNamed('one', true) });
  await starting;
  expect(store.opened()).toEqual(blogNamed('two'));

  const again = store.startRepository();
  expect(store.repositoryStart.get().running).toBe(true);
  begun({ ok: true, value: blogNamed('two', true) });
  await again;
  expect(store.opened()).toEqual(blogNamed('two', true));
  expect(store.repositoryStart.get()).toEqual({ running: false, failed: null });
});
