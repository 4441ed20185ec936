import type { ChangeDesc, EditorState, StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** A place in a line of a text. */
export interface LinePlace {
  /** Where the line begins, in UTF-16 units of the text. */
  readonly from: number;
  /** How much of the line is above the place, from 0 to 1. */
  readonly part: number;
}

/** Where a text is scrolled to: the line at its top. */
export interface TextPlace extends LinePlace {
  /** Brings a view there. */
  readonly effect: StateEffect<unknown>;
  /** Whether the line is only near the top, and `effect` alone knows where. */
  readonly isNear?: boolean;
}

/** Where a text that can be seen is scrolled to. */
export function placeOf(view: EditorView): TextPlace {
  const { scrollTop } = view.scrollDOM;
  const { from, top, height } = view.lineBlockAtHeight(scrollTop);
  return {
    effect: view.scrollSnapshot(),
    from,
    part: Math.min(1, Math.max(0, (scrollTop - top) / Math.max(1, height))),
  };
}

/** Where the line of the caret is seen. */
export function caretPlace({ doc, selection }: EditorState): TextPlace {
  const { head } = selection.main;
  return {
    effect: EditorView.scrollIntoView(head, { y: 'center' }),
    from: doc.lineAt(head).from,
    part: 0,
    isNear: true,
  };
}

/** The place that has this at the top of the text. */
export function placeOn(to: LinePlace): TextPlace {
  return { ...to, effect: EditorView.scrollIntoView(to.from, { y: 'start' }) };
}

/** The end of a text, as far down as it goes. */
export function endPlace({ doc }: EditorState): TextPlace {
  const effect = EditorView.scrollIntoView(doc.length, { y: 'end' });
  return { effect, from: doc.lineAt(doc.length).from, part: 0, isNear: true };
}

/**
 * Where so much of these lines is above, from 0 to 1. By lines and not by a height, which for lines that were never laid
 * out leads to another line than to the one that is said to be at that height.
 */
export function placeIn(
  view: EditorView,
  { from, to }: { readonly from: number; readonly to: number },
  part: number,
): LinePlace {
  const { doc } = view.state;
  const lineAt = (position: number) => doc.lineAt(Math.min(position, doc.length)).number;
  const blockOf = (number: number) => view.lineBlockAt(doc.line(number).from);
  let low = lineAt(from);
  let high = lineAt(to);
  const { top } = blockOf(low);
  const height = top + part * (blockOf(high).bottom - top);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blockOf(middle).top <= height) low = middle;
    else high = middle - 1;
  }
  const line = blockOf(low);
  return { from: line.from, part: Math.min(1, Math.max(0, (height - line.top) / Math.max(1, line.height))) };
}

/** The same place after the text changed. */
export function placeAfter(place: TextPlace, changes: ChangeDesc): TextPlace {
  return {
    ...place,
    effect: place.effect.map(changes) ?? place.effect,
    from: changes.mapPos(place.from),
  };
}

/** Brings a text that can be seen to its place. */
export function goToPlace(view: EditorView, place: TextPlace): void {
  view.dispatch({ effects: place.effect });
  if (place.isNear) return;
  // Has it laid out there: in another width the same part of a line is another number of pixels.
  view.coordsAtPos(Math.min(place.from, view.state.doc.length));
  view.scrollDOM.scrollTop = heightOf(view, place);
}

/** The place in CSS pixels from the top of the text; at least near it, where the text is not laid out. */
export function heightOf(view: EditorView, { from, part }: LinePlace): number {
  const { top, height } = view.lineBlockAt(Math.min(from, view.state.doc.length));
  return top + part * height;
}
