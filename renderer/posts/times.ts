import type { Bridge } from '#core/ipc/contract';
import type { SavedAt } from '#core/posts/view';
import { createStore, type Readable } from '../app/store';
import { type Asked, createAsked } from './asked';

/** When the files of the blog's posts were last changed, in ms since the epoch: null where that cannot be seen. */
export interface Times extends Asked<number | null> {
  /** As far as it is known; another function when more is. */
  readonly savedAt: Readable<SavedAt>;
}

export function createTimes(bridge: Pick<Bridge, 'posts'>, blogId: () => string | null): Times {
  const asked = createAsked(async (here, postIds) => {
    const answer = await bridge.posts.times({ blogId: here, postIds });
    return answer.ok ? { ids: answer.value.ids, values: answer.value.times } : null;
  }, blogId);
  const known = (): SavedAt => (post) => asked.known(post) ?? undefined;
  const savedAt = createStore(known());
  asked.came.subscribe(() => savedAt.set(known()));
  return { ...asked, savedAt };
}
