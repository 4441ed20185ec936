import { matchBrackets } from '@codemirror/language';
import { EditorSelection, type EditorState, type Transaction } from '@codemirror/state';
import { fenceAround } from '../commands/fence';

const CLOSING = new Set(['}', ']', ')']);

/**
 * A closing bracket that is typed as the first one of a line of code stands as far in as the line of its opening one.
 * @returns null for everything else that is typed, and where no bracket of the same code is open
 */
export function closedInCode(state: EditorState, typed: string): Transaction | null {
  const { main, ranges } = state.selection;
  if (!CLOSING.has(typed) || ranges.length > 1 || !main.empty || state.readOnly) return null;
  const line = state.doc.lineAt(main.head);
  const indent = state.sliceDoc(line.from, main.head);
  if (indent === '' || indent.trim() !== '') return null;
  const fence = fenceAround(state, main.head);
  if (!fence) return null;
  const after = state.update({ changes: { from: main.head, insert: typed } }).state;
  const match = matchBrackets(after, main.head + typed.length, -1);
  if (!match?.matched || !match.end || match.end.from < fence.from) return null;
  const opening = /^\s*/.exec(state.doc.lineAt(match.end.from).text)?.[0] ?? '';
  if (!indent.startsWith(opening) || indent === opening) return null;
  return state.update({
    changes: { from: line.from + opening.length, to: main.head, insert: typed },
    selection: EditorSelection.cursor(line.from + opening.length + typed.length),
    scrollIntoView: true,
    userEvent: 'input.type',
  });
}
