import './mistakes.css';
import type { EditorState, Extension, StateEffect } from '@codemirror/state';
import { Decoration, type EditorView, hoverTooltip, type TooltipView } from '@codemirror/view';
import { markedPlaces } from '../marked-places';

/** A diagram or formula of the text that the page cannot draw. Offsets; `words` say why. */
export interface Mistake {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

const { field, set } = markedPlaces<Mistake>(({ words }) =>
  Decoration.mark({ class: 'lh-page-mistake', attributes: { 'aria-invalid': 'true' }, words }),
);

/** Marks in the text what the page cannot draw, with the reason under the pointer. */
export const mistakeMarks = (): Extension => [
  field,
  hoverTooltip((view, at) => {
    const found = mistakesIn(view.state).find(({ from, to }) => from <= at && to >= at);
    return found ? { pos: found.from, end: found.to, create: () => tooltip(found.words) } : null;
  }),
];

function tooltip(words: string): TooltipView {
  const dom = document.createElement('div');
  dom.className = 'lh-page-mistake-tip';
  dom.textContent = words;
  return { dom };
}

/** The mistakes that are marked in a text. */
export function mistakesIn(state: EditorState): readonly Mistake[] {
  const found: Mistake[] = [];
  state.field(field, false)?.between(0, state.doc.length, (from, to, { spec }) => {
    found.push({ from, to, words: spec.words as string });
  });
  return found;
}

/** Takes the marks of all mistakes away. */
export const unmarkMistakes = (): StateEffect<unknown> => set.of([]);

/**
 * Marks these mistakes in place of those that are marked.
 * @returns those in places where none was marked before
 */
export function markMistakes(view: EditorView, mistakes: readonly Mistake[]): readonly Mistake[] {
  const before = mistakesIn(view.state);
  const same = (a: Mistake, b: Mistake) => a.from === b.from && a.to === b.to && a.words === b.words;
  const changed =
    before.length !== mistakes.length || !mistakes.every((each) => before.some((other) => same(each, other)));
  if (changed) view.dispatch({ effects: set.of(mistakes) });
  return mistakes.filter(({ from, to }) => !before.some((other) => other.from <= to && other.to >= from));
}
