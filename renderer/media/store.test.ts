// @vitest-environment jsdom
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, it } from 'vitest';
import type { Bridge } from '#core/ipc/contract';
import type { PostDocument } from '../editor/document';
import type { Editor } from '../editor/editor';
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

it('what cannot be read among dropped files is named, and the others are added', async () => {
  let state = EditorState.create({ doc: 'Before ', extensions: [pendingPlaces(), frontMatter()] });
  const document = {
    id: 'a.md',
    state: () => state,
    apply: (spec: TransactionSpec) => {
      state = state.update(spec).state;
    },
  } as unknown as PostDocument;
  const bridge = {
    media: {
      add: async ({ name }: { name: string }) => ({
        ok: true,
        value: { addedId: name, path: `static/${name}`, src: `/${name}`, kind: 'file' },
      }),
    },
  } as unknown as Bridge;
  const store = createMediaStore(bridge, () => ({ listen: () => () => undefined }) as unknown as Editor, {
    blogId: () => 'blog',
    settings: () => ({
      imageMaxWidth: null,
      imageFormat: 'keep',
      imageQuality: 80,
      imageMetadata: false,
      imageAskAlt: false,
    }),
  });
  const files = [
    dropped('one.pdf', 'x'),
    dropped('folder', null),
    dropped('gone.md', null),
    dropped('two.pdf', 'y'),
  ];
  await store.addFiles(document, files, 7, 7);
  expect(state.doc.toString()).toBe('Before [one.pdf](/one.pdf)\n\n[two.pdf](/two.pdf)');
  expect(store.notice.get()).toMatchObject({
    failed: true,
    words: expect.stringMatching(
      /^gone\.md could not be read.* 1 other file was not added either: folder\.$/,
    ),
  });
  expect(store.progress.get()).toBeNull();
});
