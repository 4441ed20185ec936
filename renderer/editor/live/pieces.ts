import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { displayWidth } from '#core/editor/display-width';
import { type Align, readAlign, readRow } from '#core/editor/table-row';
import type { MathMarks } from '#core/markdown/dialect';
import { isHtml } from '../html/context';
import { liveHost } from './host';
import { type MathPiece, mathPieces } from './math-pieces';
import { tagLink } from './tag-link';

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode'];
type SyntaxNodeRef = Pick<SyntaxNode, 'name' | 'from' | 'to' | 'node'>;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** One thing that live mode draws in another way than it is written. Offsets in the document; none holds a line break. */
export type Piece = Span &
  (
    | { readonly kind: 'hidden' }
    | { readonly kind: 'bullet' }
    | { readonly kind: 'task'; readonly done: boolean }
    | { readonly kind: 'rule' }
    | { readonly kind: 'code' }
    | { readonly kind: 'fence' }
    | { readonly kind: 'link'; readonly href: string }
    /** `written` says that its source is shown as well, because the selection touches it. */
    | { readonly kind: 'image'; readonly src: string; readonly alt: string; readonly written: boolean }
    | (Omit<MathPiece, 'from' | 'to'> & { readonly kind: 'math'; readonly written: boolean })
    /** As much room as what is hidden in a cell would take, so that columns stay under each other; `width` in characters. */
    | { readonly kind: 'room'; readonly width: number; readonly side: 'before' | 'after' }
    /** The marker of a list item with the space around it; `width` in characters. */
    | { readonly kind: 'marker'; readonly width: number }
    /** A whole line, `from` its start. */
    | { readonly kind: 'line'; readonly look: LineLook }
  );

export type LineLook =
  | { readonly is: 'hang'; readonly width: number }
  | { readonly is: 'quote'; readonly depth: number }
  | { readonly is: 'table'; readonly row: 'head' | 'delimiter' | 'body' }
  | { readonly is: 'gone' };

/** The widest marker that hangs, in characters; a wider one stands in the line as it is written. */
const WIDEST = 12;
const DEEPEST = 4;
const INLINE = /^(?:Emphasis|StrongEmphasis|Strikethrough|InlineCode|Escape|Link|Image|Autolink|URL)$/;

type Take = (piece: Piece) => void;

/**
 * What is drawn otherwise within `ranges`: the marks of what the selection does not touch are hidden; what can be shown
 * (images, mathematics, boxes, rules) is. Reads the state and changes nothing.
 */
export function livePieces(state: EditorState, ranges: readonly Span[], marks: MathMarks): Piece[] {
  // Its scripts have nodes that are called as some of Markdown's.
  if (isHtml(state)) return [];
  const found: Piece[] = [];
  const rowOf = evenRows(state);
  const take: Take = (piece) => {
    if (piece.kind === 'line' || piece.kind === 'room' || piece.to > piece.from) found.push(piece);
  };
  for (const range of ranges) {
    const formulas = marks === 'none' ? [] : mathPieces(state, range, marks);
    for (const math of formulas) drawMath(state, math, take);
    const inMath = (node: SyntaxNodeRef) =>
      INLINE.test(node.name) && formulas.some((math) => node.from >= math.from && node.to <= math.blockTo);
    const enter = (ref: SyntaxNodeRef, into: Take): boolean => {
      if (inMath(ref)) return false;
      if (ref.name !== 'TableCell') return draw(state, ref, range, into);
      drawCell(state, ref.node, rowOf, enter, into);
      return false;
    };
    syntaxTree(state).iterate({ ...range, enter: (ref) => enter(ref, take) });
  }
  return found;
}

