import { EditorSelection, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import { containersOf, continuation } from '../commands/containers';
import { inFrontMatter } from '../commands/context';
import { fenceAround } from '../commands/fence';

const FENCE = /^[\s>]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}|~{3,})/;

/**
 * Enter behind an opening fence that nothing closes writes the closing one, with the caret between them. Fences below
 * that pair up among themselves close nothing here.
 */
export const closeFence: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty || state.readOnly || inFrontMatter(state, main.head)) return false;
  const line = state.doc.lineAt(main.head);
  const found = /(`{3,}|~{3,})[^`]*$/.exec(line.text);
  if (!found || line.text.slice(main.head - line.from).trim() !== '') return false;
  const fence = found[1] ?? '';
  const node = fenceAround(state, line.to);
  if (!node || node.from !== line.from + found.index || isClosed(state, line, fence)) return false;
  const prefix = continuation(line, containersOf(state, line));
  const insert = `\n${prefix}`;
  dispatch(
    state.update({
      changes: { from: main.head, to: line.to, insert: `${insert}${insert}${fence}` },
      selection: EditorSelection.cursor(main.head + insert.length),
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};

/** How many lines below are looked at for a closing fence. */
const FAR = 5000;

function isClosed(state: EditorState, line: Line, fence: string): boolean {
  let fences = 0;
  const last = Math.min(state.doc.lines, line.number + FAR);
  if (last === line.number) return false;
  for (const lines = state.doc.iterLines(line.number + 1, last + 1); !lines.next().done; ) {
    const run = FENCE.exec(lines.value)?.[1];
    if (run?.startsWith(fence)) fences++;
  }
  return fences % 2 === 1;
}
