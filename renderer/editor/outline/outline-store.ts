import { EditorView } from '@codemirror/view';
import { htmlOutline } from '#core/editor/html-outline';
import { headingAt, type OutlineHeading, outlineOf } from '#core/editor/outline';
import { createStore, type Readable } from '../../app/store';
import type { PostDocument } from '../document';
import type { Editor } from '../editor';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';
import { pauseFor } from '../pause';

export interface Outline {
  readonly headings: readonly OutlineHeading[];
  /** The heading the caret is under; -1 for none. */
  readonly now: number;
}

export interface OutlineStore {
  readonly outline: Readable<Outline>;
  /** Follows the editor while the outline is shown; returns the way to stop. */
  readonly follow: () => () => void;
  /** Puts the caret at a heading and brings it to the top. */
  readonly jump: (n: number, focus: boolean) => void;
}

/** A text that changes is read again in a pause of at least this many ms. */
const PAUSE = 300;

/** The headings of the shown post. Nothing is read while nobody looks. */
export function createOutlineStore(editor: Editor): OutlineStore {
  const outline = createStore<Outline>({ headings: [], now: -1 });

  const read = (document: PostDocument | null) => {
    if (document === null) {
      outline.set({ headings: [], now: -1 });
      return;
    }
    const state = document.state();
    const from = bodyFrom(state);
    const line = state.doc.lineAt(Math.min(from, state.doc.length));
    const headings = isHtml(state)
      ? htmlOutline(state.sliceDoc(line.from), line.from)
      : outlineOf(state.doc.iterLines(line.number), line.from);
    outline.set({ headings, now: headingAt(headings, state.selection.main.head) });
  };

  return {
    outline,
    follow: () => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      read(editor.shown());
      const stop = editor.listen((event) => {
        if (event.kind === 'shown') {
          clearTimeout(timer);
          read(event.document);
        } else if (event.kind === 'updated') {
          const { update } = event;
          if (update.docChanged) {
            clearTimeout(timer);
            timer = setTimeout(
              // Another post may be shown by then.
              () => requestIdleCallback(() => read(editor.shown()), { timeout: 500 }),
              pauseFor(update.state.doc.length, PAUSE),
            );
          } else if (update.selectionSet) {
            const now = outline.get();
            const next = headingAt(now.headings, update.state.selection.main.head);
            if (next !== now.now) outline.set({ ...now, now: next });
          }
        }
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    jump: (n, focus) => {
      const view = editor.view();
      const heading = outline.get().headings[n];
      if (!view || !heading) return;
      const line = view.state.doc.lineAt(Math.min(heading.from, view.state.doc.length));
      view.dispatch({
        selection: { anchor: line.to },
        effects: EditorView.scrollIntoView(line.from, { y: 'start', yMargin: 12 }),
        userEvent: 'select',
      });
      if (focus) view.focus();
    },
  };
}
