import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import { columnOf, containersOf, reindented } from './containers';
import { type Node, treeAround } from './context';
import type { Change } from './inline';

/** Items with more lines than this keep the indentation of what they hold when their number grows. */
const MOST_LINES = 2000;

interface Item {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

interface List {
  readonly items: readonly Item[];
  readonly depth: number;
  /** The block that holds the list: its depth and where it begins. */
  readonly holder: string;
  /** How it is numbered: one after the other, all the same, or in no order, which is nobody's to mend. */
  readonly order: 'counts' | 'same' | 'none';
}

/**
 * Keeps numbered lists counting when their items change places: after Enter, deleting, moving, indenting. Only the
 * lists an edit touches, only numbers that are wrong, and only lists that were in order before; all in the edit's own
 * transaction, so that one undo takes everything back. Pasting and undo are left as they are.
 */
export function renumbering(): Extension {
  return EditorState.transactionFilter.of((tr) => {
    if (!changesOrder(tr) || !nearNumbers(tr)) return tr;
    const changes = renumbered(tr);
    return changes.length > 0 ? [tr, { changes, sequential: true }] : tr;
  });
}

function changesOrder(tr: Transaction): boolean {
  if (!tr.docChanged || tr.isUserEvent('input.paste') || tr.isUserEvent('input.drop')) return false;
  if (ORDERING.some((event) => tr.isUserEvent(event))) return true;
  if (!tr.isUserEvent('input') && !tr.isUserEvent('delete')) return false;
  let lines = false;
  tr.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    if (inserted.lines > 1 || tr.startState.doc.lineAt(fromA).to < toA) lines = true;
  });
  return lines;
}

const ORDERING = ['move', 'input.list', 'delete.list', 'input.format.list'];

const NUMBERED = /^[\s>]*(?:[-+*][ \t]+)*\d{1,9}[.)](?:\s|$)/;

/** Whether a line that an edit touches, or one beside it, may be a numbered item's: a cheap look before the tree's. */
function nearNumbers(tr: Transaction): boolean {
  const near = (doc: EditorState['doc'], from: number, to: number) => {
    const last = Math.min(doc.lines, doc.lineAt(to).number + 2);
    for (let n = Math.max(1, doc.lineAt(from).number - 1); n <= last; n++)
      if (NUMBERED.test(doc.line(n).text)) return true;
    return false;
  };
  const { doc } = tr.startState;
  let found = false;
  tr.changes.iterChangedRanges((fromA, toA) => {
    found ||= near(doc, fromA, toA) || listsAround(tr.startState, fromA, toA).length > 0;
  });
  return found;
}

function renumbered(tr: Transaction): Change[] {
  const before: List[] = [];
  const touched: List[] = [];
  tr.changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    before.push(...listsAround(tr.startState, fromA, toA));
    touched.push(...listsAround(tr.state, fromB, toB));
  });
  /** The old list an item was in, and its place there, by where the item is now. */
  const origins = new Map<number, { list: List; index: number }>();
  for (const list of before)
    list.items.forEach(({ from, to }, index) => {
      const now = tr.changes.mapPos(to, -1);
      const digits = now - (to - from);
      // A mark that was deleted or typed over is gone with its item.
      if (tr.state.sliceDoc(digits, now) === tr.startState.sliceDoc(from, to) && !origins.has(digits))
        origins.set(digits, { list, index });
    });
  const holders = new Map(
    touched.flatMap(({ items, holder }) => items.map(({ from }) => [from, holder] as const)),
  );
  const changes = new Map<number, Change>();
  for (const list of touched) {
    const first = list.items.findIndex(({ from }) => origins.has(from));
    const origin = origins.get(list.items[first]?.from ?? -1);
    if (!origin || origin.list.order === 'none') continue;
    const kept = [...origins].filter(
      ([at, each]) =>
        each.list === origin.list && each.index < origin.index && holders.get(at) === list.holder,
    );
    const deeper = list.depth > origin.list.depth;
    const start = deeper ? 1 : Number(origin.list.items[0]?.digits ?? 1);
    const same = origin.list.order === 'same';
    list.items.forEach((item, index) => {
      const digits = String(same ? start : start + kept.length + index);
      if (digits === item.digits || digits.length > 9) return;
      changes.set(item.from, { from: item.from, to: item.to, insert: digits });
      for (const each of shifted(tr.state, item, digits.length - item.digits.length))
        changes.set(each.from, each);
    });
  }
  for (const list of new Set(before)) {
    if (list.order === 'none') continue;
    const kept = [...origins].filter(([, each]) => each.list === list).map(([at]) => at);
    // Without its first item a list under a paragraph is read as text: its own number makes a list of it again.
    if (kept.some((at) => holders.has(at))) continue;
    const start = Number(list.items[0]?.digits ?? 1);
    for (const [index, from] of kept.sort((a, b) => a - b).entries()) {
      const digits = String(list.order === 'same' ? start : start + index);
      const to = from + (/^\d+/.exec(tr.state.sliceDoc(from, from + 9))?.[0].length ?? 0);
      if (tr.state.sliceDoc(from, to) !== digits) changes.set(from, { from, to, insert: digits });
    }
  }
  return [...changes.values()].sort((a, b) => a.from - b.from);
}

