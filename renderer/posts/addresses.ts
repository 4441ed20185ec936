import type { Bridge } from '#core/ipc/contract';
import { type Asked, createAsked } from './asked';

/** The addresses of the blog's posts in this window: null for a post without one. */
export type Addresses = Asked<string | null>;

export function createAddresses(bridge: Pick<Bridge, 'posts'>, blogId: () => string | null): Addresses {
  return createAsked(async (here, postIds) => {
    const answer = await bridge.posts.addresses({ blogId: here, postIds });
    return answer.ok ? { ids: answer.value.ids, values: answer.value.urls } : null;
  }, blogId);
}
