import type { ContentModel } from '#core/blog/model';
import type { ChangeOutcome } from '#core/posts/change';
import { summarise } from '#core/posts/facts';
import type { PostSummary } from '#core/posts/post';
import type { PublishStatus } from '#core/publish/model';
import { createStore, type Readable } from '../../app/store';
import type { PostDocument } from '../../editor/document';
import type { Editor } from '../../editor/editor';
import type { Addresses } from '../addresses';
import type { PostList } from '../store';

/** The open post's address on the site, which what was typed moves. */
export interface AddressMove {
  readonly postId: string;
  readonly from: string;
  readonly to: string;
}

/** Watches whether edits of the open post move its address away from where it is published. */
export interface AddressStore {
  /** Null while it stays where it is, or nobody can know where it was. */
  readonly move: Readable<AddressMove | null>;
  /** Says no more about the move there is now. */
  readonly dismiss: () => void;
}

interface Parts {
  readonly editor: Editor;
  readonly model: () => ContentModel | null;
  readonly list: Readable<PostList>;
  readonly addresses: Pick<Addresses, 'ask' | 'known'>;
  readonly status: Readable<PublishStatus | null>;
  readonly last: Readable<ChangeOutcome | null>;
}

/** Where a document's post was when it was opened, or when word of its old address was last left. */
interface Home {
  readonly url: string;
  /** Before that: undoing the change brings it back. */
  readonly before: Home | null;
}

/** How much of the text may decide an address besides the front matter: a title in a heading. */
const HEAD = 4000;

export function createAddressStore({ editor, model, list, addresses, status, last }: Parts): AddressStore {
  const move = createStore<AddressMove | null>(null);
  const homes = new WeakMap<PostDocument, Home | null>();
  const asked = new WeakSet<PostDocument>();
  let dismissed: AddressMove | null = null;

  const factsOf = (document: PostDocument) => {
    const known = model();
    const facts = editor.facts.get();
    if (known === null || facts === null) return null;
    const text = document.state().sliceDoc(0, facts.frontMatter.to + HEAD);
    return summarise({ id: document.id, text, modified: 0, model: known });
  };

  const homeAt = (post: Pick<PostSummary, 'draft' | 'url'> | null): Home | null =>
    post && !post.draft && post.url !== null ? { url: post.url, before: null } : null;

  /** What is in the list is what is in the file: unsaved text may have been put back when it was opened. */
  const findHome = (document: PostDocument): void => {
    const now = list.get();
    const listed = now.kind === 'ready' ? now.posts.find(({ id }) => id === document.id) : undefined;
    if (listed === undefined) {
      homes.set(document, homeAt(document.restored ? null : factsOf(document)));
      return;
    }
    asked.add(document);
    void addresses.ask([listed]).then(() => {
      if (!homes.has(document))
        homes.set(document, homeAt({ draft: listed.draft, url: addresses.known(listed) ?? null }));
      look();
    });
  };

  const look = () => {
    const document = editor.shown();
    const facts = document && document.save.get().readOnly === null ? factsOf(document) : null;
    if (!document || !facts) {
      move.set(null);
      return;
    }
    if (!homes.has(document) && !asked.has(document)) findHome(document);
    const from = homes.get(document)?.url ?? null;
    const isNew = status.get()?.changed.some((one) => one.path === document.id && one.change === 'added');
    const to = facts.url;
    if (from === null || to === null || from === to || facts.draft || isNew === true) move.set(null);
    else if (dismissed?.postId === document.id && dismissed.to === to) move.set(null);
    else {
      const now = move.get();
      if (now?.postId !== document.id || now.from !== from || now.to !== to)
        move.set({ postId: document.id, from, to });
    }
  };

  /** A change of files has dealt with the addresses of the posts it touched; undoing it has not. */
  const settle = () => {
    const outcome = last.get();
    const document = editor.shown();
    if (outcome === null || !document) return;
    const touched = [...outcome.changed, ...outcome.moved.map(({ to }) => to)];
    const old = homes.get(document);
    if (old && touched.includes(document.id)) {
      const url = factsOf(document)?.url ?? null;
      homes.set(
        document,
        outcome.undoId === null ? (old.before ?? old) : url === null ? null : { url, before: old },
      );
    }
    look();
  };

  editor.facts.subscribe(look);
  status.subscribe(look);
  last.subscribe(settle);

  return {
    move,
    dismiss: () => {
      dismissed = move.get();
      move.set(null);
    },
  };
}
