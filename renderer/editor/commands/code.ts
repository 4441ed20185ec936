import type { EditorState, StateCommand } from '@codemirror/state';
import { ancestor, type Node, treeTo } from './context';
import { apart, around, type Change, runAfter, runBefore, withMarks } from './inline';
import { leavePair } from './open-pair';
import { type Segment, segments } from './segments';

/** The marks of a code span around `text`: more backticks than stand together in it, and a space where it begins or ends with one. */
function codeMarks(text: string): { open: string; close: string } {
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const ticks = '`'.repeat(length);
  const pad = /^`|`$|^ .*[^ ].* $/su.test(text) ? ' ' : '';
  return { open: ticks + pad, close: pad + ticks };
}

/** Makes code of each selection or of the word at the caret, or text of it again where all of them are code. */
export const toggleCode: StateCommand = ({ state, dispatch }) => {
  const left = leavePair(state, 'code');
  if (left !== null) {
    dispatch(left);
    return true;
  }
  const found = segments(state)
    .map((segment) => ({ on: putOn(state, segment), off: takenAway(state, segment) }))
    .filter(({ on, off }) => on.length > 0 || off !== null);
  if (found.length === 0) return false;
  const changes = found.every(({ off }) => off !== null)
    ? apart(found.flatMap(({ off }) => off ?? []))
    : found.flatMap(({ on, off }) => (off === null ? on : []));
  dispatch(withMarks(state, changes, 'format.code'));
  return true;
};

function putOn(state: EditorState, segment: Segment): Change[] {
  // Right beside another backtick no code span can begin or end.
  if (state.sliceDoc(segment.from - 1, segment.from) === '`') return [];
  if (state.sliceDoc(segment.to, segment.to + 1) === '`') return [];
  const text = state.sliceDoc(segment.from, segment.to);
  if (text.includes('\n') && !text.split('\n').every((line) => /[^\s*_~>#+=\-\\]/u.test(line))) return [];
  const { open, close } = codeMarks(text);
  return around(segment, open, close);
}

function takenAway(state: EditorState, segment: Segment): Change[] | null {
  for (const each of [segment, stripped(state, segment)]) {
    const { open, close } = codeMarks(state.sliceDoc(each.from, each.to));
    const ticks = open.trimEnd().length;
    const outer = { from: each.from - open.length, to: each.to + close.length };
    if (
      runBefore(state, outer.from + ticks, '`') === ticks &&
      runAfter(state, outer.to - ticks, '`') === ticks &&
      state.sliceDoc(outer.from, each.from) === open &&
      state.sliceDoc(each.to, outer.to) === close
    )
      return [
        { from: outer.from, to: each.from, insert: '' },
        { from: each.to, to: outer.to, insert: '' },
      ];
  }
  const node = codeNode(state, segment);
  return node && unwrapped(state, node);
}

/** A segment without the marks that the selection holds along with its words. */
function stripped(state: EditorState, { from, to }: Segment): Segment {
  const text = state.sliceDoc(from, to);
  const open = /^`+ ?/.exec(text)?.[0].length ?? 0;
  const close = / ?`+$/.exec(text.slice(open))?.[0].length ?? 0;
  const inner = text.slice(open, text.length - close);
  const pad = /^`|`$/.test(inner) ? 0 : 1;
  const bare = (length: number, side: string) =>
    length > 0 && side === ' ' && pad === 1 ? length - 1 : length;
  return {
    from: from + bare(open, text[open - 1] ?? ''),
    to: to - bare(close, text[text.length - close] ?? ''),
  };
}

function codeNode(state: EditorState, { from, to }: Segment): Node | null {
  const tree = treeTo(state, to);
  for (const side of [1, -1] as const) {
    const node = ancestor(tree.resolveInner(side === 1 ? from : to, side), (name) => name === 'InlineCode');
    if (node && node.from <= from && node.to >= to) return node;
  }
  return null;
}

function unwrapped(state: EditorState, node: Node): Change[] {
  let from = node.firstChild?.to ?? node.from;
  let to = node.lastChild?.from ?? node.to;
  const text = state.sliceDoc(from, to);
  // CommonMark 6.1: one space on each side belongs to the marks, unless there is nothing else.
  if (text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '') {
    from++;
    to--;
  }
  return [
    { from: node.from, to: from, insert: '' },
    { from: to, to: node.to, insert: '' },
  ];
}
