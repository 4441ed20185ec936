import { EditorSelection, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import { type Container, containersOf, continuation, isItem } from './containers';
import { isProse, type Node } from './context';
import { isTakenIn } from './gap-behind';
import { isBlankAbove } from './list-item';

/**
 * Enter in a quote or a list: goes on with the next item, task or quoted line; in an empty item it goes up one level,
 * and from the outermost out of the list, with the blank line that keeps what follows from being read as a part of it.
 * An empty quoted line is a paragraph's end; the second one in a row leaves the quote.
 */
export const continueMarkup: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  let mine = false;
  const spec = state.changeByRange((range) => {
    const next = after(state, range.from, range.to);
    if (next) mine = true;
    const { from, insert, caret, to } = next ?? plain(state, range.from);
    return {
      changes: { from, to: Math.max(range.to, to ?? 0), insert },
      range: EditorSelection.cursor(from + (caret ?? insert.length)),
    };
  });
  if (!mine) return false;
  dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'input.list' }));
  return true;
};

/** Shift+Enter in a quote or a list: another line of the same paragraph, quoted and indented as it is. */
export const breakLine: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !isProse(state, main.from, main.to)) return false;
  const line = state.doc.lineAt(main.from);
  const containers = containersOf(state, line).filter(({ to }) => line.from + to <= main.from);
  if (containers.length === 0) return false;
  const insert = state.lineBreak + continuation(line, containers);
  dispatch(state.update(state.replaceSelection(insert), { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

interface Written {
  readonly from: number;
  readonly to?: number;
  readonly insert: string;
  /** Where the caret is in what is written; its end unless said. */
  readonly caret?: number;
}

/** What Enter does for another caret that stands in no list. */
function plain(state: EditorState, at: number): Written {
  const space = /^[ \t]*/.exec(state.doc.lineAt(at).text)?.[0] ?? '';
  return { from: at, insert: `\n${space}` };
}

function after(state: EditorState, at: number, end: number): Written | null {
  const empty = at === end;
  if (!isProse(state, at)) return null;
  const line = state.doc.lineAt(at);
  const offset = at - line.from;
  const containers = containersOf(state, line).filter(({ to, own, markTo }) => (own ? markTo : to) <= offset);
  const inner = containers.at(-1);
  if (!inner || inner.kind === 'note') return null;
  const nothing =
    line.text
      .slice(inner.markTo)
      .replace(/^[ \t]*\[[ xX]\]/, '')
      .trim() === '';
  if (empty && nothing && inner.own && isItem(inner)) return leaveItem(state, line, containers, inner);
  if (empty && inner.kind === 'quote' && line.text.slice(inner.to).trim() === '') {
    const left = leaveQuote(state, line, inner);
    if (left) return left;
  }
  const behind = state.sliceDoc(end, state.doc.lineAt(end).to);
  const before = line.text.slice(0, offset).trimEnd().length;
  const from = line.from + Math.max(before, inner.to > offset ? offset : Math.min(inner.to, offset));
  const cut = end + behind.length - behind.trimStart().length;
  if (!inner.own || !isItem(inner)) return { from, to: cut, insert: `\n${continuation(line, containers)}` };
  const outer = containers.slice(0, -1);
  const gap = isLoose(state, inner.node) ? `\n${continuation(line, outer).trimEnd()}` : '';
  const prefix = continuation(line, outer) + line.text.slice(inner.from, inner.markFrom);
  return { from, to: cut, insert: `${gap}\n${prefix}${mark(line, inner, 1)}` };
}

/** An item's mark as the one after it (`add` 1) has it: the next number, an empty box. */
function mark(line: Line, { markFrom, markTo, to, task }: Container, add: number): string {
  const written = line.text.slice(markFrom, markTo);
  const next = written.replace(/^\d+/, (digits) => String(Number(digits) + add));
  const content = task === null ? to : line.text.indexOf('[', markTo);
  const space = line.text.slice(markTo, content) || ' ';
  return next + space + (task === null ? '' : '[ ] ');
}

function leaveItem(
  state: EditorState,
  line: Line,
  containers: readonly Container[],
  inner: Container,
): Written {
  const outer = containers.slice(0, -1);
  const parent = outer.findLast(isItem);
  if (parent?.own) return { from: line.from + inner.from, to: line.to, insert: '' };
  if (parent) {
    const first = state.doc.lineAt(parent.node.from);
    const own = containersOf(state, first).find(
      (each) => each.node.from === parent.node.from && isItem(each),
    );
    const gap =
      isLoose(state, parent.node) && !isBlankAbove(state, line)
        ? `${line.text.slice(0, parent.from).trimEnd()}\n`
        : '';
    if (own) {
      const prefix = line.text.slice(0, parent.from) + first.text.slice(own.from, own.markFrom);
      return { from: line.from, to: line.to, insert: gap + prefix + mark(first, own, 1) };
    }
  }
  const prefix = line.text.slice(0, inner.from);
  const blank = prefix.trimEnd();
  const above = line.number === 1 || isBlankAbove(state, line) ? '' : `${blank}\n`;
  const below = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : '';
  const follows = below.startsWith(blank) ? below.slice(blank.length) : '';
  const gap =
    (inner.kind === 'ordered' && below.slice(blank.length).trim() !== '') || isTakenIn(follows)
      ? `\n${blank}`
      : '';
  const insert = above + prefix + gap;
  return { from: line.from, to: line.to, insert, caret: above.length + prefix.length };
}

function leaveQuote(state: EditorState, line: Line, inner: Container): Written | null {
  const outer = line.text.slice(0, inner.from);
  if (inner.own) return { from: line.from + inner.from, to: line.to, insert: '' };
  const last = state.doc.line(line.number - 1);
  if (last.text.slice(inner.from).trim() !== '>') return null;
  return { from: last.from + inner.from, to: line.to, insert: `\n${outer}` };
}

/** Whether the items of a list stand apart: there is a blank line before this item or the next one. */
export function isLoose(state: EditorState, node: Node): boolean {
  const items = node.parent?.getChildren('ListItem') ?? [];
  const at = items.findIndex((each) => each.from === node.from);
  const second = items[at > 0 ? at : at + 1];
  return second !== undefined && isBlankAbove(state, state.doc.lineAt(second.from));
}
