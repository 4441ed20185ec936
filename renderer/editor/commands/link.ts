import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { ancestor, type Node, treeTo } from './context';
import { type Segment, segments } from './segments';

/** A whole address, as a link has it. */
export const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/u;

/**
 * Makes a link of the selection or of the word at the caret, and leaves the caret where the address goes; a selected
 * address becomes the link's. Takes the link around the caret away and leaves its text.
 */
export const toggleLink: StateCommand = ({ state, dispatch }) => {
  const around = linkAround(state);
  if (around) return unlink(state, around, dispatch);
  const [segment] = mainSegment(state);
  if (!segment) return false;
  const text = state.sliceDoc(segment.from, segment.to);
  if (text.includes('\n\n')) return false;
  const isAddress = ADDRESS.test(text);
  const insert = isAddress ? `[](${text})` : `[${text}]()`;
  const caret = text === '' || isAddress ? segment.from + 1 : segment.from + insert.length - 1;
  dispatch(
    state.update({
      changes: { from: segment.from, to: segment.to, insert },
      selection: EditorSelection.cursor(caret),
      scrollIntoView: true,
      userEvent: 'input.format.link',
    }),
  );
  return true;
};

function mainSegment(state: EditorState): readonly Segment[] {
  const { main } = state.selection;
  return segments(state).filter(({ from, to }) => from <= main.to && to >= main.from);
}

/** The link, written with its text in brackets, that the main selection lies in. */
function linkAround(state: EditorState): Node | null {
  const { from, to } = state.selection.main;
  const tree = treeTo(state, to);
  for (const side of [1, -1] as const) {
    const node = ancestor(tree.resolveInner(from, side), (name) => name === 'Link');
    if (node && node.from <= from && node.to >= to && (from > node.from || to > from)) return node;
  }
  return null;
}

function unlink(state: EditorState, node: Node, dispatch: Parameters<StateCommand>[0]['dispatch']): boolean {
  const [open, close] = node.getChildren('LinkMark');
  if (!open || !close || state.readOnly) return false;
  const changes = state.changes([
    { from: node.from, to: open.to },
    { from: close.from, to: node.to },
  ]);
  const { main } = state.selection;
  // From the place of the address the text is selected, as it was before it became a link.
  const selection =
    main.from >= close.to
      ? EditorSelection.range(changes.mapPos(open.to), changes.mapPos(close.from))
      : EditorSelection.range(changes.mapPos(main.anchor), changes.mapPos(main.head));
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'delete.format.link' }));
  return true;
}
