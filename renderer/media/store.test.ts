// @vitest-environment jsdom
import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { ViewUpdate } from '@codemirror/view';
import { expect, it } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import type { Result } from '#core/ipc/result';
import type { PostDocument } from '../editor/document';
import type { Editor, EditorEvent } from '../editor/editor';
import { frontMatter } from '../editor/front-matter';
import { pendingPlaces } from '../editor/paste/pending';
import { createMediaStore } from './store';

/** A file that was dropped; one without bytes cannot be read, as a folder is. */
const dropped = (name: string, bytes: string | null): File =>
  ({
    name,
    size: bytes?.length ?? 4096,
    type: '',
    arrayBuffer: async () => {
      if (bytes === null) throw new DOMException('A requested file could not be found', 'NotFoundError');
      return new TextEncoder().encode(bytes).buffer;
    },
  }) as unknown as File;

const settings = {
  imageMaxWidth: null,
  imageFormat: 'keep',
  imageQuality: 80,
  imageMetadata: false,
  imageAskAlt: false,
} as const;

/** A post that files are dropped into, and the way to undo all of it at once. `remove` answers for each file by its name. */
function post(text: string, remove: (name: string) => Result<null> = () => ({ ok: true, value: null })) {
  let state = EditorState.create({
    doc: text,
    extensions: [pendingPlaces(), frontMatter()],
  });
  const listeners = new Set<(event: EditorEvent) => void>();
  const asked: string[] = [];
  const document = {
    id: 'a.md',
    state: () => state,
    apply: (spec: TransactionSpec) => {
      const tr = state.update(spec);
      state = tr.state;
      const update = { docChanged: tr.docChanged, transactions: [tr] } as unknown as ViewUpdate;
      for (const tell of listeners) tell({ kind: 'updated', document, update });
    },
  } as unknown as PostDocument;
  const bridge = {
    media: {
      add: async ({ name }: { name: string }) => ({
        ok: true,
        value: { addedId: name, path: `static/${name}`, src: `/${name}`, kind: 'file' },
      }),
      remove: async ({ addedId }: { addedId: string }) => {
        asked.push(addedId);
        return remove(addedId);
      },
    },
  } as unknown as Bridge;
  const editor = {
    listen: (listener: (event: EditorEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Editor;
  const store = createMediaStore(bridge, () => editor, { blogId: () => 'blog', settings: () => settings });
  const undo = () =>
    document.apply({
      changes: { from: text.length, to: state.doc.length },
      userEvent: 'undo',
    });
  const offered = () => store.notice.get()?.removable.map(({ addedId }) => addedId);
  return { store, document, asked, undo, offered, text: () => state.doc.toString() };
}

it('what cannot be read among dropped files is named, and the others are added', async () => {
  const { store, document, text } = post('Before ');
  const files = [
    dropped('one.pdf', 'x'),
    dropped('folder', null),
    dropped('gone.md', null),
    dropped('two.pdf', 'y'),
  ];
  await store.addFiles(document, files, 7, 7);
  expect(text()).toBe('Before [one.pdf](/one.pdf)\n\n[two.pdf](/two.pdf)');
  expect(store.notice.get()).toMatchObject({
    failed: true,
    words: expect.stringMatching(
      /^gone\.md could not be read.* 1 other file was not added either: folder\.$/,
    ),
  });
  expect(store.progress.get()).toBeNull();
});

it('of many files that cannot be added the first are named, a long name by its beginning and end', async () => {
  const { store, document } = post('');
  const long = `${'照'.repeat(30)}${'x'.repeat(30)}.md`;
  const names = [long, 'b.md', 'c.md', 'd.md', 'e.md', 'f.md', 'g.md', 'h.md'];
  await store.addFiles(
    document,
    names.map((name) => dropped(name, null)),
    0,
    0,
  );
  expect(store.notice.get()?.words).toContain(
    `7 other files were not added either: ${'照'.repeat(24)}…${'x'.repeat(12)}.md, b.md, c.md, d.md, e.md and 2 more.`,
  );
});

it('of several files that are removed at once one that stays is named, and the others are removed', async () => {
  const trouble: Record<string, Result<null>> = {
    'two.pdf': { ok: false, code: 'trash-failed', detail: { path: 'static/two.pdf', reason: 'EIO' } },
    'three.pdf': { ok: false, code: 'media-in-use', detail: { path: 'static/three.pdf', post: 'b.md' } },
  };
  const { store, document, asked, undo, offered } = post(
    'Before ',
    (name) => trouble[name] ?? { ok: true, value: null },
  );
  const names = ['one.pdf', 'two.pdf', 'three.pdf', 'four.pdf'];
  await store.addFiles(
    document,
    names.map((name) => dropped(name, 'x')),
    7,
    7,
  );
  undo();
  expect(offered()).toEqual(names);
  const removed = store.remove();
  // A second press meets nothing.
  await Promise.all([removed, store.remove()]);
  expect(asked).toEqual(names);
  expect(store.notice.get()).toMatchObject({
    failed: true,
    words:
      'static/two.pdf could not be moved to the trash (EIO). Nothing was deleted. 1 other file stays, too: three.pdf. 2 files were moved to the trash.',
  });
  // What another post shows would be refused again.
  expect(offered()).toEqual(['two.pdf']);
  delete trouble['two.pdf'];
  await store.remove();
  expect(store.notice.get()).toEqual({
    failed: false,
    words: 'two.pdf was moved to the trash.',
    removable: [],
  });
});
