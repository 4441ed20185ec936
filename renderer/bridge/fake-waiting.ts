import type { Handlers } from '#core/ipc/contract';
import type { PublishStatus } from '#core/publish/model';

type Keys = 'publish.waiting' | 'publish.pull' | 'publish.decideRewritten' | 'publish.wake';

/** What waits in the fake world: as many changes as were recorded, and nothing newer on the remote. */
export function fakeWaiting(status: () => PublishStatus): Pick<Handlers, Keys> {
  return {
    'publish.waiting': async () => {
      const { repository, ahead } = status();
      const ready = repository.kind === 'ready' ? repository : null;
      return {
        remote: ready?.remote?.name ?? null,
        branch: ready?.branch ?? null,
        outgoing: Array.from({ length: ahead ?? 0 }, (_, index) => ({
          oid: String(index),
          subject: 'Publish “A harbour in November”',
          author: 'Ada Winter',
          at: Date.UTC(2026, 10, 24, 9, index),
          paths: ['posts/a-harbour-in-november.md'],
        })),
        outgoingCount: ahead ?? 0,
        incoming: [],
        incomingCount: 0,
        queued: null,
      };
    },
    'publish.pull': async () => ({ kind: 'current' }),
    'publish.decideRewritten': async () => ({ kind: 'current' }),
    'publish.wake': async () => ({}),
  };
}
