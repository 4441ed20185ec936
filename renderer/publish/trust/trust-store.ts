import type { Bridge } from '#core/ipc/contract';
import { trustWords } from '#core/messages/trust';
import type { Trust, TrustAnswer } from '#core/publish/trust/model';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { PublishStore } from '../store';

/** The dialog about what a blog starts. */
export type TrustView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly trust: Trust; readonly failed: Shown | null };

export interface TrustStore {
  /** How the open blog stands; null while that is not known. */
  readonly trust: Readable<Trust | null>;
  readonly view: Readable<TrustView>;
  readonly show: (blogId: string | null) => void;
  /** Opens the dialog, or says that there is nothing to look at. */
  readonly look: () => void;
  /** Runs what needs trust: at once where there is trust, else after the author has given it. */
  readonly first: (run: () => void) => void;
  readonly answer: (answer: TrustAnswer) => Promise<void>;
  /** Leaves it as it is. */
  readonly close: () => void;
}

/** `say` tells the author a short word; `isFree` is whether nothing else lies over the window. */
export function createTrustStore(
  bridge: Bridge,
  say: (words: string) => void,
  isFree: () => boolean,
): TrustStore {
  const trust = createStore<Trust | null>(null);
  const view = createStore<TrustView>({ kind: 'closed' });
  let blogId: string | null = null;
  let waiting: (() => void) | null = null;

  const open = (next: Trust, run: (() => void) | null = null) => {
    waiting = run;
    view.set({ kind: 'open', trust: next, failed: null });
  };
  const read = async () => {
    const here = blogId;
    if (here === null) return;
    const result = await bridge.publish.trust({ blogId: here });
    // A computer without Git starts nothing.
    if (!result.ok || blogId !== here) return;
    trust.set(result.value);
    // Only when a blog is opened: later the author may be in the middle of a word.
    if (result.value.standing === 'ask' && isFree()) open(result.value);
  };

  bridge.events.publish.trustChanged((event) => {
    if (event.blogId !== blogId) return;
    trust.set(event.trust);
    // What is trusted in the dialog is what is shown in it.
    view.update((now) => (now.kind === 'open' ? { ...now, trust: event.trust } : now));
  });

  return {
    trust,
    view,
    show: (next) => {
      blogId = next;
      waiting = null;
      trust.set(null);
      view.set({ kind: 'closed' });
      void read();
    },
    look: () => {
      const now = trust.get();
      if (now === null || now.findings.length === 0) say(trustWords.nothing);
      else open(now);
    },
    first: (run) => {
      const now = trust.get();
      if (now === null || now.standing === 'trusted') run();
      else open(now, run);
    },
    answer: async (answer) => {
      const now = view.get();
      const here = blogId;
      if (now.kind !== 'open' || here === null) return;
      const seen = now.trust.findings.map(({ id }) => id);
      const result = await bridge.publish.answerTrust({ blogId: here, answer, seen });
      if (blogId !== here) return;
      if (!result.ok) {
        view.set({ ...now, failed: shown(result) });
        return;
      }
      trust.set(result.value);
      if (answer === 'trusted' && result.value.standing !== 'trusted') {
        view.set({ kind: 'open', trust: result.value, failed: null });
        return;
      }
      view.set({ kind: 'closed' });
      const run = waiting;
      waiting = null;
      if (answer === 'trusted') run?.();
    },
    close: () => {
      waiting = null;
      view.set({ kind: 'closed' });
    },
  };
}

/** The same publishing, of which what records or sends something comes after the question of trust. */
export function trustFirst(publish: PublishStore, trust: Pick<TrustStore, 'first'>): PublishStore {
  return {
    ...publish,
    open: async (paths) => trust.first(() => void publish.open(paths)),
    push: async (title) => trust.first(() => void publish.push(title)),
  };
}
