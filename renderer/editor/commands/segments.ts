import type { EditorState, SelectionRange } from '@codemirror/state';
import { wordAround } from '#core/editor/words';
import { ancestor, isProse, treeTo } from './context';

/** A stretch of running text inside one paragraph, heading or table cell. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

const TEXT = /^(?:Paragraph|ATXHeading\d|SetextHeading\d|TableCell|Task)$/;
/** What stands at the start of a block but is not its text. */
const MARKS = new Set(['HeaderMark', 'TaskMarker', 'QuoteMark', 'ListMark']);
/** Inside these a mark would not be one, so the whole of them is marked. */
const WHOLE = new Set(['InlineCode', 'URL', 'Autolink', 'Image', 'HTMLTag', 'LinkReference']);

/**
 * The stretches of text that a toggle is about: the parts of a selection in each block, without the spaces around
 * them and without the blocks' own marks, or the word at a caret, or the caret itself. Stretches that touch are one.
 */
export function segments(state: EditorState): readonly Segment[] {
  const found = state.selection.ranges.flatMap((range) =>
    range.empty ? atCaret(state, range.head) : inSelection(state, range),
  );
  const apart: Segment[] = [];
  for (const each of found.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = apart.at(-1);
    if (last && each.from <= last.to)
      apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, each.to) };
    else apart.push(each);
  }
  return apart;
}

function atCaret(state: EditorState, at: number): Segment[] {
  const line = state.doc.lineAt(at);
  if (!isProse(state, at) && !inEmptyPair(line.text, at - line.from)) return [];
  const word = wordAround(line.text, at - line.from);
  return [widened(state, word ? line.from + word.from : at, word ? line.from + word.to : at)];
}

/** Whether a caret stands in marks without text, which at the start of a line read as a fence. */
const inEmptyPair = (text: string, at: number) =>
  /(?<!~)~~$/.test(text.slice(0, at)) && /^~~(?!~)/.test(text.slice(at));

function inSelection(state: EditorState, range: SelectionRange): Segment[] {
  const found: Segment[] = [];
  treeTo(state, range.to).iterate({
    from: range.from,
    to: range.to,
    enter: (node) => {
      if (!TEXT.test(node.name)) return true;
      let from = Math.max(node.from, range.from);
      let to = Math.min(node.to, range.to);
      for (let child = node.node.firstChild; child; child = child.nextSibling) {
        if (!MARKS.has(child.name) || child.name === 'QuoteMark') continue;
        if (child.to <= to && child.from <= from) from = Math.max(from, child.to);
        else if (child.from >= from && state.sliceDoc(child.to, node.to).trim() === '')
          to = Math.min(to, child.from);
      }
      const text = state.sliceDoc(from, Math.max(from, to));
      const inner = text.trim();
      if (inner === '' || state.readOnly) return false;
      const start = from + text.indexOf(inner);
      const segment = widened(state, start, start + inner.length);
      if (segment.from < segment.to) found.push(segment);
      return false;
    },
  });
  return found;
}

/** A stretch made as large as the code span, address or image that it is only a part of, and the link that it cuts. */
function widened(state: EditorState, from: number, to: number): Segment {
  const tree = treeTo(state, to);
  const around = (at: number, side: 1 | -1, is: (name: string) => boolean) => {
    const node = ancestor(tree.resolveInner(at, side), is);
    return node && node.from < at && node.to > at ? node : null;
  };
  const whole = [around(from, 1, (name) => WHOLE.has(name)), around(to, -1, (name) => WHOLE.has(name))];
  const links = [around(from, 1, isLink), around(to, -1, isLink)].map((link) => {
    const [open, close] = link?.getChildren('LinkMark') ?? [];
    return open && close && from >= open.to && to <= close.from ? null : link;
  });
  const nodes = [...whole, ...links].filter((node) => node !== null);
  const start = runEdge(state, Math.min(from, ...nodes.map((node) => node.from)), -1, from === to);
  const end = runEdge(state, Math.max(to, ...nodes.map((node) => node.to)), 1, from === to);
  // A mark behind a backslash would be text: what it escapes stays with it, and one that ends the line stays outside.
  const cut = escapes(state, end) ? (end < state.doc.lineAt(end).to ? 1 : -1) : 0;
  return {
    from: escapes(state, start) ? start - 1 : start,
    to: end > start ? Math.max(start, end + cut) : end,
  };
}

const isLink = (name: string) => name === 'Link' || name === 'Image';

/** A place among backticks that stand together, moved to their edge: half of them would be another mark. */
function runEdge(state: EditorState, place: number, step: 1 | -1, alone: boolean): number {
  const tick = (at: number) => state.sliceDoc(at, at + 1) === '`';
  let at = place;
  while (!alone && at > 0 && tick(at - 1) && tick(at)) at += step;
  return at;
}

function escapes(state: EditorState, at: number): boolean {
  const before = state.sliceDoc(state.doc.lineAt(at).from, at);
  return (/\\*$/.exec(before)?.[0].length ?? 0) % 2 === 1;
}
