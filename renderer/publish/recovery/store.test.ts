import { describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import { recoveryWords as words } from '#core/messages/recovery';
import { NOTHING_TO_RECOVER, type Recovery } from '#core/publish/recovery/model';
import { createRecoveryStore } from './store';

const cutShort: Recovery = {
  ...NOTHING_TO_RECOVER,
  changes: [{ kind: 'recorded', subject: 'Publish “A”', waits: true, elsewhere: null }],
};
const inTheWay: Recovery = { ...NOTHING_TO_RECOVER, leftOver: ['index.lock'] };

function world() {
  let tell: (event: { blogId: string; recovery: Recovery }) => void = () => undefined;
  const removeLocks = vi.fn(async (): Promise<unknown> => ({ ok: true, value: { removed: ['index.lock'] } }));
  const said: string[] = [];
  const bridge = {
    publish: { removeLocks },
    events: { publish: { recovered: (listener: typeof tell) => (tell = listener) } },
  } as unknown as Bridge;
  const store = createRecoveryStore(bridge, (sentence) => said.push(sentence));
  store.show('b');
  return { store, removeLocks, said, tell: (recovery: Recovery, blogId = 'b') => tell({ blogId, recovery }) };
}

describe('what was cut short', () => {
  it('is told until it was read, and not over another blog', () => {
    const { store, tell } = world();
    tell(cutShort, 'another');
    expect(store.found.get()).toBeNull();
    tell(cutShort);
    expect(store.found.get()).toEqual(cutShort);
    store.dismiss();
    expect(store.found.get()).toBeNull();
    tell(cutShort);
    store.show('c');
    expect(store.found.get()).toBeNull();
  });

  it('and left a lock: it is removed when the author says so, and what then comes of it stays on the screen', async () => {
    const { store, removeLocks, said, tell } = world();
    tell(inTheWay);
    removeLocks.mockImplementationOnce(async () => {
      tell(cutShort);
      return { ok: true, value: { removed: ['index.lock'] } };
    });
    expect(await store.removeLocks()).toBe(true);
    expect(said).toEqual([words.removed]);
    expect(store.found.get()).toEqual(cutShort);
  });

  it('and left a lock that is in use by now: it stays, and the author is told', async () => {
    const { store, removeLocks, said } = world();
    removeLocks.mockResolvedValueOnce({ ok: false, code: 'repository-busy', detail: { lock: 'index.lock' } });
    expect(await store.removeLocks()).toBe(false);
    expect(said).toEqual([expect.stringContaining('Another program is using the repository (index.lock)')]);
  });

  it('and left nothing: the author is told that too', async () => {
    const { store, removeLocks, said } = world();
    removeLocks.mockResolvedValueOnce({ ok: true, value: { removed: [] } });
    expect(await store.removeLocks()).toBe(true);
    expect(said).toEqual([words.nothingLeft]);
  });
});
