import type { ChangeDesc, EditorState, StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Where a text is scrolled to. */
export interface TextPlace {
  /** Brings a view there. */
  readonly effect: StateEffect<unknown>;
  /** Where the line begins that is at the top, in UTF-16 units of the text. */
  readonly from: number;
  /** How much of that line is above the top, from 0 to 1. */
  readonly part: number;
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
  };
}

/** The same place after the text changed. */
export function placeAfter(place: TextPlace, changes: ChangeDesc): TextPlace {
  return {
    effect: place.effect.map(changes) ?? place.effect,
    from: changes.mapPos(place.from),
    part: place.part,
  };
}

/** The place in CSS pixels from the top of the text; at least near it, where the text is not laid out. */
export function heightOf(view: EditorView, { from, part }: TextPlace): number {
  const { top, height } = view.lineBlockAt(Math.min(from, view.state.doc.length));
  return top + part * height;
}
