import type { EditorView } from '@codemirror/view';
import type { Block } from '#core/markdown/block-document';
import type { Editor } from '../editor/editor';
import { placeIn } from '../editor/text-place';
import { blockAt, type ShownPage, shownAt } from './shown-page';

/** Keeps text and page at the same place. The side the author moves leads, and the other never answers. */
export interface ScrollSync {
  /** Brings the page to where the text is, in the next frames, when the text leads. */
  readonly textScrolled: () => void;
  /** What the author does is in the text: a caret moved, a key. Until they scroll, what they write is kept in sight on the page. */
  readonly caretLeads: () => void;
  /** The caret is in another block. */
  readonly caretWent: () => void;
  /** The page goes somewhere for the author: to a heading that was asked for. */
  readonly pageLeads: () => void;
  /** More of the page is drawn: where the text waits for it, the page goes there. */
  readonly pageGrew: () => void;
  /** The page is another one, and has to come to where its text is. */
  readonly shown: () => void;
  readonly stop: () => void;
}

/** How far under the top of its window a side's place is read, in CSS pixels. */
const INSET = 22;
/** What is around the page's place is a guess of its height until it is in sight: so many frames the place has to hold, and is tried for. */
const STEADY = 3;
const TRIES = 20;
/** Of a block at least this much has to be seen to be in sight, in CSS pixels. */
const IN_SIGHT = 24;
/** What an author moves a page with. */
const MOVES = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/** Follows the scrolling of the page, and of the text as it is told. */
export function syncScroll(
  page: ShownPage,
  {
    view: editor,
    scrolledTo,
    topLine,
    scrollTo,
  }: Pick<Editor, 'view' | 'scrolledTo' | 'topLine' | 'scrollTo'>,
): ScrollSync {
  const { frame, view } = page;
  let leader: 'text' | 'page' = 'text';
  let byCaret = false;
  let asked = 0;
  let bringing = 0;
  let tries = 0;
  let steady = 0;
  /** Whether the page has to come to the place of the text, and not only to the caret. */
  let isPlaced = true;
  /** Whether the place of the text is not drawn yet. */
  let isAhead = false;

  const textLeads = () => {
    leader = 'text';
    byCaret = false;
  };
  const pageLeads = () => {
    leader = 'page';
  };
  /** The editor may come after the page, and stand elsewhere later, so it is looked for at each move. */
  const moved = ({ target }: Event) => {
    if (editor()?.dom.parentElement?.contains(target as Node | null)) textLeads();
  };

  /** A block on the page, down to the next one: so that no place is between two. */
  const boxOf = (index: number) => {
    const box = view.element(index)?.getBoundingClientRect();
    const next = view.element(index + 1)?.getBoundingClientRect();
    return box && { top: box.top, bottom: Math.max(box.bottom, next?.top ?? 0) };
  };

  /** Brings the page to where the text is; whether all of that place is drawn. */
  const place = (cm: EditorView, scroller: Element): boolean => {
    const scrollTop = scrolledTo();
    const { scrollHeight, clientHeight } = cm.scrollDOM;
    if (scrollTop < 8) {
      scroller.scrollTop = 0;
      return true;
    }
    // A text that cannot be seen has no height.
    if (clientHeight > 0 && scrollTop + clientHeight >= scrollHeight - 2) {
      scroller.scrollTop = scroller.scrollHeight;
      return page.isWhole();
    }
    const blocks = page.blocks();
    const from = topLine();
    const index = blockAt(blocks, from);
    const block = blocks[index];
    const lines = linesOf(blocks, index);
    if (!block || !lines) return false;
    view.layOut(index);
    const box = boxOf(index);
    if (!box) return false;
    const { top, bottom } = heights(cm, lines);
    scroller.scrollTop += box.top + partOf(scrollTop, top, bottom) * (box.bottom - box.top) - INSET;
    return from <= block.to || page.isWhole();
  };

  /** Brings the caret's block, which a tall picture above it may have pushed out of sight, as far down as the caret is. */
  const keepInSight = (cm: EditorView, scroller: Element) => {
    const { head } = cm.state.selection.main;
    const shown = shownAt(page, head);
    const share = (cm.lineBlockAt(head).top - scrolledTo()) / Math.max(1, cm.scrollDOM.clientHeight);
    if (!shown || share < 0 || share > 1) return;
    const { element, index } = shown;
    const { top, bottom } = element.getBoundingClientRect();
    const isDrawn = element.checkVisibility({ contentVisibilityAuto: true });
    if (isDrawn && bottom > IN_SIGHT && top < scroller.clientHeight - IN_SIGHT) return;
    view.layOut(index);
    scroller.scrollTop += element.getBoundingClientRect().top - share * scroller.clientHeight;
  };

  const bringPage = () => {
    bringing = 0;
    const scroller = frame.scrollingElement;
    const cm = editor();
    if (leader !== 'text' || !scroller || !cm || page.blocks().length === 0) return;
    const before = scroller.scrollTop;
    if (!isPlaced) isAhead = !place(cm, scroller);
    if (byCaret) keepInSight(cm, scroller);
    steady = Math.abs(scroller.scrollTop - before) < 1 ? steady + 1 : 0;
    if (steady < STEADY && --tries > 0) bringing = requestAnimationFrame(bringPage);
    else isPlaced = true;
  };
  const bring = () => {
    tries = TRIES;
    steady = 0;
    bringing ||= requestAnimationFrame(bringPage);
  };
  const textScrolled = () => {
    isPlaced = false;
    bring();
  };
  const caretLeads = () => {
    // The page may have been scrolled elsewhere meanwhile.
    if (leader === 'page') bring();
    leader = 'text';
    byCaret = true;
  };
  const pageGrew = () => {
    if (isAhead) textScrolled();
  };
  const shown = () => {
    textLeads();
    textScrolled();
  };

  /** In another width every block of it has another place. */
  const resized = () => {
    if (leader === 'text') textScrolled();
  };

  const pageScrolled = () => {
    asked = 0;
    const scroller = frame.scrollingElement;
    const cm = editor();
    if (leader !== 'page' || !scroller || !cm || !isSeen(frame)) return;
    if (scroller.scrollTop < 8) {
      scrollTo('start');
      return;
    }
    if (page.isWhole() && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2) {
      scrollTo('end');
      return;
    }
    const index = view.indexAt(INSET);
    const lines = linesOf(page.blocks(), index);
    const box = boxOf(index);
    if (lines && box) scrollTo(placeIn(cm, lines, partOf(INSET, box.top, box.bottom)));
  };
  const askPage = () => {
    if (leader === 'page') asked ||= requestAnimationFrame(pageScrolled);
  };

  for (const move of MOVES) {
    frame.addEventListener(move, pageLeads, { capture: true, passive: true });
    document.addEventListener(move, moved, { capture: true, passive: true });
  }
  frame.addEventListener('scroll', askPage, { passive: true });
  frame.defaultView?.addEventListener('resize', resized);
  return {
    textScrolled,
    caretLeads,
    caretWent: bring,
    pageLeads,
    pageGrew,
    shown,
    stop: () => {
      cancelAnimationFrame(asked);
      cancelAnimationFrame(bringing);
      for (const move of MOVES) {
        frame.removeEventListener(move, pageLeads, { capture: true });
        document.removeEventListener(move, moved, { capture: true });
      }
      frame.removeEventListener('scroll', askPage);
      frame.defaultView?.removeEventListener('resize', resized);
    },
  };
}

/** A page that is hidden, and about to be left, says that it is at its top. */
const isSeen = ({ defaultView }: Document): boolean => defaultView?.frameElement?.checkVisibility() !== false;

/** How much of what is between `top` and `bottom` is above `at`, from 0 to 1. */
const partOf = (at: number, top: number, bottom: number): number =>
  Math.min(1, Math.max(0, (at - top) / Math.max(1, bottom - top)));

/** The lines of a block, with the blank ones before the next. */
function linesOf(
  blocks: readonly Block[],
  index: number,
): { readonly from: number; readonly to: number } | null {
  const block = blocks[index];
  const next = blocks[index + 1]?.from ?? 0;
  return block ? { from: block.from, to: Math.max(block.to, next - 1) } : null;
}

/** Where a block's lines begin and end in the text, in CSS pixels from its top. */
function heights(cm: EditorView, { from, to }: { readonly from: number; readonly to: number }) {
  const end = cm.state.doc.length;
  return {
    top: cm.lineBlockAt(Math.min(from, end)).top,
    bottom: cm.lineBlockAt(Math.min(to, end)).bottom,
  };
}
