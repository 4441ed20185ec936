import type { Bridge } from '#core/ipc/contract';
import type { RelatedAnswer, RelatedPlace } from '#core/posts/related/related';
import { createStore, type Readable, type Store } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { Editor } from '../../editor/editor';
import { jumpTo } from '../library/jump';
import type { PostsStore } from '../store';

/** What is known of the post in the editor. */
export type RelatedView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  /** `stale`: the post or another one changed, and the answer is looked for anew. */
  | { readonly kind: 'found'; readonly id: string; readonly answer: RelatedAnswer; readonly stale: boolean };

export interface RelatedStore {
  readonly view: Readable<RelatedView>;
  readonly isOpen: Readable<boolean>;
  /** The panel is to take the focus to its first link that can be inserted. */
  readonly wantsInsert: Readable<boolean>;
  /** Which part of the answer is shown; stays when another post is opened. */
  readonly kind: Store<keyof RelatedAnswer>;
  readonly toggle: () => void;
  /** Opens the panel with the focus on what can be inserted. */
  readonly offer: () => void;
  readonly offered: () => void;
  readonly close: () => void;
  /** Opens a post, at the place where one is given. */
  readonly open: (id: string, place?: RelatedPlace) => Promise<void>;
}

/** Changes that follow each other within this many ms are looked for once. */
const QUIET = 1000;

export function createRelatedStore(
  bridge: Bridge,
  posts: Pick<PostsStore, 'list' | 'current' | 'opened' | 'open'>,
  blogId: () => string | null,
  editor: Editor,
): RelatedStore {
  const view = createStore<RelatedView>({ kind: 'closed' });
  const isOpen = createStore(false);
  const wantsInsert = createStore(false);
  const kind = createStore<keyof RelatedAnswer>('related');
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const currentId = () => posts.opened()?.id ?? null;

  const look = async () => {
    clearTimeout(timer);
    timer = undefined;
    const blog = blogId();
    const id = currentId();
    if (!isOpen.get() || blog === null || id === null) {
      view.set({ kind: 'closed' });
      return;
    }
    asked += 1;
    const mine = asked;
    view.update((now) =>
      now.kind === 'found' && now.id === id ? { ...now, stale: true } : { kind: 'looking' },
    );
    const answer = await bridge.posts.related({ blogId: blog, postId: id });
    if (mine !== asked || !isOpen.get()) return;
    view.set(
      answer.ok
        ? { kind: 'found', id, answer: answer.value, stale: false }
        : { kind: 'failed', failed: shown(answer) },
    );
  };

  const open = () => {
    isOpen.set(true);
    void look();
  };
  const close = () => {
    isOpen.set(false);
    view.set({ kind: 'closed' });
  };

  posts.current.subscribe(() => {
    const now = view.get();
    if (isOpen.get() && !(now.kind === 'found' && now.id === currentId())) void look();
  });
  // Whatever becomes of the blog's posts becomes of their list, also when the blog is kept in another way and read anew.
  posts.list.subscribe(() => {
    if (!isOpen.get() || posts.list.get().kind !== 'ready') return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), QUIET);
  });

  return {
    view,
    isOpen,
    wantsInsert,
    kind,
    toggle: () => {
      if (isOpen.get()) close();
      else open();
    },
    offer: () => {
      wantsInsert.set(true);
      kind.set('related');
      open();
    },
    offered: () => wantsInsert.set(false),
    close,
    open: async (id, place) => {
      await posts.open(id, true);
      if (place) jumpTo(editor, id, place.at);
    },
  };
}
