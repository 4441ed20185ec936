import {
  EditorSelection,
  type EditorState,
  type Line,
  type SelectionRange,
  type Transaction,
} from '@codemirror/state';
import { inFrontMatter, literalBlock } from './context';
import type { Change } from './inline';

/**
 * The lines of all selections that Markdown can be written on, each once. A line on which a selection only ends at
 * its start is not meant, and blank ones only where nothing else is selected.
 */
export function selectedLines(state: EditorState, blankToo = false): readonly Line[] {
  const found = new Map<number, Line>();
  if (state.readOnly) return [];
  for (const { from, to, empty } of state.selection.ranges) {
    const last = lastLine(state, { from, to, empty });
    for (let n = state.doc.lineAt(from).number; n <= last; n++) {
      const line = state.doc.line(n);
      if (!inFrontMatter(state, line.from) && !literalBlock(state, line.to)) found.set(n, line);
    }
  }
  const all = [...found.values()].sort((a, b) => a.from - b.from);
  const written = all.filter(({ text }) => !isBlank(text));
  return blankToo || written.length === 0 ? all : written;
}

/** The number of a selection's last line. */
export const lastLine = (
  state: EditorState,
  { from, to, empty }: Pick<SelectionRange, 'from' | 'to' | 'empty'>,
) => state.doc.lineAt(empty ? to : Math.max(from, to - 1)).number;

export const isBlank = (text: string): boolean => /^[\s>]*$/.test(text);

/** A transaction of changes at the starts of lines: what is selected, or a caret, stays behind what is written there. */
export function withPrefixes(state: EditorState, changes: readonly Change[], event: string): Transaction {
  const set = state.changes([...changes]);
  const ranges = state.selection.ranges.map(({ from, to, empty, anchor, head }) => {
    const start = set.mapPos(from, 1);
    const end = empty ? start : Math.max(start, set.mapPos(to, -1));
    return anchor <= head ? EditorSelection.range(start, end) : EditorSelection.range(end, start);
  });
  const selection = EditorSelection.create(ranges, state.selection.mainIndex);
  return state.update({ changes: set, selection, scrollIntoView: true, userEvent: `input.${event}` });
}
