import { foldable, foldEffect, foldedRanges, unfoldEffect } from '@codemirror/language';
import { EditorSelection, type EditorState, type StateCommand, type StateEffect } from '@codemirror/state';
import { htmlOutline } from '#core/editor/html-outline';
import { inFrontMatter, treeTo } from '../commands/context';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Folds the list, code block or section that begins on the caret's line, else the section around it; or unfolds it. */
export const toggleFold: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  const folded = foldedAt(state, head);
  if (folded) {
    dispatch(state.update({ effects: unfoldEffect.of(folded) }));
    return true;
  }
  const range = foldableAt(state, head);
  if (!range) return false;
  // A caret inside would open it again.
  const selection = head > range.from && head <= range.to ? EditorSelection.cursor(range.from) : undefined;
  dispatch(
    state.update({
      effects: foldEffect.of(range),
      ...(selection ? { selection } : {}),
      scrollIntoView: true,
    }),
  );
  return true;
};

/** What is folded on the line of an offset. */
export function foldedAt(state: EditorState, at: number): Range | null {
  const line = state.doc.lineAt(at);
  let found: Range | null = null;
  foldedRanges(state).between(line.from, line.to, (from, to) => {
    if (from >= line.from && from <= line.to) found = { from, to };
  });
  return found;
}

function foldableAt(state: EditorState, at: number): Range | null {
  const line = state.doc.lineAt(at);
  if (inFrontMatter(state, at)) return null;
  treeTo(state, state.doc.length);
  const own = foldable(state, line.from, line.to);
  if (own) return own;
  const heading = headings(state).findLast(({ from }) => from <= at);
  if (!heading) return null;
  const first = state.doc.lineAt(heading.from);
  return foldable(state, first.from, first.to);
}

/** Folds what stands under each heading, so that the headings are an outline of the post. */
export const foldAll: StateCommand = ({ state, dispatch }) => {
  treeTo(state, state.doc.length);
  const all = headings(state);
  const effects = all.flatMap((heading, index): StateEffect<unknown>[] => {
    const from = state.doc.lineAt(heading.to).to;
    const next = all[index + 1];
    const to = next ? state.doc.lineAt(next.from).from - 1 : state.doc.length;
    const text = state.sliceDoc(from, to).trimEnd().length;
    return text > 0 ? [foldEffect.of({ from, to: from + text })] : [];
  });
  if (effects.length === 0) return false;
  const { head } = state.selection.main;
  const heading = all.findLast(({ from }) => from <= head);
  const selection = heading ? EditorSelection.cursor(state.doc.lineAt(heading.to).to) : undefined;
  // So much goes or comes above the caret that it would be far out of sight.
  dispatch(state.update({ effects, ...(selection ? { selection } : {}), scrollIntoView: true }));
  return true;
};

/** Unfolds everything. */
export const unfoldAll: StateCommand = ({ state, dispatch }) => {
  const effects: StateEffect<unknown>[] = [];
  for (const cursor = foldedRanges(state).iter(); cursor.value; cursor.next())
    effects.push(unfoldEffect.of({ from: cursor.from, to: cursor.to }));
  if (effects.length === 0) return false;
  dispatch(state.update({ effects, scrollIntoView: true }));
  return true;
};

/** The headings of the post itself, not those in its lists and quotes. */
function headings(state: EditorState): Range[] {
  if (isHtml(state)) {
    const from = bodyFrom(state);
    return htmlOutline(state.sliceDoc(from), from).map((heading) => ({
      from: heading.from,
      to: heading.from,
    }));
  }
  const found: Range[] = [];
  for (let node = treeTo(state, state.doc.length).topNode.firstChild; node; node = node.nextSibling)
    if (/^(?:ATX|Setext)Heading/.test(node.name)) found.push({ from: node.from, to: node.to });
  return found;
}