/** Whether a numbered list is one whose numbers are kept right. */
export const isInOrder = (state: EditorState, list: Node): boolean => listOf(state, list).order !== 'none';

/** What an item holds on its other lines, moved by as many columns as its mark has grown. */
function shifted(state: EditorState, item: Item, by: number): Change[] {
  const node = by === 0 ? null : itemNode(state, item.from);
  if (!node) return [];
  const first = state.doc.lineAt(item.from);
  const depth = containersOf(state, first).findIndex((each) => each.node.from === node.from);
  const last = state.doc.lineAt(node.to).number;
  if (depth < 0 || last - first.number > MOST_LINES) return [];
  const found: Change[] = [];
  for (let n = first.number + 1; n <= last; n++) {
    const line = state.doc.line(n);
    const at = lineIndent(state, n, depth);
    if (at === null) continue;
    const space = /^[ \t]*/.exec(line.text.slice(at))?.[0] ?? '';
    const insert = reindented(space, by, columnOf(line.text, at));
    found.push({ from: line.from + at, to: line.from + at + space.length, insert });
  }
  return found;
}

/** Where the indentation of the container at `depth` begins on a line; null on a blank one and one that lacks it. */
export function lineIndent(state: EditorState, number: number, depth: number): number | null {
  const line = state.doc.line(number);
  if (/^[\s>]*$/.test(line.text)) return null;
  let at = 0;
  const containers = literalContainers(state, number);
  if (containers.length <= depth) return null;
  for (let n = 0; n < depth; n++) at = containers[n]?.to ?? at;
  return at;
}

const literalContainers = (state: EditorState, number: number) => containersOf(state, state.doc.line(number));

function itemNode(state: EditorState, at: number): Node | null {
  for (let node: Node | null = treeAround(state, at).resolveInner(at, 1); node; node = node.parent)
    if (node.name === 'ListItem') return node;
  return null;
}

/** The numbered lists that lines from `from` to `to`, the lines beside them, or the one above a gap are part of. */
function listsAround(state: EditorState, from: number, to: number): List[] {
  const { doc } = state;
  let first = doc.line(Math.max(1, doc.lineAt(from).number - 1));
  while (first.number > 1 && /^[\s>]*$/.test(first.text)) first = doc.line(first.number - 1);
  const last = doc.line(Math.min(doc.lines, doc.lineAt(to).number + 2));
  const found: List[] = [];
  treeAround(state, last.to).iterate({
    from: first.from,
    to: last.to,
    enter: (node) => {
      if (node.name === 'OrderedList') found.push(listOf(state, node.node));
      return node.name !== 'Paragraph' && node.name !== 'FencedCode';
    },
  });
  return found;
}

function listOf(state: EditorState, node: Node): List {
  const items = node.getChildren('ListItem').map((each) => {
    // An item begins before the spaces that its mark is indented by.
    const from = each.getChild('ListMark')?.from ?? each.from;
    const digits = /^\d+/.exec(state.sliceDoc(from, from + 9))?.[0] ?? '';
    return { from, to: from + digits.length, digits };
  });
  const numbers = items.map(({ digits }) => Number(digits));
  const [first = 0] = numbers;
  const counts = numbers.every((number, index) => number === first + index);
  const same = numbers.every((number) => number === first);
  let depth = 0;
  for (let at = node.parent; at; at = at.parent) if (at.name === 'ListItem') depth++;
  return {
    items,
    depth,
    holder: `${depth}:${node.parent?.from ?? 0}`,
    order: counts ? 'counts' : same ? 'same' : 'none',
  };
}
