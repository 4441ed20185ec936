import type { CallKey } from '#core/ipc/contract';
import type { Answer } from './register';

/** What writes the author's text and files, and is done in a moment. (Git has its own way back from a sudden end.) */
const WRITES: ReadonlySet<CallKey> = new Set<CallKey>([
  ...(['posts.save', 'posts.backup', 'posts.discardBackup', 'posts.create'] as const),
  ...(['posts.apply', 'posts.undo', 'posts.replaceAll'] as const),
  ...(['media.add', 'media.remove', 'media.restore'] as const),
]);

/** Calls that are under way, so that the program does not end in the midst of a change of many files. */
export interface UnderWay {
  readonly watched: (answer: Answer) => Answer;
  /** Resolves when none is, those included that begin meanwhile. */
  readonly ended: () => Promise<void>;
}

export function underWay(): UnderWay {
  const running = new Set<Promise<unknown>>();
  return {
    watched: (answer) => (key, sender, input) => {
      const result = answer(key, sender, input);
      if (!WRITES.has(key)) return result;
      running.add(result);
      void result.finally(() => running.delete(result));
      return result;
    },
    ended: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
