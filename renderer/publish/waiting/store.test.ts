import { expect, it } from 'vitest';
import { type Shown, shown } from '../../bridge/bridge';
import { createFakeWorld } from '../../bridge/fake-bridge';
import { createWaitingStore } from './store';

function started(unsaved: Shown | null = null) {
  const { bridge, emit } = createFakeWorld('blog');
  const done: string[] = [];
  const store = createWaitingStore(bridge, {
    saved: async () => {
      done.push('saved');
      return unsaved;
    },
    refreshStatus: async () => void done.push('status'),
    send: () => done.push('sent'),
    say: (words) => done.push(words),
  });
  store.show('fake');
  return { store, done, emit };
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

it('says what was sent without the author, also when they look later', async () => {
  const { store, done, emit } = started();
  const published = {
    kind: 'published',
    commit: 'c',
    remote: 'origin',
    branch: 'main',
    joined: 'merged',
  } as const;
  const words = 'What waited is on origin now. Newer changes from origin are here now, together with yours.';
  emit('publish.sent', { blogId: 'another', published });
  expect(done).toEqual([]);
  emit('publish.sent', { blogId: 'fake', published });
  expect(done).toEqual([words]);
  await store.open();
  expect(store.panel.get()?.news).toBe(words);
  store.show('fake');
  await store.open();
  expect(store.panel.get()?.news).toBeNull();
});

it('lets go of everything when another blog is shown', async () => {
  const { store } = started();
  await store.open();
  store.show(null);
  expect(store.panel.get()).toBeNull();
  await store.open();
  expect(store.panel.get()).toBeNull();
});