/** Whether any part of the selection touches the span, its edges included. */
export function touched(state: EditorState, { from, to }: Span): boolean {
  return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

function draw(state: EditorState, ref: SyntaxNodeRef, seen: Span, take: Take): boolean {
  const { name } = ref;
  switch (name) {
    case 'FrontMatter':
    case 'HTMLBlock':
    case 'CommentBlock':
    case 'LinkReference':
      return false;
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
      if (!touched(state, ref)) hideChildren(state, ref.node, [`${strip(name)}Mark`], take);
      return true;
    case 'InlineCode':
      take({ kind: 'code', from: ref.from, to: ref.to });
      if (!touched(state, ref)) hideChildren(state, ref.node, ['CodeMark'], take);
      return false;
    case 'Escape':
      if (!touched(state, ref)) take({ kind: 'hidden', from: ref.from, to: ref.from + 1 });
      return false;
    case 'Link':
    case 'Autolink':
      return drawLink(state, ref.node, take);
    case 'Image':
      drawImage(state, ref.node, take);
      return false;
    case 'FencedCode':
      drawFence(state, ref.node, take);
      return false;
    case 'HorizontalRule': {
      const line = state.doc.lineAt(ref.from);
      if (!touched(state, line)) take({ kind: 'rule', from: ref.from, to: ref.to });
      return false;
    }
    case 'Blockquote':
      drawQuote(state, ref.node, seen, take);
      return true;
    case 'QuoteMark':
      if (!touched(state, ref)) take({ kind: 'hidden', from: ref.from, to: withSpace(state, ref.to) });
      return false;
    case 'ListItem':
      drawItem(state, ref.node, take);
      return true;
    case 'Table':
      drawTable(state, ref.node, seen, take);
      return true;
  }
  if (/^ATXHeading|^SetextHeading/.test(name)) drawHeading(state, ref.node, take);
  return true;
}

const strip = (name: string) => (name === 'StrongEmphasis' ? 'Emphasis' : name);

/** The offset after the one space or tab that may follow. */
function withSpace(state: EditorState, at: number): number {
  return /^[ \t]$/.test(state.sliceDoc(at, at + 1)) ? at + 1 : at;
}

/** Hides a span line by line: a decoration of a view must not hold a line break. */
function hide(state: EditorState, { from, to }: Span, take: Take): void {
  for (let at = from; at < to; ) {
    const line = state.doc.lineAt(at);
    take({ kind: 'hidden', from: at, to: Math.min(to, line.to) });
    at = line.to + 1;
  }
}

function hideChildren(state: EditorState, node: SyntaxNode, names: readonly string[], take: Take): void {
  for (const name of names) for (const mark of node.getChildren(name)) hide(state, mark, take);
}

function drawHeading(state: EditorState, node: SyntaxNode, take: Take): void {
  const whole = { from: state.doc.lineAt(node.from).from, to: state.doc.lineAt(node.to).to };
  if (touched(state, whole)) return;
  const marks = node.getChildren('HeaderMark');
  if (node.name.startsWith('Setext')) {
    for (const mark of marks) take({ kind: 'hidden', from: mark.from, to: mark.to });
    return;
  }
  const [opening, closing] = marks;
  if (!opening) return;
  const text = withSpace(state, opening.to);
  take({ kind: 'hidden', from: opening.from, to: text });
  if (!closing) return;
  const end = node.from + state.sliceDoc(node.from, closing.from).trimEnd().length;
  take({ kind: 'hidden', from: Math.max(text, end), to: closing.to });
}

function drawLink(state: EditorState, node: SyntaxNode, take: Take): boolean {
  const written = hrefOf(state, node);
  const tagged = written === null ? tagLink(state, node, state.facet(liveHost).templates()) : null;
  const href = written ?? tagged?.href ?? null;
  // `[word]` alone is a link only where its label is defined, and mostly it is just a word in brackets.
  if (href === null) return true;
  const span = { from: node.from, to: tagged?.to ?? node.to };
  take({ kind: 'link', ...span, href });
  if (touched(state, span)) return true;
  if (node.name === 'Autolink') {
    hideChildren(state, node, ['LinkMark'], take);
    return false;
  }
  const [open, close] = node.getChildren('LinkMark');
  if (!open || !close) return true;
  hide(state, open, take);
  hide(state, { from: close.from, to: span.to }, take);
  return true;
}

/** Where a link leads as it is written: its address, or `[label]` for one that is defined elsewhere. */
export function hrefOf(state: EditorState, node: SyntaxNode): string | null {
  const url = node.getChild('URL');
  if (url) return state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, '$1');
  const label = node.getChild('LinkLabel');
  if (!label) return null;
  const words = state.sliceDoc(label.from, label.to);
  if (words !== '[]') return words;
  const [open, close] = node.getChildren('LinkMark');
  return open && close ? `[${state.sliceDoc(open.to, close.from)}]` : null;
}

