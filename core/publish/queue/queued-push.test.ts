import { describe, expect, it } from 'vitest';
import { WaitingReason } from '../model';
import { afterAttempt, afterStop, isRetried, type QueuedPush, queuePush, wakened } from './queued-push';

const push = { branch: 'main', remote: 'origin', oid: 'a' };
const committed = (reason: WaitingReason) =>
  ({ kind: 'committed', commit: 'a', reason, detail: 'words', quoted: true }) as const;

function tried(times: number, reason: WaitingReason): QueuedPush {
  let entry = queuePush(null, push, 1000);
  for (let count = 0; count < times; count++) {
    const next = afterAttempt(entry, committed(reason), 1000);
    if (next === null) throw new Error('gone');
    entry = next;
  }
  return entry;
}

describe('what waits to be pushed', () => {
  it('is due at once, so that a crash in the first try does not forget it [R56]', () => {
    expect(queuePush(null, push, 1000)).toMatchObject({ nextAt: 1000, since: 1000, reason: null });
  });

  it('is tried again after 5 s, 30 s, 2 min and then every 10 min [R39]', () => {
    const waits = [1, 2, 3, 4, 5, 500].map((times) => (tried(times, 'offline').nextAt ?? 0) - 1000);
    expect(waits).toEqual([5_000, 30_000, 120_000, 600_000, 600_000, 600_000]);
  });

  it('is not tried again without the author when time alone does not help [R46]', () => {
    const retried = WaitingReason.options.filter((reason) => isRetried(reason));
    expect(retried).toEqual(['offline', 'not-pushed']);
    expect(tried(1, 'refused')).toMatchObject({ nextAt: null, detail: 'words' });
    expect(afterStop(tried(1, 'offline'), 'b')).toMatchObject({ oid: 'b', nextAt: null });
  });

  it('is gone when it arrived', () => {
    const arrived = { kind: 'published', commit: 'a', remote: 'origin', branch: 'main' } as const;
    expect(afterAttempt(tried(3, 'offline'), arrived, 9)).toBeNull();
  });

  it('keeps since when the author waits when more is published [R56]', () => {
    const more = queuePush(tried(3, 'offline'), { ...push, oid: 'b' }, 9_000);
    expect(more).toMatchObject({ oid: 'b', since: 1000, nextAt: 9_000 });
  });

  it('begins the waits anew when the network is back, and leaves alone what is the author’s turn [R39]', () => {
    expect(wakened(tried(4, 'offline'), 7)).toMatchObject({ attempts: 0, nextAt: 7 });
    expect(wakened(tried(4, 'refused'), 7)).toMatchObject({ attempts: 4, nextAt: null });
  });
});
