import { EditorSelection, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import { type Container, containersOf, isItem } from './containers';
import { ancestor, isProse, treeTo } from './context';
import { gapBehind } from './gap-behind';
import { outdentItems } from './indent';
import type { Change } from './inline';
import { isBlankAbove, previousItem } from './list-item';

/**
 * Backspace right behind a quote's or an item's mark takes one level away: the box of a task, then the nesting, then
 * the mark. What was a part of a list becomes a paragraph of its own, and not a line of the item above, nor the items
 * below a part of it.
 */
export const deleteMark: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty || !isProse(state, main.head)) return false;
  const line = state.doc.lineAt(main.head);
  const offset = main.head - line.from;
  const inner = containersOf(state, line).find(
    ({ to, markFrom, own }) => to === offset && (own || markFrom === to || to > 0),
  );
  if (!inner || inner.from === inner.to) return false;
  if (inner.own && inner.task !== null)
    return cut(state, dispatch, line, line.text.indexOf('[', inner.markTo), offset);
  const below = staysWithin(state, line, offset, inner) ? null : gapBehind(state, inner);
  const behind = below ? [below] : [];
  if (!inner.own && inner.kind !== 'quote') return cut(state, dispatch, line, inner.from, offset, behind);
  if (isItem(inner) && isNested(state, line, inner)) return outdentItems({ state, dispatch });
  const isPart = isItem(inner) ? inner.pending || previousItem(inner.node) !== null : !inner.own;
  const above = line.text.slice(0, inner.from).trimEnd();
  const gap = isPart && !isBlankAbove(state, line) ? `${above}\n` : '';
  const changes = state.changes([
    ...(gap === '' ? [] : [{ from: line.from, insert: gap }]),
    { from: line.from + inner.from, to: line.from + offset },
    ...behind,
  ]);
  const selection = EditorSelection.cursor(changes.mapPos(main.head, 1));
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'delete.list' }));
  return true;
};

/** Whether the block around still goes on below, or the line goes on with a paragraph of it, marked or not. */
function staysWithin(
  state: EditorState,
  line: Line,
  offset: number,
  { kind, own, node }: Container,
): boolean {
  if (kind === 'quote') return state.doc.lineAt(node.to).number > line.number;
  if (own) return false;
  const inner = treeTo(state, line.to).resolveInner(line.from + offset, 1);
  return ancestor(inner, (name, at) => name === 'Paragraph' && at.from < line.from) !== null;
}

function isNested(state: EditorState, line: Line, { node, own, pending }: Container): boolean {
  const parent = pending ? node : node.parent?.parent;
  return own && parent?.name === 'ListItem' && state.doc.lineAt(parent.from).number < line.number;
}

function cut(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  line: Line,
  from: number,
  to: number,
  behind: readonly Change[] = [],
): boolean {
  dispatch(
    state.update({
      changes: [{ from: line.from + from, to: line.from + to }, ...behind],
      scrollIntoView: true,
      userEvent: 'delete.list',
    }),
  );
  return true;
}
