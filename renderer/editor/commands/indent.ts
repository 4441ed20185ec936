import type { EditorState, StateCommand } from '@codemirror/state';
import { type Container, columnOf, containersOf, isItem, reindented } from './containers';
import { isProse, type Node } from './context';
import type { Change } from './inline';
import { previousItem } from './list-item';
import { lineIndent } from './renumber';

/** A list item that is to be moved, and how deep it lies among the containers of its lines. */
interface Chosen {
  readonly item: Container;
  readonly depth: number;
  readonly line: number;
}

/**
 * Makes the list items of the selection, with what they hold, children of the items before them: indented by the
 * width of the parent's mark. An item without one before it stays; that too is the command's business, so that Tab in
 * a list never makes code of it.
 */
export const indentItems: StateCommand = ({ state, dispatch }) => move(state, dispatch, deeper);

/** Takes the list items of the selection out of their parents, one level. What follows them there becomes theirs. */
export const outdentItems: StateCommand = ({ state, dispatch }) => move(state, dispatch, higher);

function move(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  by: (state: EditorState, chosen: Chosen, before: ReadonlyMap<number, number>) => number,
): boolean {
  const chosen = chosenItems(state);
  if (chosen.length === 0) return false;
  const moved = new Map<number, number>();
  const changes: Change[] = [];
  for (const each of chosen) {
    const columns = by(state, each, moved);
    moved.set(each.item.node.from, columns);
    if (columns !== 0) changes.push(...shift(state, each, columns));
  }
  if (changes.length > 0)
    dispatch(
      state.update({
        changes,
        userEvent: columns(changes) ? 'input.list' : 'delete.list',
        scrollIntoView: true,
      }),
    );
  return true;
}

const columns = (changes: readonly Change[]) =>
  changes.some(({ from, to, insert }) => insert.length > to - from);

/** The items whose lines the selection touches, without those inside another of them. */
export function chosenItems(state: EditorState): readonly Chosen[] {
  const found: Chosen[] = [];
  for (const range of state.selection.ranges) {
    const last = state.doc.lineAt(
      range.to > range.from ? Math.max(range.from, range.to - 1) : range.to,
    ).number;
    for (let n = state.doc.lineAt(range.from).number; n <= last; n++) {
      const line = state.doc.line(n);
      if (!isProse(state, line.from) && !isProse(state, line.to)) continue;
      const containers = containersOf(state, line);
      const depth = containers.findLastIndex(isItem);
      const item = containers[depth];
      // On its other lines an item is meant only by a caret.
      if (!item || (!item.own && !range.empty)) continue;
      const inside = found.some(
        (each) => !item.pending && each.item.node.from <= item.node.from && each.item.node.to >= line.to,
      );
      if (!inside || (item.own && !found.some((each) => holds(each, line.from))))
        found.push({ item, depth, line: state.doc.lineAt(item.own ? line.from : item.node.from).number });
    }
  }
  return found;
}

const holds = ({ item }: Chosen, at: number) => item.node.from <= at && item.node.to > at;

function deeper(state: EditorState, { item, line }: Chosen, moved: ReadonlyMap<number, number>): number {
  const before = item.pending ? null : previousItem(item.node);
  if (!before) return 0;
  const along = moved.get(before.from);
  if (along !== undefined) return along;
  const child = before.lastChild;
  const last = child && /^(?:Bullet|Ordered)List$/.test(child.name) ? child.firstChild : null;
  const target = last ? markColumn(state, last) : contentColumn(state, before);
  const text = state.doc.line(line).text;
  return Math.max(0, target - columnOf(text, item.own ? item.markFrom : offset(state, item.node)));
}

function higher(state: EditorState, { item, line }: Chosen): number {
  const parent = item.node.parent?.parent;
  const pendingIn = item.node.name === 'ListItem' ? item.node : null;
  const above = item.pending ? pendingIn : parent?.name === 'ListItem' ? parent : null;
  if (!above || state.doc.lineAt(above.from).number === line) return 0;
  const text = state.doc.line(line).text;
  return Math.min(
    0,
    markColumn(state, above) - columnOf(text, item.own ? item.markFrom : offset(state, item.node)),
  );
}

function shift(state: EditorState, { item, depth, line }: Chosen, by: number): Change[] {
  const found: Change[] = [];
  const last = Math.max(line, state.doc.lineAt(item.node.to).number);
  for (let n = line; n <= (item.pending ? line : last); n++) {
    const { from, text } = state.doc.line(n);
    const at = lineIndent(state, n, depth);
    if (at === null) continue;
    // An item deeper in has the whole of its parents' indentation: what is moved begins where the outermost item does.
    const base = baseOf(state, n, depth, by);
    const space = /^[ \t]*/.exec(text.slice(base))?.[0] ?? '';
    const insert = reindented(space, by, columnOf(text, base));
    if (insert.startsWith(space))
      found.push({
        from: from + base + space.length,
        to: from + base + space.length,
        insert: insert.slice(space.length),
      });
    else if (space.startsWith(insert))
      found.push({ from: from + base + insert.length, to: from + base + space.length, insert: '' });
    else found.push({ from: from + base, to: from + base + space.length, insert });
    if (n === line && by > 0 && item.own && item.kind === 'ordered') {
      const mark = numberedAnew(state, item, from);
      if (mark) found.push(mark);
    }
  }
  return found;
}

/** Where the indentation of an item's line begins: behind the quotes around it. */
function baseOf(state: EditorState, number: number, depth: number, by: number): number {
  const containers = containersOf(state, state.doc.line(number));
  const behind =
    by < 0 ? containers.slice(0, depth).findLast((each) => !isItem(each) || each.own) : containers[depth - 1];
  return behind?.to ?? 0;
}

/** An empty numbered item becomes a first child only as number 1: another is read as text. CommonMark 5.2. */
function numberedAnew(state: EditorState, item: Container, line: number): Change | null {
  const digits = /^\d+/.exec(state.sliceDoc(line + item.markFrom, line + item.markTo))?.[0] ?? '';
  const nested = previousItem(item.node)?.lastChild?.name === 'OrderedList';
  const empty =
    state.sliceDoc(line + item.markTo, line + item.to).trim() === '' &&
    item.to + line >= state.doc.lineAt(line).to;
  if (nested || !empty || digits === '1') return null;
  return { from: line + item.markFrom, to: line + item.markFrom + digits.length, insert: '1' };
}

const offset = (state: EditorState, node: Node) => node.from - state.doc.lineAt(node.from).from;

function own(state: EditorState, node: Node): Container | undefined {
  return containersOf(state, state.doc.lineAt(node.from)).find(
    (each) => each.own && each.node.from === node.from && isItem(each),
  );
}

function markColumn(state: EditorState, node: Node): number {
  return columnOf(state.doc.lineAt(node.from).text, own(state, node)?.markFrom ?? offset(state, node));
}

/** The column that what an item holds begins in; a task's box is a part of it. */
function contentColumn(state: EditorState, node: Node): number {
  const { text } = state.doc.lineAt(node.from);
  const found = own(state, node);
  if (!found) return offset(state, node) + 2;
  const content = found.task === null ? found.to : text.indexOf('[', found.markTo);
  // A mark with nothing behind it holds what is one column further.
  return Math.max(columnOf(text, content), columnOf(text, found.markTo) + 1);
}
