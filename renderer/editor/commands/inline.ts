import type { ChangeSpec, EditorState, StateCommand } from '@codemirror/state';
import { EditorSelection } from '@codemirror/state';
import { ancestor, type Node, treeTo } from './context';
import { leavePair } from './open-pair';
import { type Segment, segments } from './segments';

export type Mark = 'bold' | 'italic' | 'strikethrough';

interface Way {
  readonly node: string;
  readonly written: string;
  /** Whether runs of the mark's character on both sides, of which the shorter is `length`, say that it is on. */
  readonly on: (length: number) => boolean;
}

const WAYS: Readonly<Record<Mark, Way>> = {
  bold: { node: 'StrongEmphasis', written: '**', on: (length) => length >= 2 },
  italic: { node: 'Emphasis', written: '*', on: (length) => length % 2 === 1 },
  strikethrough: { node: 'Strikethrough', written: '~~', on: (length) => length >= 2 },
};

/**
 * Puts `mark` around each selection, the word at the caret, or nothing; takes it away where all of them have it. Part
 * of a marked stretch that is selected loses its mark alone. Taking away is the exact inverse of putting on.
 */
export const toggleMark =
  (mark: Mark): StateCommand =>
  ({ state, dispatch }) => {
    const left = leavePair(state, mark);
    if (left !== null) {
      dispatch(left);
      return true;
    }
    const way = WAYS[mark];
    const found = segments(state)
      .map((segment) => ({ segment, off: takenAway(state, segment, way) }))
      .filter(({ segment, off }) => off !== null || hasRoom(state, segment, way));
    if (found.length === 0) return false;
    const changes = found.every(({ off }) => off !== null)
      ? apart(found.flatMap(({ off }) => off ?? []))
      : found.filter(({ off }) => off === null).flatMap(({ segment }) => around(segment, way.written));
    dispatch(withMarks(state, changes, `format.${mark}`));
    return true;
  };

export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export const around = ({ from, to }: Segment, open: string, close = open): Change[] => [
  { from, to: from, insert: open },
  { from: to, to, insert: close },
];

/** Changes in order, without those that touch what an earlier one has taken. */
export function apart(changes: readonly Change[]): readonly Change[] {
  let end = -1;
  return [...changes]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}

/** A transaction of marks: a selection stays inside marks put around it, and a caret where its word is. */
export function withMarks(state: EditorState, changes: readonly Change[], userEvent: string) {
  const set = state.changes([...changes] satisfies ChangeSpec[]);
  const opening = (at: number) =>
    changes.some(({ from, to, insert }) => from === at && to === at && insert !== '');
  const ranges = state.selection.ranges.map((range) => {
    if (range.empty) {
      // In an empty pair the caret stands between its two marks.
      const twice = changes.filter((each) => each.from === range.head && each.to === range.head).length > 1;
      const before = changes.find((each) => each.from === range.head && each.to === range.head);
      if (twice && before) return EditorSelection.cursor(set.mapPos(range.head, -1) + before.insert.length);
      const starts =
        opening(range.head) && changes.some((each) => each.from > range.head && each.insert !== '');
      const first = changes.filter((each) => each.insert !== '' && each.from <= range.head).length % 2 === 1;
      return EditorSelection.cursor(set.mapPos(range.head, starts && first ? 1 : -1));
    }
    const from = set.mapPos(range.from, 1);
    const to = Math.max(from, set.mapPos(range.to, -1));
    return range.anchor <= range.head ? EditorSelection.range(from, to) : EditorSelection.range(to, from);
  });
  return state.update({
    changes: set,
    selection: EditorSelection.create(ranges, state.selection.mainIndex),
    scrollIntoView: true,
    userEvent: `input.${userEvent}`,
  });
}

