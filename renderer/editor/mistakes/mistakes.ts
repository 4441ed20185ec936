import './mistakes.css';
import type { EditorState, Extension, StateCommand, StateEffect, TransactionSpec } from '@codemirror/state';
import { Decoration, type EditorView, hoverTooltip, type TooltipView } from '@codemirror/view';
import { previewWords } from '#core/messages/preview';
import { markedPlaces } from '../marked-places';

/** What the page cannot draw, or not as it was meant. Offsets; `words` say why. */
export interface Mistake {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** The dollars in it are meant as such, and can be escaped. */
  readonly dollars?: boolean;
}

const { field, set } = markedPlaces<Mistake>(({ words, dollars }) =>
  Decoration.mark({ class: 'lh-page-mistake', attributes: { 'aria-invalid': 'true' }, words, dollars }),
);

/** Marks in the text what the page cannot draw, with the reason under the pointer. */
export const mistakeMarks = (): Extension => [
  field,
  hoverTooltip(
    (view, at) => {
      const found = mistakesIn(view.state).find(({ from, to }) => from <= at && to >= at);
      return found ? { pos: found.from, end: found.to, create: () => tooltip(view, found) } : null;
    },
    { hideOnChange: true },
  ),
];

function tooltip(view: EditorView, mistake: Mistake): TooltipView {
  const dom = document.createElement('div');
  dom.className = 'lh-page-mistake-tip';
  dom.textContent = mistake.words;
  if (mistake.dollars !== true || view.state.readOnly) return { dom };
  const button = dom.appendChild(document.createElement('button'));
  button.type = 'button';
  button.textContent = previewWords.prices.escape;
  button.onclick = () => view.dispatch(escapedDollars(view.state, mistake));
  return { dom };
}

/** Puts a backslash before each dollar of the place that has none yet. */
function escapedDollars(state: EditorState, { from, to }: Pick<Mistake, 'from' | 'to'>): TransactionSpec {
  const text = state.sliceDoc(from, to);
  const changes = [...text.matchAll(/(?<!\\)\$/g)].map(({ index }) => ({ from: from + index, insert: '\\' }));
  return { changes, userEvent: 'input.correct' };
}

/** Escapes the dollars of the prices that the caret is in, or else of the next ones that are marked. */
export const escapeDollars: StateCommand = ({ state, dispatch }) => {
  const prices = mistakesIn(state).filter(({ dollars }) => dollars);
  const next = prices.find(({ to }) => to >= state.selection.main.head) ?? prices[0];
  if (next === undefined || state.readOnly) return false;
  const escaped = escapedDollars(state, next);
  const anchor = state.changes(escaped.changes).mapPos(next.to, 1);
  dispatch(state.update({ ...escaped, selection: { anchor }, scrollIntoView: true }));
  return true;
};

/** The mistakes that are marked in a text. */
export function mistakesIn(state: EditorState): readonly Mistake[] {
  const found: Mistake[] = [];
  state.field(field, false)?.between(0, state.doc.length, (from, to, { spec }) => {
    found.push({ from, to, words: spec.words as string, ...(spec.dollars === true && { dollars: true }) });
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
