import { EditorView } from '@codemirror/view';
import { counted, format } from '#core/messages/en';
import { findWords } from '#core/messages/find';
import type { Finder } from './finder';
import {
  type Direction,
  findStateOf,
  goWhenKnown,
  isOnMatch,
  matchFrom,
  openFind,
  setQuery,
  setWithin,
} from './state';

/** As much of a selection as may be what an author wants to look for. */
const LONGEST_SELECTION = 200;

/** Opens find; what is selected in one line becomes what is looked for, what spans several where. */
export function find(view: EditorView, replacing: boolean): void {
  const { state } = view;
  const before = findStateOf(state);
  const { from, to, empty } = state.selection.main;
  const selection = state.sliceDoc(from, Math.min(to, from + LONGEST_SELECTION + 1));
  const usable = !empty && selection.length <= LONGEST_SELECTION && !selection.includes('\n');
  const asked = usable && !(before.query.regexp && before.open);
  view.dispatch({
    effects: [
      openFind.of(replacing ? { open: true, replacing } : { open: true }),
      ...(asked ? [setQuery.of({ ...before.query, find: selection, regexp: false })] : []),
      ...(!empty && selection.includes('\n') && !before.open ? [setWithin.of([{ from, to }])] : []),
    ],
  });
  const input = view.dom.querySelector<HTMLInputElement>('.lh-find [name="find"]');
  input?.focus();
  input?.select();
}

export function closeFind(view: EditorView): boolean {
  if (!findStateOf(view.state).open) return false;
  const inPanel = view.dom.querySelector('.lh-find')?.contains(document.activeElement) === true;
  view.dispatch({ effects: openFind.of({ open: false }) });
  if (inPanel) view.focus();
  return true;
}

/**
 * Selects the next match (1) or the one before (-1); as soon as the matches are known, if they are not yet. What was
 * looked for last is looked for again when find is closed, and asked for when there is none.
 */
export const goToMatch =
  (direction: Direction) =>
  (view: EditorView): boolean => {
    const { open, known, query } = findStateOf(view.state);
    if (query.find === '') {
      if (!open) find(view, false);
      return true;
    }
    if (!known) {
      const opening = open ? [] : [openFind.of({ open: true })];
      view.dispatch({ effects: [...opening, goWhenKnown.of(direction)] });
      return true;
    }
    const next = matchFrom(view.state, direction);
    if (next === null) return true;
    view.dispatch({
      selection: { anchor: next.from, head: next.to },
      effects: EditorView.scrollIntoView(next.from, { y: 'nearest', yMargin: 80 }),
      userEvent: 'select.search',
    });
    return true;
  };

/** Replaces the selected match and goes to the next one; the first time it only goes there. */
export async function replaceMatch(view: EditorView, finder: Finder): Promise<void> {
  const { state } = view;
  if (state.readOnly) return;
  if (!isOnMatch(state)) {
    goToMatch(1)(view);
    return;
  }
  const { query } = findStateOf(state);
  const { from, to } = state.selection.main;
  const answer = await finder({ text: state.doc.toString(), query, within: [{ from, to }], most: 1 });
  const [place] = answer?.kind === 'found' ? answer.places : [];
  if (place === undefined || view.state.doc !== state.doc) return;
  view.dispatch({
    changes: place,
    selection: { anchor: from + place.insert.length },
    userEvent: 'input.replace',
  });
  goToMatch(1)(view);
}

/** Replaces every match in one step of undo; says how many. */
export async function replaceMatches(view: EditorView, finder: Finder): Promise<void> {
  const { state } = view;
  if (state.readOnly) return;
  const { query, within } = findStateOf(state);
  const answer = await finder({ text: state.doc.toString(), query, within, most: Number.MAX_SAFE_INTEGER });
  if (answer?.kind !== 'found' || answer.places.length === 0 || view.state.doc !== state.doc) return;
  const { length } = answer.places;
  view.dispatch({
    changes: answer.places,
    userEvent: 'input.replace.all',
    effects: EditorView.announce.of(format(counted(findWords.replaced, length), {})),
  });
}
