import type { Transaction } from '@codemirror/state';
import { MARKDOWN } from '#core/blog/markdown-file';
import type { Bridge } from '#core/ipc/contract';
import { errorSentence } from '#core/ipc/errors';
import { MAX_MEDIA_BYTES } from '#core/media/limits';
import type { AddedMedia } from '#core/media/media';
import { counted, format } from '#core/messages/en';
import { mediaWords as words } from '#core/messages/media';
import { findBlock } from '#core/posts/front-matter/block';
import type { ImageSettings } from '#core/settings/images';
import { createStore, type Readable } from '../app/store';
import { tell } from '../app/tell';
import { type Shown, shown } from '../bridge/bridge';
import type { PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
import { fitMarkdown } from '../editor/paste/fit';
import { letGo, markPlace, placeOf } from '../editor/paste/pending';
import { mediaInsertion } from './insertion';

export interface MediaProgress {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

/** A word about files that were added, or files that are in no post any more. */
export interface MediaNotice {
  readonly words: string;
  readonly failed: boolean;
  /** The files that can be removed; all are of one document. */
  readonly removable: readonly Added[];
}

/** A file of this session that stands in a document. */
export interface Added {
  readonly addedId: string;
  readonly path: string;
  readonly src: string;
  readonly removed: boolean;
}

/** Files on their way into the blog, and those whose text was undone. */
export interface MediaStore {
  /** Null while nothing is added. */
  readonly progress: Readable<MediaProgress | null>;
  readonly notice: Readable<MediaNotice | null>;
  /** Adds files to the blog one after the other and names each in the document; typing goes on meanwhile. */
  readonly addFiles: (
    document: PostDocument,
    files: readonly File[],
    from: number,
    to: number,
  ) => Promise<void>;
  /** Ends after the file that is on its way; what was added stays. */
  readonly stop: () => void;
  readonly remove: () => Promise<void>;
  readonly dismiss: () => void;
}

export interface MediaSurroundings {
  readonly blogId: () => string | null;
  readonly settings: () => ImageSettings;
}

/** So many are named of the files that could not be added. */
const MOST_NAMES = 5;
/** Of a longer name among them the middle is left out. */
const LONGEST_NAME = 40;
/** Failures to remove a file that another try would only meet again. */
const STAYS: ReadonlySet<string> = new Set(['media-gone', 'media-changed', 'media-in-use']);
/** How long a notice stays; ms. */
const NOTICE = 12_000;

export function createMediaStore(
  bridge: Bridge,
  editor: () => Editor,
  around: MediaSurroundings,
): MediaStore {
  const progress = createStore<MediaProgress | null>(null);
  const notice = createStore<MediaNotice | null>(null);
  const inText = new WeakMap<PostDocument, Added[]>();
  let stopping = false;
  /** The document that the notice's files were taken out of. */
  let takenFrom: PostDocument | null = null;
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (sentence: string, failed = false, removable: readonly Added[] = []) => {
    clearTimeout(timer);
    notice.set({ words: sentence, failed, removable });
    if (!failed) timer = setTimeout(() => notice.set(null), NOTICE);
  };

  const keep = (document: PostDocument, added: Added) => {
    const others = (inText.get(document) ?? []).filter(({ addedId }) => addedId !== added.addedId);
    inText.set(document, [...others, added]);
  };

  /** What was added, or a sentence that says why nothing was. */
  const addOne = async (blogId: string, document: PostDocument, file: File): Promise<AddedMedia | string> => {
    const settings = around.settings();
    const ready = await unlessUnreadable(() => encoded(file, settings));
    if (ready !== null && ready.size > MAX_MEDIA_BYTES)
      return errorSentence('media-too-large', {
        name: file.name,
        most: String(MAX_MEDIA_BYTES / 1024 / 1024),
      });
    const bytes = ready && (await unlessUnreadable(() => ready.arrayBuffer()));
    if (ready === null || bytes === null) return format(words.unreadable, { name: file.name });
    const answer = await bridge.media.add({
      blogId,
      postId: document.id,
      name: ready.name.slice(-255),
      bytes: new Uint8Array(bytes),
      keepMetadata: settings.imageMetadata,
    });
    return answer.ok ? answer.value : shown(answer).sentence;
  };

  /** Whether there was still a place for it, or a sentence that says why it was not put in. */
  const insertText = async (document: PostDocument, file: File, id: number): Promise<boolean | string> => {
    const bytes = await unlessUnreadable(() => file.arrayBuffer());
    const text = bytes && plainText(bytes);
    const place = placeOf(document.state(), id);
    if (place === null) return false;
    if (text === null) return format(bytes === null ? words.unreadable : words.notText, { name: file.name });
    document.apply(
      fitMarkdown(document.state(), place.from, place.to, text.slice(findBlock(text).to).trim()),
    );
    return true;
  };

  const addAll = async (
    blogId: string,
    document: PostDocument,
    files: readonly File[],
    id: number,
    untouched: () => boolean,
  ) => {
    let done = 0;
    let failed = 0;
    const refused: string[] = [];
    const refuse = (file: File, sentence: string) => {
      failed += 1;
      const also = counted(words.alsoNotAdded, refused.length, { names: named(refused) });
      say(refused.length === 0 ? sentence : `${sentence} ${also}`, true);
      refused.push(file.name);
    };
    for (const [at, file] of files.entries()) {
      if (stopping) break;
      progress.set({ name: file.name, done: at, total: files.length });
      if (MARKDOWN.test(file.name)) {
        const put = await insertText(document, file, id);
        if (typeof put === 'string') refuse(file, put);
        else if (put) done += 1;
        else failed += 1;
        continue;
      }
      const added = await addOne(blogId, document, file);
      if (typeof added === 'string') {
        refuse(file, added);
        continue;
      }
      const place = placeOf(document.state(), id);
      if (place === null) {
        failed += 1;
        continue;
      }
      const focus = untouched() && done === 0;
      document.apply(
        mediaInsertion(
          document.state(),
          added,
          { ...place, label: file.name, more: done > 0 },
          { focus, askAlt: around.settings().imageAskAlt },
        ),
      );
      done += 1;
      const { addedId, path, src } = added;
      if (addedId !== null) keep(document, { addedId, path, src, removed: false });
      else if (files.length === 1) say(format(words.reused, { path }));
    }
    if (stopping) say(counted(words.stopped, done));
    else if (failed === 0) {
      // The field for the first one's description shows that they are there, and how many, where there is one.
      const asked = around.settings().imageAskAlt;
      if (files.length > 1 && !asked) say(counted(words.added, done));
      else if (files.length > 1 || !asked) tell(counted(words.added, done));
    }
  };

  const addFiles = (document: PostDocument, files: readonly File[], from: number, to: number) => {
    const [first] = files;
    // The blog of now: another one may be open by the time a file's turn comes.
    const blogId = around.blogId();
    if (first === undefined || blogId === null) return Promise.resolve();
    const label =
      files.length === 1
        ? format(words.adding, { name: first.name })
        : format(words.addingMany, { count: files.length });
    const { id, spec } = markPlace(from, to, label);
    document.apply(spec);
    const before = document.state();
    const untouched = () =>
      document.state().doc === before.doc && document.state().selection.eq(before.selection);
    const work = async () => {
      stopping = false;
      try {
        await addAll(blogId, document, files, id, untouched);
      } finally {
        document.apply({ effects: letGo(id) });
        progress.set(null);
      }
    };
    running = running.then(work, work);
    return running;
  };

  /** Says which files are in no text any more, together with those that were said a moment ago. */
  const offer = (document: PostDocument, removable: readonly Added[]) => {
    takenFrom = document;
    const [first] = removable;
    if (first === undefined) notice.set(null);
    else say(counted(words.stays, removable.length, { name: nameOf(first.path) }), false, removable);
  };

  /** What an undo took out of the text is offered for removal; what a redo brings back comes back. */
  const follow = (document: PostDocument, tr: Transaction) => {
    const undone = tr.isUserEvent('undo');
    if (!undone && !tr.isUserEvent('redo')) return;
    for (const added of inText.get(document) ?? []) {
      const offered = takenFrom === document ? (notice.get()?.removable ?? []) : [];
      const others = offered.filter(({ addedId }) => addedId !== added.addedId);
      if (undone && wasRemoved(tr, added.src)) offer(document, [...others, added]);
      else if (!undone && wasInserted(tr, added.src)) {
        if (others.length < offered.length) offer(document, others);
        if (added.removed) void restore(document, added);
      }
    }
  };

  const restore = async (document: PostDocument, added: Added) => {
    const blogId = around.blogId();
    if (blogId === null) return;
    const answer = await bridge.media.restore({ blogId, addedId: added.addedId });
    if (answer.ok) keep(document, { ...added, removed: false });
    else say(shown(answer).sentence, true);
  };

  /** Each by itself: what cannot be removed is said, and offered again where another try may help. */
  const remove = async () => {
    const now = notice.get();
    const blogId = around.blogId();
    const document = takenFrom;
    if (now === null || now.removable.length === 0 || blogId === null) return;
    // Nothing of it is asked for twice.
    notice.set({ ...now, removable: [] });
    const removed: Added[] = [];
    const kept: { readonly added: Added; readonly failed: Shown }[] = [];
    for (const added of now.removable) {
      const answer = await bridge.media.remove({ blogId, addedId: added.addedId });
      if (answer.ok) {
        removed.push(added);
        if (document !== null) keep(document, { ...added, removed: true });
      } else kept.push({ added, failed: shown(answer) });
    }
    const again = kept.flatMap(({ added, failed }) => (STAYS.has(failed.code) ? [] : [added]));
    const since = notice.get()?.removable ?? [];
    const [first, ...others] = kept;
    const sentences = [
      first?.failed.sentence,
      others.length > 0 &&
        counted(words.alsoStay, others.length, {
          names: named(others.map(({ added }) => nameOf(added.path))),
        }),
      removed.length > 0 && counted(words.removed, removed.length, { name: nameOf(removed[0]?.path ?? '') }),
    ];
    say(sentences.filter(Boolean).join(' '), first !== undefined, [...again, ...since]);
  };

  editor().listen((event) => {
    if (event.kind !== 'updated' || !event.update.docChanged) return;
    if ((inText.get(event.document)?.length ?? 0) === 0) return;
    for (const tr of event.update.transactions) follow(event.document, tr);
  });

  return {
    progress,
    notice,
    addFiles,
    stop: () => {
      stopping = true;
    },
    remove,
    dismiss: () => notice.set(null),
  };
}

async function encoded(file: File, settings: ImageSettings): Promise<File> {
  if (settings.imageMaxWidth === null && settings.imageFormat === 'keep') return file;
  const { asWanted } = await import('./encode');
  return asWanted(file, settings);
}

/** Null where a file cannot be read: a folder among files, or one that is not there any more. */
async function unlessUnreadable<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** The text of a file's bytes; null when it is not UTF-8. */
function plainText(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first of some names, and how many more there are. */
function named(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).map(shortened).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? format(words.namesAndMore, { names: first, count: more }) : first;
}

/** The beginning and the end of a name, which tell it from others. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  return `${letters.slice(0, LONGEST_NAME - 16).join('')}…${letters.slice(-15).join('')}`;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function wasRemoved(tr: Transaction, src: string): boolean {
  let taken = false;
  tr.changes.iterChanges((from, to) => {
    if (tr.startState.sliceDoc(from, to).includes(src)) taken = true;
  });
  return taken && !tr.state.doc.toString().includes(src);
}

function wasInserted(tr: Transaction, src: string): boolean {
  let put = false;
  tr.changes.iterChanges((_from, _to, _fromNew, _toNew, inserted) => {
    if (inserted.toString().includes(src)) put = true;
  });
  return put;
}
