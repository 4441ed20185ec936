import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { decorationsInView } from '../in-view';
import { goToMatch } from './commands';
import type { Finder } from './finder';
import { type FindState, findStateOf, setFound } from './state';

/** Beyond so many they are only counted as "more". */
export const MOST_SHOWN = 10_000;
/** A text that changes is searched again in a pause of this many ms. */
const PAUSE = 150;

/** Keeps the matches of an open search true, in the worker, behind the keys. */
export function searching(finder: Finder): Extension {
  return ViewPlugin.fromClass(
    class implements PluginValue {
      #timer: ReturnType<typeof setTimeout> | undefined;
      readonly #view: EditorView;

      constructor(view: EditorView) {
        this.#view = view;
        if (findStateOf(view.state).open) this.#timer = setTimeout(() => void this.#look());
      }

      update({ state, startState, docChanged }: ViewUpdate) {
        const now = findStateOf(state);
        if (!now.open || !now.stale || (!docChanged && now === findStateOf(startState))) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#look(), docChanged ? PAUSE : 0);
      }

      destroy() {
        clearTimeout(this.#timer);
      }

      async #look() {
        const view = this.#view;
        const asked = findStateOf(view.state);
        const { doc } = view.state;
        const { query, within } = asked;
        const answer = await finder({ text: doc.toString(), query, within, most: MOST_SHOWN });
        // A later change has its own question on the way.
        if (answer === null || view.state.doc !== doc || !sameQuestion(asked, findStateOf(view.state)))
          return;
        const { going } = findStateOf(view.state);
        view.dispatch({
          effects: setFound.of(
            answer.kind === 'found'
              ? { places: answer.places, more: answer.more, trouble: null }
              : { places: [], more: false, trouble: answer },
          ),
        });
        if (going !== null) goToMatch(going)(view);
      }
    },
  );
}

const sameQuestion = (a: FindState, b: FindState): boolean =>
  b.open && a.query === b.query && a.within === b.within;

const match = Decoration.mark({ class: 'cm-searchMatch' });
const selected = Decoration.mark({ class: 'cm-searchMatch cm-searchMatch-selected' });
const within = Decoration.mark({ class: 'lh-find-within' });

/** Draws the matches that are in view, and the stretches that are searched. */
export function shownMatches(): Extension {
  return decorationsInView(draw, ({ state, startState, selectionSet }) => {
    const found = findStateOf(state);
    return found !== findStateOf(startState) || (selectionSet && found.open);
  });
}

function draw({ state, visibleRanges }: EditorView): DecorationSet {
  const found = findStateOf(state);
  if (!found.open) return Decoration.none;
  const { main } = state.selection;
  const marks = (found.within ?? [])
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => within.range(from, to));
  for (const range of visibleRanges)
    found.places.between(range.from, range.to, (from, to) => {
      if (from === to) return;
      marks.push((from === main.from && to === main.to ? selected : match).range(from, to));
    });
  return Decoration.set(marks, true);
}