function drawImage(state: EditorState, node: SyntaxNode, take: Take): void {
  const url = node.getChild('URL');
  const [open, close] = node.getChildren('LinkMark');
  // Over several lines it stays as it is written.
  if (!url || !open || !close || state.doc.lineAt(node.from).to < node.to) return;
  take({
    kind: 'image',
    from: node.from,
    to: node.to,
    src: state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, '$1'),
    alt: state.sliceDoc(open.to, close.from),
    written: touched(state, node),
  });
}

function drawFence(state: EditorState, node: SyntaxNode, take: Take): void {
  const whole = { from: node.from, to: node.to };
  const info = node.getChild('CodeInfo');
  if (touched(state, whole)) return;
  hideChildren(state, node, ['CodeMark'], take);
  if (info && state.doc.lineAt(info.from).to >= info.to)
    take({ kind: 'fence', from: info.from, to: info.to });
}

function drawQuote(state: EditorState, node: SyntaxNode, seen: Span, take: Take): void {
  let depth = 1;
  for (let up = node.parent; up && depth <= DEEPEST; up = up.parent) if (up.name === 'Blockquote') depth += 1;
  // However deep a hostile text goes, its lines are drawn once.
  if (depth > DEEPEST) return;
  const inner = depth === DEEPEST ? [] : node.getChildren('Blockquote');
  const within = (at: number) =>
    inner.some((each) => state.doc.lineAt(each.from).from <= at && each.to >= at);
  for (const at of lines(state, node, seen))
    if (!within(at)) take({ kind: 'line', from: at, to: at, look: { is: 'quote', depth } });
}

/** Starts of the lines of a node that are seen. */
function* lines(state: EditorState, node: Span, seen: Span): Iterable<number> {
  let line = state.doc.lineAt(Math.max(node.from, seen.from));
  for (;;) {
    yield line.from;
    if (line.to >= Math.min(node.to, seen.to) || line.number === state.doc.lines) return;
    line = state.doc.line(line.number + 1);
  }
}

function drawItem(state: EditorState, node: SyntaxNode, take: Take): void {
  const mark = node.getChild('ListMark');
  if (!mark) return;
  const line = state.doc.lineAt(mark.from);
  const task = node.getChild('Task')?.getChild('TaskMarker') ?? null;
  const box = task && task.to <= line.to ? task : null;
  const end = withSpace(state, box ? box.to : mark.to);
  const before = state.sliceDoc(line.from, mark.from);
  const shown = touched(state, { from: mark.from, to: box ? box.to : mark.to });
  if (box && !shown) {
    take({ kind: 'hidden', from: mark.from, to: box.from });
    take({
      kind: 'task',
      from: box.from,
      to: box.to,
      done: state.sliceDoc(box.from + 1, box.to - 1) !== ' ',
    });
  } else if (!shown && node.parent?.name === 'BulletList') {
    take({ kind: 'bullet', from: mark.from, to: mark.to });
  }
  // A list within a quotation, or after tabs, stands where its text does.
  if (before.trim() !== '' || before.includes('\t')) return;
  const width = box ? before.length + (shown ? end - mark.from : 3) : end - line.from;
  if (width > WIDEST) return;
  take({ kind: 'marker', from: line.from, to: end, width });
  take({ kind: 'line', from: line.from, to: line.from, look: { is: 'hang', width } });
}

