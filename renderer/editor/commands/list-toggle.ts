import type { EditorState, Line, StateCommand } from '@codemirror/state';
import { type Container, columnOf, containersOf, isItem, reindented } from './containers';
import { type Node, treeAround } from './context';
import { gapBehind } from './gap-behind';
import type { Change } from './inline';
import { isBlankAbove, previousItem } from './list-item';
import { isInOrder, lineIndent } from './renumber';
import { selectedLines, withPrefixes } from './selected-lines';

export type ListKind = 'bullet' | 'ordered' | 'task';

interface Target {
  readonly line: Line;
  /** The item that begins on the line; null for a line of text. */
  readonly item: Container | null;
  readonly depth: number;
}

/**
 * Makes list items of the selected lines, items of another kind into this one, and text where all of them are items
 * of it. What an item holds moves with its mark.
 */
export const toggleList =
  (kind: ListKind): StateCommand =>
  ({ state, dispatch }) => {
    const targets = targetsOf(state);
    if (targets.length === 0) return false;
    const off = targets.every(({ item }) => item !== null && isOf(item, kind));
    const shifts = new Map<number, { at: number; by: number }>();
    const changes: Change[] = [];
    const counts = new Map<number, Counter>();
    const chosen = new Set(targets.map(({ line }) => line.from));
    for (const target of targets) {
      const { line, item } = target;
      if (!off && item && isOf(item, kind)) continue;
      const written = off || !item ? '' : line.text.slice(item.markFrom, item.to);
      const mark = off ? '' : markOf(state, target, kind, written, counts);
      const at = containersOf(state, line).at(-1)?.to ?? 0;
      const from =
        line.from + (item?.markFrom ?? at + (/^ {0,3}/.exec(line.text.slice(at))?.[0].length ?? 0));
      const to = item ? line.from + item.to : from;
      const gap =
        off && item && needsGap(state, target) ? `${line.text.slice(0, item.from).trimEnd()}\n` : '';
      if (gap !== '') changes.push({ from: line.from, to: line.from, insert: gap });
      changes.push({ from, to, insert: mark });
      const below = off && item ? gapBehind(state, item) : null;
      if (below && !chosen.has(below.from)) changes.push(below);
      if (item)
        addShifts(state, target, width(mark) - width(line.text.slice(item.markFrom, item.to)), shifts);
    }
    for (const [number, { at, by }] of shifts) changes.push(shift(state.doc.line(number), at, by));
    dispatch(withPrefixes(state, changes, 'format.list'));
    return true;
  };

/** Ticks the tasks of the selection, or unticks them where all are ticked. */
export const toggleDone: StateCommand = ({ state, dispatch }) => {
  const tasks = targetsOf(state).flatMap(({ line, item }) => {
    if (item?.task == null) return [];
    const at = line.from + line.text.indexOf('[', item.markTo) + 1;
    return [{ at, done: item.task !== ' ' }];
  });
  if (tasks.length === 0 || state.readOnly) return false;
  const insert = tasks.every(({ done }) => done) ? ' ' : 'x';
  const changes = tasks
    .filter(({ done }) => done === (insert === ' '))
    .map(({ at }) => ({ from: at, to: at + 1, insert }));
  dispatch(state.update({ changes, userEvent: 'input.task' }));
  return true;
};

const isOf = ({ kind, task }: Container, wanted: ListKind) =>
  wanted === 'task'
    ? task !== null
    : wanted === 'ordered'
      ? kind === 'ordered'
      : kind === 'bullet' && task === null;

/** The columns up to what an item holds: its box counts as content. */
const width = (mark: string) => mark.replace(/\[[ xX]\] ?$/, '').length;

function targetsOf(state: EditorState): readonly Target[] {
  const found = new Map<number, Target>();
  for (const line of selectedLines(state)) {
    const containers = containersOf(state, line);
    const depth = containers.findLastIndex(isItem);
    const item = containers[depth];
    if (!item) found.set(line.number, { line, item: null, depth: containers.length });
    else {
      // On its other lines it is the item that is meant.
      const first = item.own ? line : state.doc.lineAt(item.node.from);
      const own = item.own
        ? item
        : containersOf(state, first).find(
            (each) => each.own && each.node.from === item.node.from && isItem(each),
          );
      found.set(first.number, { line: first, item: own ?? null, depth });
    }
  }
  return [...found.values()];
}

