import { isolateHistory } from '@codemirror/commands';
import type { Blog } from '#core/blog/blog';
import type { Bridge } from '#core/ipc/contract';
import { format } from '#core/messages/en';
import { historyWords as words } from '#core/messages/history';
import { findBlock } from '#core/posts/front-matter/block';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { TextEdit } from '#core/posts/text-edit';
import type { ComparedText } from '#core/publish/history/compare';
import type { HistoryEntry, PostHistory } from '#core/publish/history/model';
import { versionOf } from '#core/publish/history/version';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { Editor } from '../../editor/editor';
import { replacement } from '../../editor/replacement';
import type { PostsStore } from '../../posts/store';
import { dayOf, timeOf } from './moment';

/** What the chosen version is compared with. */
export type Against = 'now' | 'before';

/** Two texts to be shown side by side, or why they cannot be. */
export type Compared =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  | { readonly kind: 'ready'; readonly older: ComparedText; readonly newer: ComparedText };

export type HistoryView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading'; readonly postId: string }
  | { readonly kind: 'failed'; readonly postId: string; readonly failed: Shown }
  | {
      readonly kind: 'open';
      readonly postId: string;
      readonly history: PostHistory;
      /** The index of an entry; -1 while there are none. */
      readonly chosen: number;
      readonly against: Against;
      readonly compared: Compared;
      /** A restore that did not succeed. */
      readonly failed: Shown | null;
    };

export interface HistoryStore {
  readonly view: Readable<HistoryView>;
  /** Shows the history of the post in the editor, after its newest text has reached its file. */
  readonly open: () => Promise<void>;
  readonly close: () => void;
  readonly choose: (index: number) => void;
  readonly compareWith: (against: Against) => void;
  /** Makes one edit of the text as it is now, as the author would. */
  readonly bringBack: (edit: TextEdit, said: string) => void;
  /** Puts the chosen version in the place of the text, as one edit; what is there now is kept first. */
  readonly restore: () => Promise<void>;
  /** Lets go of every text of the post that was kept between its commits. */
  readonly forgetKept: () => Promise<void>;
}

export interface HistoryParts {
  readonly posts: Pick<PostsStore, 'opened'>;
  readonly blog: () => Blog | null;
  readonly editor: Pick<Editor, 'focus'>;
  readonly say: (words: string) => void;
}

