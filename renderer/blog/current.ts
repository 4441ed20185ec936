import type { Bridge } from '#core/ipc/contract';

type Asked = ReturnType<Bridge['blog']['current']>;

/**
 * Asks which blog is open, before there is a store that hears of another one that is opened meanwhile. What it returns
 * answers with the newest of both; from then on others have to listen.
 */
export function askForBlog({ blog, events }: Pick<Bridge, 'blog' | 'events'>): () => Asked {
  let newest: Asked | null = null;
  const stop = events.blog.opened((opened) => {
    newest = Promise.resolve({ ok: true, value: opened.blog });
  });
  const asked = blog.current({});
  return () => {
    stop();
    return newest ?? asked;
  };
}