/** The changes that take the mark away from a segment, or null where it is not on. */
function takenAway(state: EditorState, segment: Segment, way: Way): Change[] | null {
  const { from, to } = segment;
  const char = way.written[0] ?? '';
  const run = ({ from, to }: Segment) => Math.min(runBefore(state, from, char), runAfter(state, to, char));
  const size = way.written.length;
  if (way.on(run(segment))) return [gone(from - size, from), gone(to, to + size)];
  if (way.on(run(stripped(state, segment, way)))) {
    const open = runBefore(state, from, char) >= size ? from - size : from;
    const close = runAfter(state, to, char) >= size ? to : to - size;
    return [gone(open, open + size), gone(close, close + size)];
  }
  const node = markedNode(state, segment, way.node);
  if (!node) return null;
  const inner = inside(node);
  const open = gone(node.from, inner.from);
  const close = gone(inner.to, node.to);
  const start = Math.max(from, inner.from);
  const end = Math.min(to, inner.to);
  if (from === to || isWord(state, segment)) return [open, close];
  // A part of it: what is left and right of the part keeps the mark.
  const text = (a: number, b: number) => state.sliceDoc(a, b);
  const left = text(inner.from, start);
  const right = text(end, inner.to);
  return [
    ...(left.trim() === '' ? [open] : moved(text(node.from, inner.from), inner.from + left.trimEnd().length)),
    ...(right.trim() === ''
      ? [close]
      : moved(text(inner.to, node.to), end + right.length - right.trimStart().length)),
  ];
}

/**
 * Whether marks can stand around a segment: it needs more than marks on each of its lines, and marks without text
 * stand neither beside their own kind nor in the middle of an empty code span.
 */
function hasRoom(state: EditorState, { from, to }: Segment, way: Way): boolean {
  if (from !== to) {
    // Three of them at the start of a line would be a fence.
    if (way.written === '~~' && /~/.test(state.sliceDoc(from - 1, from + 2))) return false;
    const lines = state.sliceDoc(from, to).split('\n');
    return lines.every((line) => /[^\s*_~`>#+=\-\\]/u.test(line));
  }
  const beside = [state.sliceDoc(from - 1, from), state.sliceDoc(to, to + 1)];
  return !beside.includes(way.written[0] ?? '') && !beside.every((char) => char === '`');
}

/** A segment without marks that the selection holds along with its words. */
function stripped(state: EditorState, { from, to }: Segment, way: Way): Segment {
  const text = state.sliceDoc(from, to);
  const run = `[${way.written[0]}]+`;
  const open = new RegExp(`^${run}`).exec(text)?.[0].length ?? 0;
  const close = new RegExp(`${run}$`).exec(text.slice(open))?.[0].length ?? 0;
  return open + close < text.length ? { from: from + open, to: to - close } : { from, to };
}

const gone = (from: number, to: number): Change => ({ from, to, insert: '' });
const moved = (mark: string, at: number): Change[] => [{ from: at, to: at, insert: mark }];

/** Whether a segment is the word of a caret and not what the author has selected. */
const isWord = (state: EditorState, { from, to }: Segment) =>
  state.selection.ranges.some((range) => range.empty && range.head >= from && range.head <= to);

function markedNode(state: EditorState, { from, to }: Segment, name: string): Node | null {
  const tree = treeTo(state, to);
  for (const side of [1, -1] as const) {
    const node = ancestor(tree.resolveInner(side === 1 ? from : to, side), (each) => each === name);
    if (node && node.from <= from && node.to >= to) return node;
  }
  return null;
}

/** The text of a marked node, without its marks. */
function inside(node: Node): Segment {
  return { from: node.firstChild?.to ?? node.from, to: node.lastChild?.from ?? node.to };
}

/** How many of `char` stand right before `at`, on its line; one after a backslash is text. */
export function runBefore(state: EditorState, at: number, char: string): number {
  if (at < 0) return 0;
  const text = state.sliceDoc(state.doc.lineAt(at).from, at);
  let length = 0;
  while (text[text.length - 1 - length] === char) length++;
  const slashes = /\\*$/.exec(text.slice(0, text.length - length))?.[0].length ?? 0;
  return length > 0 && slashes % 2 === 1 ? length - 1 : length;
}

/** How many of `char` stand right after `at`, on its line. */
export function runAfter(state: EditorState, at: number, char: string): number {
  if (at > state.doc.length) return 0;
  const text = state.sliceDoc(at, state.doc.lineAt(at).to);
  let length = 0;
  while (text[length] === char) length++;
  return length;
}
