import { describe, expect, it } from 'vitest';
import { trustWords } from '#core/messages/trust';
import { createFakeWorld } from '../../bridge/fake-bridge';
import { createTrustStore } from './trust-store';

async function start(world: 'blog' | 'untrusted', isFree = true) {
  const said: string[] = [];
  const store = createTrustStore(
    createFakeWorld(world).bridge,
    (words) => said.push(words),
    () => isFree,
  );
  store.show('fake');
  await expect.poll(() => store.trust.get()).not.toBeNull();
  return { store, said };
}

describe('the question of trust', () => {
  it('is not asked where nothing is started', async () => {
    const { store, said } = await start('blog');
    expect(store.view.get().kind).toBe('closed');
    store.look();
    expect(said).toEqual([trustWords.nothing]);
    let ran = false;
    store.first(() => {
      ran = true;
    });
    expect(ran).toBe(true);
  });

  it('is asked when a blog is opened, and what waits for the answer runs after a yes', async () => {
    const { store } = await start('untrusted');
    expect(store.view.get().kind).toBe('open');
    store.close();
    let ran = 0;
    store.first(() => {
      ran += 1;
    });
    expect(store.view.get().kind).toBe('open');
    expect(ran).toBe(0);
    await store.answer('trusted');
    expect(ran).toBe(1);
    expect(store.view.get().kind).toBe('closed');
    expect(store.trust.get()?.standing).toBe('trusted');
  });

  it('lets nothing run that waited when the answer is no, or none', async () => {
    const { store } = await start('untrusted');
    let ran = false;
    const run = () => {
      ran = true;
    };
    store.first(run);
    await store.answer('restricted');
    expect(store.trust.get()?.standing).toBe('restricted');
    store.first(run);
    store.close();
    store.look();
    await store.answer('trusted');
    expect(ran).toBe(false);
  });

  it('does not come over another dialog', async () => {
    const { store } = await start('untrusted', false);
    expect(store.view.get().kind).toBe('closed');
    expect(store.trust.get()?.standing).toBe('ask');
  });
});