function drawTable(state: EditorState, node: SyntaxNode, seen: Span, take: Take): void {
  const head = node.getChild('TableHeader');
  const delimiter = node.getChild('TableDelimiter');
  for (const at of lines(state, node, seen)) {
    const on = (part: SyntaxNode | null) => part !== null && state.doc.lineAt(part.from).from === at;
    const row = on(head) ? 'head' : on(delimiter) ? 'delimiter' : 'body';
    take({ kind: 'line', from: at, to: at, look: { is: 'table', row } });
  }
}

/**
 * What is in a cell, as anywhere else, but for images, which would make its row many lines high. Columns stand under each
 * other as they are written, so what is hidden leaves its room.
 */
function drawCell(
  state: EditorState,
  cell: SyntaxNode,
  rowOf: (cell: SyntaxNode) => EvenRow | null,
  enter: (ref: SyntaxNodeRef, take: Take) => boolean,
  take: Take,
): void {
  let hidden = 0;
  const inCell: Take = (piece) => {
    if (piece.kind === 'image') return;
    if (piece.kind === 'hidden') hidden += displayWidth(state.sliceDoc(piece.from, piece.to));
    take(piece);
  };
  syntaxTree(state).iterate({
    from: cell.from,
    to: cell.to,
    enter: (ref) =>
      ref.from < cell.from || ref.to > cell.to || ref.name === 'TableCell' || enter(ref, inCell),
  });
  const row = hidden === 0 ? null : rowOf(cell);
  if (row === null) return;
  const at = cell.from - (cell.parent?.from ?? 0);
  const align = row.aligns[row.ends.findIndex((to) => at <= to)] ?? 'none';
  const before = align === 'right' ? hidden : align === 'center' ? Math.floor(hidden / 2) : 0;
  const room = (at: number, width: number, side: 'before' | 'after') =>
    width > 0 && take({ kind: 'room', from: at, to: at, width, side });
  room(cell.from, before, 'before');
  room(cell.to, hidden - before, 'after');
}

/** A row whose pipes stand under those of its table: where its cells end, from its own start, and how its columns are aligned. */
interface EvenRow {
  readonly ends: readonly number[];
  readonly aligns: readonly Align[];
}

/** Null for a row that is not even, as far as its width tells. */
function evenRow(state: EditorState, row: SyntaxNode): EvenRow | null {
  const delimiters = row.parent?.getChild('TableDelimiter');
  if (!delimiters) return null;
  const text = state.sliceDoc(row.from, row.to);
  const written = state.sliceDoc(delimiters.from, delimiters.to);
  if (displayWidth(text) !== displayWidth(written)) return null;
  return {
    ends: readRow(text).cells.map(({ to }) => to),
    aligns: readRow(written).cells.map(({ textFrom, textTo }) => readAlign(written.slice(textFrom, textTo))),
  };
}

/** `evenRow`, which is asked once for each row however many cells it has. */
function evenRows(state: EditorState): (cell: SyntaxNode) => EvenRow | null {
  const known = new Map<number, EvenRow | null>();
  return ({ parent: row }) => {
    if (row === null) return null;
    let found = known.get(row.from);
    if (found === undefined) {
      found = evenRow(state, row);
      known.set(row.from, found);
    }
    return found;
  };
}

function drawMath(state: EditorState, math: MathPiece, take: Take): void {
  const whole = { from: math.from, to: math.blockTo };
  const written = touched(state, whole);
  const { tex, display, blockTo } = math;
  take({ kind: 'math', from: math.from, to: math.to, tex, display, blockTo, written });
  if (written) return;
  // The other lines of a formula over several lines are not drawn: it stands in the first.
  for (let at = state.doc.lineAt(math.from).to + 1; at <= blockTo; ) {
    const line = state.doc.lineAt(at);
    take({ kind: 'line', from: line.from, to: line.from, look: { is: 'gone' } });
    at = line.to + 1;
  }
}
