import type { Bridge } from '#core/ipc/contract';
import { pullNews, sentNews } from '#core/publish/pull/news';
import type { PullOutcome, RewrittenChoice } from '#core/publish/pull/outcome';
import type { QueuedPush } from '#core/publish/queue/queued-push';
import type { WaitingView } from '#core/publish/queue/waiting-view';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';

/** What is sent by itself: what waits on the open branch, and whether it is under way. */
export interface Queue {
  readonly queued: QueuedPush | null;
  readonly sending: boolean;
}

/** The panel of what waits; `running` while the remote is asked, `news` is what came of it. */
export interface WaitingPanel {
  readonly view: WaitingView;
  readonly running: boolean;
  readonly news: string | null;
  readonly failed: Shown | null;
}

export interface WaitingStore {
  readonly queue: Readable<Queue>;
  /** Null while it is closed. */
  readonly panel: Readable<WaitingPanel | null>;
  readonly show: (blogId: string | null) => void;
  readonly open: () => Promise<void>;
  readonly close: () => void;
  /** Gets what is newer on the remote, and opens the panel to say what came of it. */
  readonly get: () => Promise<void>;
  readonly stop: () => void;
  readonly decide: (choice: RewrittenChoice) => Promise<void>;
}

interface Parts {
  /** Saves what is open, so that nothing newer is written over it; what keeps it from that. */
  readonly saved: () => Promise<Shown | null>;
  readonly refreshStatus: () => Promise<void>;
  /** Sends what waits, as the author does. */
  readonly send: () => void;
  /** Tells the author something in passing. */
  readonly say: (words: string) => void;
}

const QUIET: Queue = { queued: null, sending: false };

/** What waits between this computer and the remote. */
export function createWaitingStore(bridge: Bridge, { saved, refreshStatus, send, say }: Parts): WaitingStore {
  const queue = createStore<Queue>(QUIET);
  const panel = createStore<WaitingPanel | null>(null);
  let blogId: string | null = null;
  /** What happened without the author, for when they look. */
  let lately: string | null = null;

  const read = async (): Promise<WaitingView | null> => {
    if (blogId === null) return null;
    const here = blogId;
    const answer = await bridge.publish.waiting({ blogId: here });
    if (here !== blogId) return null;
    if (answer.ok) return answer.value;
    panel.update((now) => now && { ...now, running: false, failed: shown(answer) });
    return null;
  };
  const refresh = async (part: Partial<WaitingPanel> = {}) => {
    const view = await read();
    if (view) panel.update((now) => now && { ...now, ...part, view });
  };
  const open = async () => {
    const view = await read();
    if (view)
      panel.update((now) => (now ? { ...now, view } : { view, running: false, news: lately, failed: null }));
  };
  /** Asks the remote while the panel says so. */
  const run = async (
    ask: (id: string) => ReturnType<Bridge['publish']['pull']>,
  ): Promise<PullOutcome | null> => {
    await open();
    const here = blogId;
    if (here === null || panel.get() === null || panel.get()?.running) return null;
    panel.update((now) => now && { ...now, running: true, news: null, failed: null });
    const unsaved = await saved();
    if (unsaved) {
      panel.update((now) => now && { ...now, running: false, failed: unsaved });
      return null;
    }
    const answer = await ask(here);
    if (here !== blogId) return null;
    const remote = panel.get()?.view.remote ?? '';
    if (answer.ok) await refresh({ running: false, news: pullNews(answer.value, remote) });
    else panel.update((now) => now && { ...now, running: false, failed: shown(answer) });
    await refreshStatus();
    return answer.ok ? answer.value : null;
  };

  bridge.events.publish.queueChanged(({ blogId: about, queued, sending }) => {
    if (about !== blogId) return;
    queue.set({ queued, sending });
    if (panel.get() !== null) void refresh();
  });
  bridge.events.publish.sent(({ blogId: about, published }) => {
    if (about !== blogId) return;
    lately = sentNews(published);
    say(lately);
    panel.update((now) => now && { ...now, news: lately });
  });
  bridge.events.publish.statusChanged(({ blogId: about }) => {
    if (about === blogId && panel.get()?.running === false) void refresh();
  });
  // Only a page has it; the tests' plain Node does not.
  globalThis.addEventListener?.('online', () => {
    if (blogId !== null) void bridge.publish.wake({ blogId });
  });

  return {
    queue,
    panel,
    show: (next) => {
      blogId = next;
      lately = null;
      queue.set(QUIET);
      panel.set(null);
    },
    open,
    close: () => panel.set(null),
    get: async () => void (await run((id) => bridge.publish.pull({ blogId: id }))),
    stop: () => {
      if (blogId !== null) void bridge.publish.cancel({ blogId });
    },
    decide: async (choice) => {
      const outcome = await run((id) => bridge.publish.decideRewritten({ blogId: id, choice }));
      const joined = outcome?.kind === 'updated' || outcome?.kind === 'current';
      if (choice !== 'keep-both' || !joined) return;
      panel.set(null);
      send();
    },
  };
}
