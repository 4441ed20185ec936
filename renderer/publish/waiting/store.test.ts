import { expect, it } from 'vitest';
import { type Shown, shown } from '../../bridge/bridge';
import { createFakeWorld } from '../../bridge/fake-bridge';
import { createWaitingStore } from './store';

function started(unsaved: Shown | null = null) {
  const { bridge } = createFakeWorld('blog');
  const done: string[] = [];
  const store = createWaitingStore(bridge, {
    saved: async () => {
      done.push('saved');
      return unsaved;
    },
    refreshStatus: async () => void done.push('status'),
    send: () => done.push('sent'),
  });
  store.show('fake');
  return { store, done };
}

it('opens on what waits, and says what came of looking at the remote', async () => {
  const { store, done } = started();
  await store.open();
  expect(store.panel.get()).toMatchObject({ view: { remote: 'origin', outgoingCount: 0 }, news: null });
  await store.get();
  expect(store.panel.get()).toMatchObject({ running: false, news: 'There is nothing newer on origin.' });
  expect(done).toEqual(['saved', 'status']);
});

it('asks no remote while a post cannot be saved, and says why', async () => {
  const full = shown({ code: 'disk-full', detail: { path: 'a.md', bytes: '9' } });
  const { store, done } = started(full);
  await store.get();
  expect(store.panel.get()).toMatchObject({ running: false, failed: full, news: null });
  expect(done).toEqual(['saved']);
});

it('sends what waits once both are to be kept, and not when the remote’s is used', async () => {
  const { store, done } = started();
  await store.decide('use-theirs');
  expect(done).not.toContain('sent');
  expect(store.panel.get()).not.toBeNull();
  await store.decide('keep-both');
  expect(done).toContain('sent');
  expect(store.panel.get()).toBeNull();
});

it('lets go of everything when another blog is shown', async () => {
  const { store } = started();
  await store.open();
  store.show(null);
  expect(store.panel.get()).toBeNull();
  await store.open();
  expect(store.panel.get()).toBeNull();
});
