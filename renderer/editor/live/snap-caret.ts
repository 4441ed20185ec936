import { EditorSelection, EditorState, type Extension, type SelectionRange } from '@codemirror/state';

/**
 * Puts a caret that is moved (by a key, a click, a command), not by an edit, where `place` says. It is told where the caret
 * is to be and where it was; after a click that is the same. `side` is the side of its place that the caret belongs to.
 */
export function snapCaret(
  place: (state: EditorState, position: number, before: number) => number,
  side: -1 | 1,
): Extension {
  return EditorState.transactionFilter.of((tr) => {
    if (!tr.selection || tr.docChanged || !tr.isUserEvent('select')) return tr;
    const clicked = tr.isUserEvent('select.pointer');
    let moved = false;
    const snapped = tr.selection.ranges.map((range, index): SelectionRange => {
      const before = clicked ? range.head : (tr.startState.selection.ranges[index]?.head ?? range.head);
      const head = place(tr.startState, range.head, before);
      if (head === range.head) return range;
      moved = true;
      return range.empty
        ? EditorSelection.cursor(head, side, range.bidiLevel ?? undefined, range.goalColumn)
        : EditorSelection.range(range.anchor, head, range.goalColumn, range.bidiLevel ?? undefined);
    });
    return moved ? [tr, { selection: EditorSelection.create(snapped, tr.selection.mainIndex) }] : tr;
  });
}
