import { EMPTY_QUERY } from '#core/editor/find';
import type { Bridge } from '#core/ipc/contract';
import { counted } from '#core/messages/en';
import { findWords } from '#core/messages/find';
import type { ReplaceFound, ReplaceQuery } from '#core/posts/replace/replace';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { ChangesStore } from '../changes/store';
import type { PostsStore } from '../store';

/** What is looked for in all posts, and what was found. */
export interface ReplaceView {
  readonly query: ReplaceQuery;
  readonly found: ReplaceFound | null;
  readonly failed: Shown | null;
  readonly looking: boolean;
  readonly running: boolean;
  /** Matches that stay as they are, as `hitKey` names them. */
  readonly off: ReadonlySet<string>;
}

export interface ReplaceStore {
  /** Kept while the dialog is closed, so that it opens with what was looked for last. */
  readonly view: Readable<ReplaceView>;
  /** Looks again, as the disk is now. */
  readonly look: () => void;
  readonly ask: (part: Partial<ReplaceQuery>) => void;
  readonly choose: (keys: readonly string[], on: boolean) => void;
  /** Replaces what is chosen; true when it is done. */
  readonly apply: () => Promise<boolean>;
  /** Forgets everything of the blog before. */
  readonly show: (blogId: string | null) => void;
}

export const hitKey = (postId: string, n: number): string => `${n} ${postId}`;

/** How many of what was found would be replaced. */
export const chosenCount = ({ found, off }: Pick<ReplaceView, 'found' | 'off'>): number =>
  found === null ? 0 : found.total - off.size;

/** The author must pause this long, ms, before all posts are looked through. */
const PAUSE = 250;

const start: ReplaceView = {
  query: { ...EMPTY_QUERY, frontMatter: false },
  found: null,
  failed: null,
  looking: false,
  running: false,
  off: new Set(),
};

export function createReplaceStore(bridge: Bridge, posts: PostsStore, changes: ChangesStore): ReplaceStore {
  const view = createStore<ReplaceView>(start);
  let blogId: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Raised by whatever makes an earlier answer stale.
  let asked = 0;

  /** Saves what is open: what is searched and changed is the files. */
  const saved = () => {
    const document = posts.opened();
    return posts.settled(document === null ? [] : [document.id]);
  };

  const look = async (after: Shown | null = null) => {
    const here = blogId;
    const { query } = view.get();
    asked += 1;
    const mine = asked;
    if (here === null || query.find === '') {
      view.update((now) => ({ ...now, found: null, failed: null, looking: false, off: new Set() }));
      return;
    }
    view.update((now) => ({ ...now, looking: true }));
    const unsaved = await saved();
    if (asked !== mine) return;
    if (unsaved !== null) {
      view.update((now) => ({ ...now, found: null, failed: unsaved, looking: false }));
      return;
    }
    const result = await bridge.posts.findAll({ blogId: here, query });
    if (asked !== mine) return;
    view.update((now) => ({
      ...now,
      looking: false,
      off: new Set(),
      found: result.ok ? result.value : null,
      failed: result.ok ? after : shown(result),
    }));
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  };

  return {
    view,
    look: () => void look(),
    show: (next) => {
      if (next === blogId) return;
      blogId = next;
      asked += 1;
      clearTimeout(timer);
      view.set(start);
    },
    ask: (part) => {
      asked += 1;
      // What is shown is of another question from here on: it is not to be replaced.
      view.update((now) => ({ ...now, query: { ...now.query, ...part }, looking: true }));
      soon();
    },
    choose: (keys, on) =>
      view.update((now) => {
        const off = new Set(now.off);
        for (const key of keys) on ? off.delete(key) : off.add(key);
        return { ...now, off };
      }),
    apply: async () => {
      const here = blogId;
      const { found, off, looking, running } = view.get();
      if (here === null || found === null || looking || running) return false;
      const chosen = found.posts.flatMap(({ postId, hits }) => {
        const places = [...hits.keys()].filter((n) => !off.has(hitKey(postId, n)));
        return places.length === 0 ? [] : [{ postId, hits: places }];
      });
      view.update((now) => ({ ...now, running: true, failed: null }));
      const unsaved = await saved();
      const release = posts.expect();
      try {
        if (unsaved !== null) {
          view.update((now) => ({ ...now, failed: unsaved }));
          return false;
        }
        const result = await bridge.posts.replaceAll({ blogId: here, planId: found.planId, chosen });
        if (blogId !== here) return false;
        if (result.ok) {
          await changes.took(result.value, counted(findWords.everywhere.done, result.value.changed.length));
          view.update((now) => ({ ...now, found: null, off: new Set() }));
          return true;
        }
        // Somebody else was quicker: what is shown next is how it stands now.
        if (result.code === 'conflict' || result.code === 'plan-gone')
          await look(shown({ code: 'plan-gone', detail: {} }));
        else view.update((now) => ({ ...now, failed: shown(result) }));
        return false;
      } finally {
        release();
        view.update((now) => ({ ...now, running: false }));
      }
    },
  };
}
