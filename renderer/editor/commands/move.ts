import { moveLineDown, moveLineUp } from '@codemirror/commands';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { ancestor, isProse, type Node, treeTo } from './context';
import { chosenItems } from './indent';
import { nextItem, previousItem } from './list-item';

/** Moves list items past the one before them, with what they hold; a table's row past a row; and any other line up. */
export const moveUp: StateCommand = (target) =>
  moveItems(target, -1) ?? moveRow(target, -1) ?? moveLineUp(target);

/** Moves list items past the one after them, with what they hold; a table's row past a row; and any other line down. */
export const moveDown: StateCommand = (target) =>
  moveItems(target, 1) ?? moveRow(target, 1) ?? moveLineDown(target);

/** True when items were moved or cannot go further; null where there are none. */
function moveItems({ state, dispatch }: Parameters<StateCommand>[0], by: 1 | -1): boolean | null {
  if (state.readOnly || state.selection.ranges.length > 1) return null;
  const chosen = chosenItems(state).map(({ item }) => item.node);
  const first = chosen[0];
  const last = chosen.at(-1);
  if (!first || !last) return null;
  if (chosen.some((node) => node.parent?.from !== first.parent?.from)) return null;
  const other = by < 0 ? previousItem(first) : nextItem(last);
  if (!other) return true;
  const [upper, lower] =
    by < 0
      ? [span(state, other, other), span(state, first, last)]
      : [span(state, first, last), span(state, other, other)];
  // A mark that stands behind another item's has no line of its own to move.
  if (!ownLine(state, by < 0 ? other : first)) return true;
  const [up, low] = numbersSwapped(
    state.sliceDoc(upper.from, upper.to),
    state.sliceDoc(lower.from, lower.to),
  );
  const gap = state.sliceDoc(upper.to, lower.from);
  const away = by < 0 ? -(up.length + gap.length) : low.length + gap.length;
  const changes =
    by < 0
      ? [
          { from: upper.from, to: lower.from },
          ...renamed(state, lower, low),
          { from: lower.to, insert: gap + up },
        ]
      : [
          { from: upper.from, insert: low + gap },
          ...renamed(state, upper, up),
          { from: upper.to, to: lower.to },
        ];
  // A selection may reach beyond the items that move.
  const start = by < 0 ? upper.from : upper.from + away;
  const end = start + (by < 0 ? low : up).length;
  const moved = (at: number) => Math.min(Math.max(at + away, start), end);
  const { anchor, head } = state.selection.main;
  dispatch(
    state.update({
      changes,
      selection: EditorSelection.range(moved(anchor), moved(head)),
      scrollIntoView: true,
      userEvent: 'move.line',
    }),
  );
  return true;
}

const FIRST_NUMBER = /^[\s>]*(?:[-+*][ \t]+)*?(\d{1,9})[.)]/d;

/**
 * Two items with the numbers of each other, where these are as wide: the first of a list must not begin with another
 * number than before, or what stands above would take it for its own text.
 */
function numbersSwapped(up: string, low: string): [string, string] {
  const a = FIRST_NUMBER.exec(up)?.indices?.[1];
  const b = FIRST_NUMBER.exec(low)?.indices?.[1];
  if (!a || !b || a[0] !== b[0] || a[1] !== b[1]) return [up, low];
  const put = (text: string, number: string) => text.slice(0, a[0]) + number + text.slice(a[1]);
  return [put(up, low.slice(b[0], b[1])), put(low, up.slice(a[0], a[1]))];
}

/** The change of an item's number in its place. */
function renamed(state: EditorState, { from, to }: { from: number; to: number }, text: string) {
  const before = state.sliceDoc(from, to);
  const digits = FIRST_NUMBER.exec(before)?.indices?.[1];
  if (before === text || !digits) return [];
  return [{ from: from + digits[0], to: from + digits[1], insert: text.slice(digits[0], digits[1]) }];
}

/** The whole lines from one item to another, without blank lines after them. */
function span(state: EditorState, first: Node, last: Node): { from: number; to: number } {
  let end = state.doc.lineAt(last.to);
  while (end.from > last.from && /^[\s>]*$/.test(end.text)) end = state.doc.line(end.number - 1);
  return { from: state.doc.lineAt(first.from).from, to: end.to };
}

const ownLine = (state: EditorState, node: Node) =>
  /^[\s>]*$/.test(state.sliceDoc(state.doc.lineAt(node.from).from, node.from));

/** Keeps the rows of a table under its head. */
function moveRow({ state }: Parameters<StateCommand>[0], by: 1 | -1): boolean | null {
  const { main } = state.selection;
  if (!isProse(state, main.head)) return null;
  const table = ancestor(treeTo(state, main.to).resolveInner(main.head, -1), (name) => name === 'Table');
  if (!table) return null;
  const head = state.doc.lineAt(table.from).number;
  const first = state.doc.lineAt(main.from).number;
  const last = state.doc.lineAt(main.to).number;
  const end = state.doc.lineAt(table.to).number;
  const stays = first <= head + 1 || (by < 0 && first === head + 2) || (by > 0 && last >= end);
  return stays ? true : null;
}
