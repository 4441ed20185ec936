import type { ContentModel } from '#core/blog/model';
import type { Bridge } from '#core/ipc/contract';
import { conflictWords as words } from '#core/messages/conflicts';
import { format } from '#core/messages/en';
import type { MergeChoice } from '#core/publish/merge/choice';
import type { Conflict, ConflictFile, FilePick } from '#core/publish/merge/conflict';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { OpenFile } from './open-file';

export type ConflictView =
  | { readonly kind: 'closed' }
  | { readonly kind: 'looking' }
  /** Everything fits together by now. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly failed: Shown }
  | {
      readonly kind: 'open';
      readonly conflict: Omit<Conflict, 'files'>;
      readonly files: readonly OpenFile[];
      /** Path of the file that is shown. */
      readonly shown: string;
      readonly settling: boolean;
      /** Why it could not be carried out. */
      readonly failed: Shown | null;
    };

export interface ConflictStore {
  readonly view: Readable<ConflictView>;
  readonly open: () => Promise<void>;
  /** Another blog is shown, or none: what was decided is kept. */
  readonly leave: () => void;
  /** When it resolves, every choice is kept. */
  readonly settled: () => Promise<void>;
  /** Shows another file. */
  readonly show: (path: string) => void;
  readonly choose: (path: string, place: string, choice: MergeChoice) => void;
  readonly pick: (path: string, pick: FilePick) => void;
  /** Closes it; the choices are kept. */
  readonly later: () => void;
  /** Lets go of all choices and closes it. */
  readonly drop: () => Promise<void>;
  /** Carries everything out, then sends it. */
  readonly finish: () => Promise<void>;
}

interface Surroundings {
  readonly blog: () => { readonly id: string; readonly name: string; readonly model: ContentModel } | null;
  /** Saves the open posts, or at least has them in the journal. */
  readonly settle: () => Promise<void>;
  /** Sends the commits that wait, in the publish sheet. */
  readonly send: (title: string) => void;
  readonly say: (words: string) => void;
}

/** A choice, or what is typed, is kept so soon at the latest, in ms. */
const KEEP_AFTER = 1000;

export function createConflictStore(
  bridge: Bridge,
  { blog, settle, send, say }: Surroundings,
): ConflictStore {
  const view = createStore<ConflictView>({ kind: 'closed' });
  /** Files whose last choice waits to be kept. */
  const unkept = new Map<string, { file: ConflictFile; timer: ReturnType<typeof setTimeout> }>();
  let keeping: Promise<unknown> = Promise.resolve();
  /** The blog whose versions are shown. */
  let opened: ReturnType<Surroundings['blog']> = null;

  const keep = (file: ConflictFile) => {
    const here = opened;
    if (here === null) return;
    const { path, choices, pick } = file;
    const versions = { mine: file.mine?.oid ?? null, theirs: file.theirs?.oid ?? null };
    keeping = keeping.then(async () => {
      const kept = await bridge.publish.keepChoices({ blogId: here.id, path, ...versions, choices, pick });
      if (!kept.ok) say(format(words.notKept, { sentence: shown(kept).sentence }));
    });
  };

  const keepAll = async () => {
    for (const { file, timer } of unkept.values()) {
      clearTimeout(timer);
      keep(file);
    }
    unkept.clear();
    await keeping;
  };

  const change = (path: string, next: (file: ConflictFile) => ConflictFile) => {
    const now = view.get();
    if (now.kind !== 'open' || now.settling) return;
    const files = now.files.map((each) =>
      each.file.path === path ? { ...each, file: next(each.file) } : each,
    );
    view.set({ ...now, files, failed: null });
    const file = files.find((each) => each.file.path === path)?.file;
    if (!file) return;
    const timer =
      unkept.get(path)?.timer ??
      setTimeout(() => {
        const latest = unkept.get(path);
        unkept.delete(path);
        if (latest) keep(latest.file);
      }, KEEP_AFTER);
    unkept.set(path, { file, timer });
  };

  const look = async () => {
    const here = blog();
    if (here === null) return;
    view.set({ kind: 'looking' });
    await keepAll();
    opened = here;
    await settle();
    // The merge and its parsers are no part of what the window starts with.
    const [read, { isUndecided, openFile }] = await Promise.all([
      bridge.publish.conflict({ blogId: here.id }),
      import('./open-file'),
    ]);
    if (view.get().kind !== 'looking' || opened !== here) return;
    if (!read.ok) view.set({ kind: 'failed', failed: shown(read) });
    else if (read.value === null) view.set({ kind: 'none' });
    else {
      const { files, ...conflict } = read.value;
      const opened = files.map((file) => openFile(file, here.model));
      view.set({
        kind: 'open',
        conflict,
        files: opened,
        shown: (opened.find(isUndecided) ?? opened[0])?.file.path ?? '',
        settling: false,
        failed: null,
      });
    }
  };

  return {
    view,
    open: look,
    leave: () => {
      void keepAll();
      view.set({ kind: 'closed' });
    },
    settled: keepAll,
    show: (path) => view.update((now) => (now.kind === 'open' ? { ...now, shown: path } : now)),
    choose: (path, place, choice) =>
      change(path, (file) => ({ ...file, choices: { ...file.choices, [place]: choice } })),
    pick: (path, pick) => change(path, (file) => ({ ...file, pick })),
    later: () => {
      void keepAll();
      view.set({ kind: 'closed' });
    },
    drop: async () => {
      const here = opened;
      if (here === null) return;
      await keepAll();
      const dropped = await bridge.publish.dropChoices({ blogId: here.id });
      if (dropped.ok) {
        view.set({ kind: 'closed' });
        say(words.dropped);
      } else view.update((now) => (now.kind === 'open' ? { ...now, failed: shown(dropped) } : now));
    },
    finish: async () => {
      const here = opened;
      const now = view.get();
      if (here === null || now.kind !== 'open' || now.settling) return;
      view.set({ ...now, settling: true, failed: null });
      await keepAll();
      const settled = await bridge.publish.settle({ blogId: here.id, id: now.conflict.id });
      if (settled.ok) {
        view.set({ kind: 'closed' });
        send(here.name);
      } else if (settled.code === 'branch-moved') {
        await look();
        view.update((again) => (again.kind === 'open' ? { ...again, failed: shown(settled) } : again));
      } else
        view.update((still) =>
          still.kind === 'open' ? { ...still, settling: false, failed: shown(settled) } : still,
        );
    },
  };
}
