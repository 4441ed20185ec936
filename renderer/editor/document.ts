import { isolateHistory } from '@codemirror/commands';
import { Annotation, type EditorState, Transaction, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import {
  isBackedUp,
  isDirty,
  mayReload,
  maySave,
  opened,
  type SaveEvent,
  type SaveState,
  step,
} from '#core/editor/save-state';
import type { Bridge } from '#core/ipc/contract';
import type { PostText } from '#core/posts/post';
import { createStore, type Readable } from '../app/store';
import { replacement } from './replacement';
import type { TextPlace } from './text-place';

/** Marks a transaction that brings the file's own text: not an edit of the author's. */
export const fromDisk = Annotation.define<boolean>();

const AUTOSAVE_IDLE = 2000;
const RETRY = 5000;
/** How often an input method that composes is looked at; ms. */
const COMPOSING = 100;
const BIG = 1024 * 1024;

/** The longest a keystroke waits for the journal, and how long the author must pause for it to go at once; ms. */
const backupDelays = (length: number) =>
  length > BIG ? { idle: 1000, most: 5000 } : { idle: 300, most: 950 };

/** An open post: its editor state (text, selection, undo), where it stands against the disk, and how to save it. */
export interface PostDocument {
  /** The post's path; another one after `moved`. */
  readonly id: string;
  readonly save: Readable<SaveState>;
  /** The newest state; while shown, the view's own. */
  readonly state: () => EditorState;
  /** Where the author had scrolled to when the text was seen last; null for its beginning. */
  scroll: TextPlace | null;
  /** Text that came from the journal was put back when this was opened. */
  readonly restored: boolean;
  readonly attach: (view: EditorView | null) => void;
  /** The update listener's word that the author changed the text. */
  readonly edited: () => void;
  /** Dispatches to the view when shown, else to the kept state. */
  readonly apply: (spec: TransactionSpec) => void;
  /** Saves what is not saved; resolves when it is stored or has failed (see `save`). */
  readonly saveNow: () => Promise<void>;
  /** Brings what is not saved into the journal, then saves it if it may be saved. */
  readonly settle: () => Promise<void>;
  /** The file may have changed: reads it, and reloads or asks. */
  readonly look: () => Promise<void>;
  readonly gone: () => void;
  /** The post's file has another path now; text, selection and undo history stay. Row R12. */
  readonly moved: (id: string) => void;
  readonly keepMine: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
  readonly saveAgain: () => Promise<void>;
  /** Drops the journal's copy of a post the author lets go. */
  readonly discard: () => Promise<void>;
  /** Sends what is not yet in the journal, and stops the timers. */
  readonly close: () => void;
}

/** Opens a post's text as a document. `makeState` builds the editor state for the file's text. */
export function createDocument(
  bridge: Bridge,
  blogId: string,
  post: PostText,
  makeState: (text: string, readOnly: boolean, id: string) => EditorState,
): PostDocument {
  const save = createStore<SaveState>(opened(post.revision, post.readOnly));
  let state = makeState(post.text, post.readOnly !== null, post.id);
  let view: EditorView | null = null;
  let autosave: ReturnType<typeof setTimeout> | undefined;
  let idleBackup: ReturnType<typeof setTimeout> | undefined;
  let dueBackup: ReturnType<typeof setTimeout> | undefined;
  let lookAgain = false;
  let closed = false;
  let id = post.id;
  let running: Promise<void> | null = null;
  /** Counts what happened to the file, by us or by others. */
  let turn = 0;

  const now = () => (view ? view.state : state);
  const text = () => now().doc.toString();
  const tell = (event: SaveEvent) => {
    if (event.type !== 'edited' && event.type !== 'backed-up') turn += 1;
    save.update((before) => step(before, event));
  };

  const apply = (spec: TransactionSpec) => {
    if (view) view.dispatch(spec);
    else state = state.update(spec).state;
  };

  const bringIn = (incoming: string, undoable: boolean) => {
    const change = replacement(text(), incoming);
    if (change === null) return;
    apply({
      changes: change,
      // A step of its own: one undo must bring back exactly what was here, however quickly it was typed.
      annotations: [fromDisk.of(true), Transaction.addToHistory.of(undoable), isolateHistory.of('full')],
    });
  };

  const backup = async () => {
    clearTimeout(idleBackup);
    clearTimeout(dueBackup);
    dueBackup = undefined;
    const { edits, revision } = save.get();
    if (isBackedUp(save.get()) || save.get().readOnly) return;
    const kept = await bridge.posts.backup({ blogId, postId: id, revision, text: text() });
    if (kept.ok) tell({ type: 'backed-up', edits });
  };

  const schedule = () => {
    const { idle, most } = backupDelays(now().doc.length);
    clearTimeout(idleBackup);
    idleBackup = setTimeout(() => void backup(), idle);
    dueBackup ??= setTimeout(() => void backup(), most);
    clearTimeout(autosave);
    autosave = setTimeout(() => void saveNow(), AUTOSAVE_IDLE);
  };

  const saveOnce = async (asked: boolean) => {
    clearTimeout(autosave);
    if (!maySave(save.get(), asked)) return;
    const { create, revision } = save.get();
    tell({ type: 'save-started' });
    const result = await bridge.posts.save({
      blogId,
      postId: id,
      revision: create ? null : revision,
      text: text(),
    });
    if (result.ok) tell({ type: 'saved', revision: result.value.revision });
    else tell({ type: 'save-failed', code: result.code, detail: result.detail });
    const after = save.get();
    if (after.trouble?.kind === 'conflict' || lookAgain) await look();
    if (closed) return;
    if (after.trouble?.kind === 'failed' && after.trouble.retry)
      autosave = setTimeout(() => void saveNow(), RETRY);
    else if (isDirty(save.get())) schedule();
  };

  const saveNow = (asked = false): Promise<void> => {
    running ??= saveOnce(asked).finally(() => {
      running = null;
    });
    return running;
  };

  /** Saves also what was typed while a save ran. */
  const saveAll = async () => {
    await saveNow(true);
    if (maySave(save.get()) && save.get().trouble === null) await saveNow();
  };

  /** Resolves once no input method composes: a change to the line it works in would end that, or write it twice. */
  const composed = async () => {
    while (view?.composing) await new Promise((done) => setTimeout(done, COMPOSING));
  };

  const look = async (): Promise<void> => {
    lookAgain = save.get().saving !== null;
    if (lookAgain || closed) return;
    const asked = turn;
    const read = await bridge.posts.read({ blogId, postId: id });
    await composed();
    if (closed) return;
    if (save.get().saving !== null) {
      lookAgain = true;
      return;
    }
    // What was read may be older than what happened since.
    if (turn !== asked) return look();
    if (!read.ok) {
      if (read.code === 'post-missing') gone();
      return;
    }
    const { revision, text: incoming } = read.value;
    const before = save.get();
    if (
      revision === before.revision &&
      before.trouble?.kind !== 'deleted' &&
      before.trouble?.kind !== 'conflict'
    )
      return;
    if (mayReload(before)) {
      // No undo leads back from here, so the history has to.
      void bridge.posts.snapshot({ blogId, postId: id, text: text() });
      bringIn(incoming, false);
    }
    tell({ type: 'changed-on-disk', text: incoming, revision });
    if (before.trouble !== null && save.get().trouble === null && isDirty(save.get())) schedule();
  };

  const gone = () => {
    const { create, saving } = save.get();
    // A save that runs may have made the file again, or was before: the disk is asked when it is done.
    if (saving !== null) lookAgain = true;
    else if (!create) tell({ type: 'deleted-on-disk' });
  };

  const choose = async (event: SaveEvent) => {
    tell(event);
    await saveAll();
  };

  const document: PostDocument = {
    get id() {
      return id;
    },
    save,
    scroll: null,
    restored: post.unsaved !== null && post.unsaved.text !== post.text && post.readOnly === null,
    state: now,
    attach: (next) => {
      if (view && !next) state = view.state;
      view = next;
    },
    edited: () => {
      tell({ type: 'edited' });
      schedule();
    },
    apply,
    saveNow: saveAll,
    settle: async () => {
      await backup();
      await saveNow();
    },
    look,
    gone,
    moved: (next) => {
      id = next;
      tell({ type: 'moved' });
      if (isDirty(save.get())) schedule();
    },
    keepMine: () => choose({ type: 'kept-mine' }),
    takeTheirs: async () => {
      // The author's own text goes to the journal first, so that no choice can lose it before undo is there.
      await backup();
      // Read after that: the file may have changed once more, and its text and revision belong together.
      const { trouble } = save.get();
      if (trouble?.kind !== 'conflict' || trouble.theirs === null) return;
      bringIn(trouble.theirs.text, true);
      tell({ type: 'took-theirs' });
      clearTimeout(autosave);
      await bridge.posts.discardBackup({ blogId, postId: id });
    },
    saveAgain: () => choose({ type: 'save-again' }),
    discard: async () => {
      closed = true;
      clearTimeout(autosave);
      clearTimeout(idleBackup);
      clearTimeout(dueBackup);
      await bridge.posts.discardBackup({ blogId, postId: id });
    },
    close: () => {
      if (!isBackedUp(save.get())) void backup();
      closed = true;
      clearTimeout(autosave);
    },
  };

  if (document.restored && post.unsaved) {
    const change = replacement(post.text, post.unsaved.text);
    if (change) state = state.update({ changes: change, userEvent: 'input.restore' }).state;
    tell({ type: 'edited' });
    tell({ type: 'backed-up', edits: 1 });
    if (post.unsaved.baseRevision !== post.revision) {
      save.update((before) => ({
        ...before,
        trouble: { kind: 'conflict', theirs: { text: post.text, revision: post.revision } },
      }));
    }
  }
  return document;
}
