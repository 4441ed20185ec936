import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { containersOf, continuation } from './containers';
import { ancestor, inFrontMatter, type Node, treeTo } from './context';
import type { Change } from './inline';

/** Puts the selected lines into a fenced code block, or takes the fences around the caret away. */
export const toggleFence: StateCommand = ({ state, dispatch }) => {
  const { from, to, empty, anchor, head } = state.selection.main;
  if (state.readOnly || inFrontMatter(state, from)) return false;
  const node = fenceAround(state, from);
  const changes = node
    ? withoutFences(state, node)
    : withFences(state, from, empty ? to : Math.max(from, to - 1));
  const set = state.changes(changes);
  // The opening fence comes before what is selected, the closing one after it, also where that is nothing.
  const opening = node ? null : (changes[0]?.insert ?? '').length;
  const start = opening === null ? set.mapPos(from, 1) : from + opening;
  const end =
    opening === null || (!empty && to > state.doc.lineAt(Math.max(from, to - 1)).to)
      ? set.mapPos(to, -1)
      : to + opening;
  const selection =
    anchor <= head
      ? EditorSelection.range(start, Math.max(start, end))
      : EditorSelection.range(Math.max(start, end), start);
  dispatch(state.update({ changes: set, selection, scrollIntoView: true, userEvent: 'input.format.fence' }));
  return true;
};

/** The fenced code an offset lies in. */
export function fenceAround(state: EditorState, at: number): Node | null {
  const tree = treeTo(state, at);
  const is = (name: string) => name === 'FencedCode';
  return ancestor(tree.resolve(at, -1), is) ?? ancestor(tree.resolve(at, 1), is);
}

function withFences(state: EditorState, from: number, to: number): Change[] {
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const containers = containersOf(state, first);
  const at = containers.at(-1)?.to ?? 0;
  const runs = state.sliceDoc(first.from, last.to).match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const prefix = continuation(first, containers);
  return [
    { from: first.from + at, to: first.from + at, insert: `${fence}\n${prefix}` },
    { from: last.to, to: last.to, insert: `\n${prefix}${fence}` },
  ];
}

function withoutFences(state: EditorState, node: Node): Change[] {
  const first = state.doc.lineAt(node.from);
  const last = state.doc.lineAt(node.to);
  const marks = node.getChildren('CodeMark');
  const closed = marks.length > 1 && last.number > first.number;
  const second = first.number < state.doc.lines ? state.doc.line(first.number + 1) : null;
  const at = node.from - first.from;
  // What the opening line begins with stays; the prefix of the line after it goes.
  const prefix =
    second && second.number <= last.number
      ? (containersOf(state, second).at(-1)?.to ?? Math.min(at, /^ */.exec(second.text)?.[0].length ?? 0))
      : 0;
  const opening = { from: node.from, to: second ? second.from + prefix : node.to, insert: '' };
  if (!closed) return [opening];
  if (last.number === first.number + 1) return [{ from: node.from, to: last.to, insert: '' }];
  return [opening, { from: last.from - 1, to: last.to, insert: '' }];
}
