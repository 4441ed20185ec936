import type { ContentModel } from '#core/blog/model';
import type { Bridge } from '#core/ipc/contract';
import { type ChecklistLine, checklist } from '#core/posts/status/checklist';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { PostsStore } from '../store';

/** The checklist of one post, over the window. */
export type LivenessView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking'; readonly id: string }
  | {
      readonly kind: 'ready';
      readonly id: string;
      readonly title: string;
      readonly lines: readonly ChecklistLine[];
      /** It is being looked at once more; what is shown is what was seen before. */
      readonly again: boolean;
    }
  | { readonly kind: 'failed'; readonly id: string; readonly failed: Shown };

export interface LivenessStore {
  readonly view: Readable<LivenessView>;
  /** Opens the post, saves it and looks at what keeps it off the site. */
  readonly ask: (id: string) => Promise<void>;
  /** Looks at the same post again. */
  readonly again: () => Promise<void>;
  readonly close: () => void;
}

interface Parts {
  readonly posts: PostsStore;
  readonly blog: () => { readonly id: string; readonly model: ContentModel } | null;
}

export function createLivenessStore(bridge: Bridge, { posts, blog }: Parts): LivenessStore {
  const view = createStore<LivenessView>({ kind: 'closed' });
  // Raised by whatever makes an earlier answer stale.
  let asked = 0;

  const look = async (id: string) => {
    const here = blog();
    if (here === null) return;
    asked += 1;
    const mine = asked;
    const unsaved = await posts.settled([id]);
    const read = await bridge.posts.liveness({ blogId: here.id, postId: id });
    if (mine !== asked) return;
    if (!read.ok) {
      view.set({ kind: 'failed', id, failed: shown(read) });
      return;
    }
    const now = new Date().toISOString();
    const lines = checklist({ ...read.value, model: here.model, now, saved: unsaved === null });
    view.set({ kind: 'ready', id, title: read.value.post.title, lines, again: false });
  };

  return {
    view,
    ask: async (id) => {
      view.set({ kind: 'looking', id });
      await posts.open(id);
      await look(id);
    },
    again: async () => {
      const now = view.get();
      if (now.kind === 'closed') return;
      view.set(now.kind === 'ready' ? { ...now, again: true } : { kind: 'looking', id: now.id });
      await look(now.id);
    },
    close: () => {
      asked += 1;
      view.set({ kind: 'closed' });
    },
  };
}