function markOf(
  state: EditorState,
  target: Target,
  kind: ListKind,
  written: string,
  counts: Map<number, Counter>,
): string {
  const { line, item } = target;
  const box = /\[[ xX]\] ?$/.exec(written)?.[0] ?? '';
  const old = written.slice(0, written.length - box.length).trimEnd();
  if (kind === 'task') return `${old || bulletAbove(state, line)} ${box || '[ ] '}`;
  if (kind === 'bullet') return `${/^[-+*]$/.test(old) ? old : bulletAbove(state, line)} `;
  const key = item?.pending ? -1 : (item?.node.parent?.from ?? -1);
  const counter = counts.get(key) ?? counterBelow(state, listAbove(state, target));
  counts.set(key, { ...counter, next: counter.next + counter.step });
  return `${counter.next}${counter.sign} ${box}`;
}

/** How the items that are made are numbered. */
interface Counter {
  readonly next: number;
  /** None where all items of the list have the same number. */
  readonly step: 0 | 1;
  readonly sign: string;
}

/** The numbered list that an item joins which is made here: right above or beyond blank lines, in the same block. */
function listAbove(state: EditorState, { line, item }: Target): Node | null {
  const holder = containersOf(state, line).at(-1)?.node ?? treeAround(state, line.to).topNode;
  let block = item ? item.node.parent?.prevSibling : holder.childBefore(line.from);
  while (block?.name === 'QuoteMark') block = block.prevSibling;
  const isFirst = item === null || (!item.pending && previousItem(item.node) === null);
  return isFirst && block?.name === 'OrderedList' ? block : null;
}

function counterBelow(state: EditorState, list: Node | null): Counter {
  const marks = (list?.getChildren('ListItem') ?? []).flatMap((item) => {
    const mark = item.getChild('ListMark');
    return mark ? [state.sliceDoc(mark.from, mark.to)] : [];
  });
  const last = marks.at(-1);
  if (!list || last === undefined) return { next: 1, step: 1, sign: '.' };
  const step = marks.length > 1 && isInOrder(state, list) && marks[0] === last ? 0 : 1;
  return { next: Number.parseInt(last, 10) + step, step, sign: last.slice(-1) };
}

const above = (state: EditorState, line: Line) => {
  if (line.number === 1) return null;
  const last = state.doc.line(line.number - 1);
  return { last, item: containersOf(state, last).find((each) => each.own && isItem(each)) };
};

/** The mark that a list right above is written with. */
function bulletAbove(state: EditorState, line: Line): string {
  const found = above(state, line);
  return found?.item?.kind === 'bullet' ? found.last.text.slice(found.item.markFrom, found.item.markTo) : '-';
}

/** Whether a line that is no item any more would be read as a part of the item above. */
const needsGap = (state: EditorState, { line, item }: Target) =>
  item !== null &&
  !item.pending &&
  previousItem(item.node) !== null &&
  !isBlankAbove(state, line) &&
  !state.selection.ranges.some((range) => range.from < line.from && range.to > line.from);

function addShifts(
  state: EditorState,
  { line, item, depth }: Target,
  by: number,
  shifts: Map<number, { at: number; by: number }>,
): void {
  if (!item || item.pending || by === 0) return;
  const last = state.doc.lineAt(item.node.to).number;
  for (let n = line.number + 1; n <= last; n++) {
    const at = lineIndent(state, n, depth);
    if (at === null) continue;
    const before = shifts.get(n);
    shifts.set(n, { at: before?.at ?? at, by: (before?.by ?? 0) + by });
  }
}

function shift(line: Line, at: number, by: number): Change {
  const space = /^[ \t]*/.exec(line.text.slice(at))?.[0] ?? '';
  const insert = reindented(space, by, columnOf(line.text, at));
  const keep = Math.min(space.length, insert.length);
  return space.slice(0, keep) === insert.slice(0, keep)
    ? { from: line.from + at + keep, to: line.from + at + space.length, insert: insert.slice(keep) }
    : { from: line.from + at, to: line.from + at + space.length, insert };
}
