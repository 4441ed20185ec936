import { EditorState } from '@codemirror/state';
import type { ViewUpdate } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PostDocument } from '../document';
import type { Editor, EditorEvent } from '../editor';
import { frontMatter } from '../front-matter';
import { createOutlineStore } from './outline-store';

const post = (text: string) => {
  const state = EditorState.create({ doc: text, extensions: [frontMatter()] });
  return { state: () => state } as PostDocument;
};

/** The outline of a post that is shown, what happens in its editor, and the idle moments that something waits for. */
function outlined(first: PostDocument) {
  const idle: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run));
  let shown = first;
  let hear: (event: EditorEvent) => void = () => undefined;
  const editor = {
    shown: () => shown,
    listen: (listener: (event: EditorEvent) => void) => {
      hear = listener;
      return () => undefined;
    },
  } as unknown as Editor;
  const store = createOutlineStore(editor);
  store.follow();
  return {
    headings: () => store.outline.get().headings.map(({ text }) => text),
    type: (document: PostDocument) => {
      shown = document;
      const update = { docChanged: true, state: document.state() } as ViewUpdate;
      hear({ kind: 'updated', document, update });
    },
    show: (document: PostDocument) => {
      shown = document;
      hear({ kind: 'shown', document });
    },
    rest: () => vi.advanceTimersByTime(300),
    idle: () => {
      for (const run of idle.splice(0)) run();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the outline', () => {
  it('follows what is typed once its author rests and the window is idle', () => {
    const { headings, type, rest, idle } = outlined(post('# Quay\n'));
    type(post('# Quay\n\n## Boats\n'));
    expect(headings()).toEqual(['Quay']);
    rest();
    idle();
    expect(headings()).toEqual(['Quay', 'Boats']);
  });

  it('is of the post that is shown, also where the one before still waited for an idle moment', () => {
    const { headings, type, show, rest, idle } = outlined(post('# Quay\n'));
    type(post('# Quay\n\n## Boats\n'));
    rest();
    show(post('# Kettle\n'));
    idle();
    expect(headings()).toEqual(['Kettle']);
  });
});
