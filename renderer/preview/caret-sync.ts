import { Annotation, EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { clickedPlace } from '#core/preview/clicked-place';
import { blockShownIn, type ShownPage, shownAt } from './shown-page';

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

/** How the text of a footnote begins. */
const NOTE_LABEL = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/;

/** Ties the caret to the page. `editor` finds the view that is followed now. */
export function syncCaret(page: ShownPage, editor: () => EditorView | null): CaretSync {
  const { frame } = page;
  let tinted: HTMLElement | null = null;

  const caretMoved = (cm: EditorView) => {
    const { head } = cm.state.selection.main;
    const shown = shownAt(page, head);
    const inside = shown !== null && head >= shown.block.from && head <= shown.block.to;
    const next = cm.hasFocus && inside ? shown.element : null;
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
    const shown = blockShownIn(page, target);
    if (!shown) return;
    const { block, element: part } = shown;
    const written = cm.state.sliceDoc(block.from, Math.min(block.to, cm.state.doc.length));
    // The words of its label are not in a footnote's text.
    const label = NOTE_LABEL.exec(written)?.[0].length ?? 0;
    const at = clickedOffset(frame, part, event);
    const inText = at === null ? 0 : clickedPlace(written.slice(label), part.textContent ?? '', at);
    const position = block.from + label + inText;
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
