import type { Handlers } from '#core/ipc/contract';
import { NOTHING_TO_RECOVER, type Recovery } from '#core/publish/recovery/model';

/** What is told at the start of the world in which a publish was cut short by a crash. */
export const CUT_SHORT: Recovery = {
  ...NOTHING_TO_RECOVER,
  changes: [{ kind: 'not-recorded', subject: 'Publish “Tea for two”', waits: false, elsewhere: null }],
  leftOver: ['index.lock'],
};

/** A repository in which a Git left a lock behind, until it is removed. */
export function fakeRecovery(): Pick<Handlers, 'publish.removeLocks'> {
  let left: string[] = CUT_SHORT.leftOver;
  return {
    'publish.removeLocks': async () => {
      const removed = left;
      left = [];
      return { removed };
    },
  };
}
