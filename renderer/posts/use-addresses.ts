import { useEffect } from 'react';
import type { ListedPost } from '#core/posts/post';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import type { Addresses } from './addresses';

/** `Addresses.known`, with these posts asked for when they are shown. */
export function useAddresses(posts: readonly ListedPost[]): Addresses['known'] {
  const { addresses } = useWorkspace().posts;
  useStore(addresses.came);
  useEffect(() => {
    void addresses.ask(posts);
  });
  return addresses.known;
}