export function createHistoryStore(bridge: Bridge, { posts, blog, editor, say }: HistoryParts): HistoryStore {
  const view = createStore<HistoryView>({ kind: 'closed' });
  /** Texts of versions that were read since it was opened. */
  let texts = new Map<HistoryEntry, string>();
  let asked = 0;

  const document = () => posts.opened();
  const whole = (text: string, postId: string): ComparedText => {
    const model = blog()?.model;
    return { text, bodyFrom: findBlock(text, model && frontMatterRules(model, postId)).to };
  };

  const textOf = async (entry: HistoryEntry, postId: string) => {
    const known = texts.get(entry);
    if (known !== undefined) return { ok: true as const, value: { text: known } };
    const version = versionOf(entry);
    const blogId = blog()?.id;
    if (version === null || blogId === undefined) return { ok: true as const, value: { text: '' } };
    const read = await bridge.publish.version({ blogId, postId, version });
    if (read.ok) texts.set(entry, read.value.text);
    return read;
  };

  /** Reads what is to be compared for the choice that is made now. */
  const compare = async () => {
    const now = view.get();
    if (now.kind !== 'open' || now.chosen < 0) return;
    const { postId, against, chosen } = now;
    const { entries } = now.history;
    const entry = entries[chosen];
    if (entry === undefined) return;
    asked += 1;
    const mine = asked;
    const change = (compared: Compared) => {
      const latest = view.get();
      if (mine === asked && latest.kind === 'open') view.set({ ...latest, compared });
    };
    const before = against === 'before' ? versionBefore(entries, chosen) : null;
    const [own, other] = await Promise.all([textOf(entry, postId), before ? textOf(before, postId) : null]);
    if (!own.ok) return change({ kind: 'failed', failed: shown(own) });
    if (other && !other.ok) return change({ kind: 'failed', failed: shown(other) });
    const version = whole(own.value.text, entry.path);
    if (against === 'before')
      return change({
        kind: 'ready',
        older: whole(other?.value.text ?? '', before?.path ?? postId),
        newer: version,
      });
    const text = document()?.state().doc.toString();
    if (text !== undefined) change({ kind: 'ready', older: version, newer: whole(text, postId) });
  };

  const update = (part: Partial<Extract<HistoryView, { kind: 'open' }>>) => {
    view.update((now) => (now.kind === 'open' ? { ...now, ...part } : now));
    void compare();
  };

  const close = () => {
    asked += 1;
    texts = new Map();
    view.set({ kind: 'closed' });
  };

  const look = async (postId: string, blogId: string) => {
    view.set({ kind: 'reading', postId });
    const read = await bridge.publish.history({ blogId, postId });
    const now = view.get();
    if (now.kind !== 'reading' || now.postId !== postId) return;
    if (!read.ok) {
      view.set({ kind: 'failed', postId, failed: shown(read) });
      return;
    }
    const chosen = read.value.entries.length > 0 ? 0 : -1;
    const compared: Compared = { kind: 'reading' };
    view.set({ kind: 'open', postId, history: read.value, chosen, against: 'now', compared, failed: null });
    await compare();
  };

  return {
    view,
    open: async () => {
      const open = document();
      const blogId = blog()?.id;
      if (open === null || blogId === undefined) return;
      const postId = open.id;
      view.set({ kind: 'reading', postId });
      await open.saveNow();
      if (view.get().kind === 'reading') await look(postId, blogId);
    },
    close,
    choose: (chosen) => update({ chosen, compared: { kind: 'reading' }, failed: null }),
    compareWith: (against) => update({ against, compared: { kind: 'reading' }, failed: null }),
    bringBack: (edit, said) => {
      const now = view.get();
      const open = document();
      if (now.kind !== 'open' || now.compared.kind !== 'ready' || open === null) return;
      // The edit is of the text that was compared: if that is not the text any more, it is compared again.
      if (open.state().doc.toString() === now.compared.newer.text) {
        open.apply({ changes: edit, userEvent: 'input.restore', annotations: isolateHistory.of('full') });
        say(said);
      }
      void compare();
    },
    restore: async () => {
      const now = view.get();
      const open = document();
      const blogId = blog()?.id;
      if (now.kind !== 'open' || open === null || blogId === undefined) return;
      const entry = now.history.entries[now.chosen];
      if (entry === undefined) return;
      const version = await textOf(entry, now.postId);
      const text = open.state().doc.toString();
      const kept = await bridge.posts.snapshot({ blogId, postId: now.postId, text });
      const trouble = version.ok ? (kept.ok ? null : kept) : version;
      if (trouble !== null || !version.ok) {
        if (trouble !== null) update({ failed: shown(trouble) });
        return;
      }
      const change = replacement(open.state().doc.toString(), version.value.text);
      if (change)
        open.apply({ changes: change, userEvent: 'input.restore', annotations: isolateHistory.of('full') });
      close();
      const when = format(words.at, { day: dayOf(entry.at, Date.now()), time: timeOf(entry.at) });
      say(format(words.restored, { when }));
      editor.focus();
    },
    forgetKept: async () => {
      const now = view.get();
      const blogId = blog()?.id;
      if (now.kind !== 'open' || blogId === undefined) return;
      const kept = now.history.entries.filter(({ kind }) => kind === 'snapshot');
      for (const path of new Set(kept.map((entry) => entry.path))) {
        const done = await bridge.posts.forgetSnapshots({ blogId, postId: path });
        if (!done.ok) return update({ failed: shown(done) });
      }
      await look(now.postId, blogId);
    },
  };
}

/** What came before an entry: for a commit the commit before it, for what was kept whatever is next. */
function versionBefore(entries: readonly HistoryEntry[], index: number): HistoryEntry | null {
  const older = entries.slice(index + 1);
  const entry = entries[index];
  return (entry?.kind === 'commit' ? older.find(({ kind }) => kind === 'commit') : older[0]) ?? null;
}
