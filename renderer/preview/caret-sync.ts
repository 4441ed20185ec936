import { Annotation, EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { clickedPlace } from '#core/preview/clicked-place';
import { blockWrittenAt, type ShownPage } from './shown-page';

/** Shows on the page where the caret is, and puts the caret where the page is clicked. */
export interface CaretSync {
  /** Marks the block that the caret is in; whether it is another one. */
  readonly caretMoved: (cm: EditorView) => boolean;
  /** The page's elements are other ones now. */
  readonly forget: () => void;
  readonly stop: () => void;
}

/** Marks the caret's move to where the page was clicked: the page stays where it is. */
export const fromPage = Annotation.define<boolean>();

/** A click on these does something of its own. */
const OWN_MEANING = 'a[href], summary, input, label, [data-lh-action]';

/** Ties the caret to the page. `editor` finds the view that is followed now. */
export function syncCaret(page: ShownPage, editor: () => EditorView | null): CaretSync {
  const { frame, view } = page;
  let tinted: HTMLElement | null = null;

  const caretMoved = (cm: EditorView) => {
    const { head } = cm.state.selection.main;
    const blocks = page.blocks();
    const index = blockWrittenAt(blocks, head);
    const block = blocks[index];
    const inside = block !== undefined && head >= block.from && head <= block.to;
    const next = cm.hasFocus && inside ? view.element(index) : null;
    if (next === tinted) return false;
    tinted?.classList.remove('lh-now');
    next?.classList.add('lh-now');
    tinted = next;
    return true;
  };

  const clicked = (event: MouseEvent) => {
    const cm = editor();
    const target = event.target as Node | null;
    if (event.defaultPrevented || event.button !== 0 || !target || !cm?.dom.checkVisibility()) return;
    // Nodes of a post may be named like a method, so methods are taken from the prototypes.
    const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
    if (!element || Element.prototype.closest.call(element, OWN_MEANING)) return;
    if (frame.getSelection()?.isCollapsed === false) return;
    const index = view.indexOf(target);
    const block = page.blocks()[index];
    const shown = view.element(index);
    if (!block || !shown) return;
    const source = cm.state.sliceDoc(block.from, Math.min(block.to, cm.state.doc.length));
    const at = clickedOffset(frame, shown, event);
    const position = block.from + (at === null ? 0 : clickedPlace(source, shown.textContent ?? '', at));
    cm.dispatch({
      selection: EditorSelection.cursor(Math.min(position, cm.state.doc.length)),
      effects: EditorView.scrollIntoView(position, { y: 'nearest', yMargin: 60 }),
      annotations: fromPage.of(true),
    });
    cm.focus();
  };
  frame.addEventListener('click', clicked);

  return {
    caretMoved,
    forget: () => {
      tinted = null;
    },
    stop: () => frame.removeEventListener('click', clicked),
  };
}

/** The place of a click in the text of `shown`, in UTF-16 units; null when it is not in its text. */
function clickedOffset(frame: Document, shown: HTMLElement, event: MouseEvent): number | null {
  const place = Document.prototype.caretRangeFromPoint.call(frame, event.clientX, event.clientY);
  if (!place || !shown.contains(place.startContainer)) return null;
  const before = Document.prototype.createRange.call(frame);
  before.setStart(shown, 0);
  before.setEnd(place.startContainer, place.startOffset);
  return before.toString().length;
}
