import type { EditorView } from '@codemirror/view';
import { blockAt, type ShownPage } from './shown-page';

/** Keeps text and page at the same place. The side the author moves leads, and the other never answers. */
export interface ScrollSync {
  /** Brings the page to where the text is, when the text leads. */
  readonly textScrolled: (cm: EditorView) => void;
  /** What the author does next is in the text: a caret moved, a key. */
  readonly textLeads: () => void;
  readonly stop: () => void;
}

/** How far under the top of its window a side's place is read, in CSS pixels. */
const INSET = 22;
/** What an author moves a page with. */
const MOVES = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/** Follows the scrolling of the page, and of the text as it is told. `editor` finds the view that is followed now. */
export function syncScroll(page: ShownPage, editor: () => EditorView | null): ScrollSync {
  const { frame, view } = page;
  let leader: 'text' | 'page' = 'text';
  let asked = 0;

  const textLeads = () => {
    leader = 'text';
  };
  const pageLeads = () => {
    leader = 'page';
  };
  /** The editor may come after the page, and stand elsewhere later, so it is looked for at each move. */
  const moved = ({ target }: Event) => {
    if (editor()?.dom.parentElement?.contains(target as Node | null)) textLeads();
  };

  const textScrolled = (cm: EditorView) => {
    const scroller = frame.scrollingElement;
    const blocks = page.blocks();
    if (leader !== 'text' || !scroller || blocks.length === 0) return;
    const { scrollTop, scrollHeight, clientHeight } = cm.scrollDOM;
    if (scrollTop < 8) {
      scroller.scrollTop = 0;
      return;
    }
    if (scrollTop + clientHeight >= scrollHeight - 2) {
      scroller.scrollTop = scroller.scrollHeight;
      return;
    }
    const index = blockAt(blocks, cm.lineBlockAtHeight(scrollTop).from);
    const block = blocks[index];
    const element = view.element(index);
    if (!block || !element) return;
    const { top, bottom } = heights(cm, block);
    const part = Math.min(1, Math.max(0, (scrollTop - top) / Math.max(1, bottom - top)));
    const box = element.getBoundingClientRect();
    scroller.scrollTop += box.top + part * box.height - INSET;
  };

  const pageScrolled = () => {
    asked = 0;
    const scroller = frame.scrollingElement;
    const cm = editor();
    if (leader !== 'page' || !scroller || !cm?.dom.checkVisibility()) return;
    if (scroller.scrollTop < 8) {
      cm.scrollDOM.scrollTop = 0;
      return;
    }
    if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2) {
      cm.scrollDOM.scrollTop = cm.scrollDOM.scrollHeight;
      return;
    }
    const index = view.indexAt(INSET);
    const block = page.blocks()[index];
    const box = view.element(index)?.getBoundingClientRect();
    if (!block || !box) return;
    const part = Math.min(1, Math.max(0, (INSET - box.top) / Math.max(1, box.height)));
    const { top, bottom } = heights(cm, block);
    cm.scrollDOM.scrollTop = top + part * (bottom - top);
  };
  const askPage = () => {
    if (leader === 'page') asked ||= requestAnimationFrame(pageScrolled);
  };

  for (const move of MOVES) {
    frame.addEventListener(move, pageLeads, { capture: true, passive: true });
    document.addEventListener(move, moved, { capture: true, passive: true });
  }
  frame.addEventListener('scroll', askPage, { passive: true });
  return {
    textScrolled,
    textLeads,
    stop: () => {
      cancelAnimationFrame(asked);
      for (const move of MOVES) {
        frame.removeEventListener(move, pageLeads, { capture: true });
        document.removeEventListener(move, moved, { capture: true });
      }
      frame.removeEventListener('scroll', askPage);
    },
  };
}

/** Where a block's lines begin and end in the text, in CSS pixels from its top. */
function heights(cm: EditorView, { from, to }: { readonly from: number; readonly to: number }) {
  const end = cm.state.doc.length;
  return {
    top: cm.lineBlockAt(Math.min(from, end)).top,
    bottom: cm.lineBlockAt(Math.min(to, end)).bottom,
  };
}
