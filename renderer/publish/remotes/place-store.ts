import type { Bridge } from '#core/ipc/contract';
import type { PublishPlace } from '#core/publish/remotes/model';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';

/** The dialog about where a blog is published. */
export type PlaceView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  | {
      readonly kind: 'open';
      readonly place: PublishPlace;
      /** The remote is being asked. */
      readonly asking: boolean;
      readonly connecting: boolean;
      readonly failed: Shown | null;
      /** It was connected in this dialog. */
      readonly connected: boolean;
    };

export interface PlaceStore {
  readonly view: Readable<PlaceView>;
  readonly open: () => Promise<void>;
  readonly connect: (url: string, anyway: boolean) => Promise<void>;
  readonly close: () => void;
}

/** `blogId` is the open blog's, or null; `changed` is called when the remote is another one. */
export function createPlaceStore(
  bridge: Bridge,
  blogId: () => string | null,
  changed: () => void,
): PlaceStore {
  const view = createStore<PlaceView>({ kind: 'closed' });
  let turn = 0;

  const ask = async (id: string, mine: number) => {
    const asked = await bridge.publish.place({ blogId: id, ask: true });
    if (turn !== mine) return;
    view.update((now) =>
      now.kind === 'open' ? { ...now, asking: false, ...(asked.ok ? { place: asked.value } : {}) } : now,
    );
  };

  return {
    view,
    open: async () => {
      const id = blogId();
      if (id === null) return;
      turn += 1;
      const mine = turn;
      view.set({ kind: 'looking' });
      const read = await bridge.publish.place({ blogId: id, ask: false });
      if (turn !== mine) return;
      if (!read.ok) {
        view.set({ kind: 'failed', failed: shown(read) });
        return;
      }
      const asking = read.value.remote !== null;
      view.set({
        kind: 'open',
        place: read.value,
        asking,
        connecting: false,
        failed: null,
        connected: false,
      });
      if (asking) await ask(id, mine);
    },
    connect: async (url, anyway) => {
      const id = blogId();
      const now = view.get();
      if (id === null || now.kind !== 'open' || now.connecting) return;
      turn += 1;
      const mine = turn;
      view.set({ ...now, connecting: true, failed: null, connected: false });
      const result = await bridge.publish.connect({ blogId: id, url, anyway });
      if (result.ok) changed();
      if (turn !== mine) return;
      if (!result.ok) {
        view.set({ ...now, connecting: false, failed: shown(result), connected: false });
        return;
      }
      const place = result.value;
      view.set({ kind: 'open', place, asking: true, connecting: false, failed: null, connected: true });
      await ask(id, mine);
    },
    close: () => {
      turn += 1;
      view.set({ kind: 'closed' });
    },
  };
}
