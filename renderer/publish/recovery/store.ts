import type { Bridge } from '#core/ipc/contract';
import { recoveryWords as words } from '#core/messages/recovery';
import type { Recovery } from '#core/publish/recovery/model';
import { createStore, type Readable } from '../../app/store';
import { shown } from '../../bridge/bridge';

export interface RecoveryStore {
  /** What was put in order at this start; null when there was nothing, or it was read. */
  readonly found: Readable<Recovery | null>;
  readonly show: (blogId: string | null) => void;
  /** Removes what a Git left behind; true when nothing is in the way any more. */
  readonly removeLocks: () => Promise<boolean>;
  readonly dismiss: () => void;
}

/** `say` tells the author how removing went. */
export function createRecoveryStore(bridge: Bridge, say: (words: string) => void): RecoveryStore {
  const found = createStore<Recovery | null>(null);
  let blogId: string | null = null;
  bridge.events.publish.recovered((event) => {
    if (event.blogId === blogId) found.set(event.recovery);
  });
  return {
    found,
    show: (next) => {
      blogId = next;
      found.set(null);
    },
    removeLocks: async () => {
      if (blogId === null) return false;
      const here = blogId;
      // Before the answer: what comes of it may be told first.
      found.set(null);
      const answer = await bridge.publish.removeLocks({ blogId: here });
      if (!answer.ok) say(shown(answer).sentence);
      else say(answer.value.removed.length > 0 ? words.removed : words.nothingLeft);
      return answer.ok;
    },
    dismiss: () => found.set(null),
  };
}
