import type { EditorState } from '@codemirror/state';
import { type Container, containersOf } from './containers';
import type { Node } from './context';
import type { Change } from './inline';
import { isBlankAbove, nextItem, previousItem } from './list-item';
import { isInOrder } from './renumber';

/**
 * Whether a paragraph right above takes this line for its own text or underline: of the numbered items only one that begins
 * with 1 interrupts it, and none that is empty. CommonMark 4.3, 5.2, 5.3.
 */
export const isTakenIn = (text: string): boolean =>
  /^ {0,3}(?:(?!1[.)][ \t]+\S)\d{1,9}[.)](?:[ \t]|$)|[+*][ \t]*$|-+[ \t]*$)/.test(text);

/**
 * The blank line that what stands right behind an item, a footnote or a quote needs when its mark goes away, or it would
 * become a part of the paragraph that is left; null where there is no need of one.
 */
export function gapBehind(state: EditorState, container: Container): Change | null {
  const { node, pending } = container;
  if (pending) return null;
  const first = state.doc.lineAt(node.from).number;
  const own = (each: Container) =>
    each.node.from === node.from && each.kind === container.kind && !each.pending;
  const around = containersOf(state, state.doc.line(first));
  const outer = around.slice(0, around.findIndex(own));
  const end = Math.min(state.doc.lines, state.doc.lineAt(node.to).number + 1);
  // The tree takes some lines for lazy ones that begin a list of their own.
  for (let n = first + 1; n <= end; n++) {
    const line = state.doc.line(n);
    const there = containersOf(state, line);
    if (there.some(own) || isBlankAbove(state, line) || !isOpenAbove(node, line.from)) continue;
    if (outer.some((each, depth) => each.node.from !== there[depth]?.node.from)) return null;
    const at = there[outer.length - 1]?.to ?? 0;
    if (isTakenIn(renumbered(state, container, line.text.slice(at))))
      return { from: line.from, to: line.from, insert: `${line.text.slice(0, at).trimEnd()}\n` };
  }
  return null;
}

/** Whether what a block holds above an offset is a paragraph of its own, or nothing yet. */
function isOpenAbove(node: Node, at: number): boolean {
  let above = node.childBefore(at);
  while (above?.name === 'QuoteMark') above = above.prevSibling;
  return above === null || /^(?:Paragraph|Task|ListMark)$/.test(above.name);
}

/** The line of the item behind the first one of a list with the number that it takes over. */
function renumbered(state: EditorState, { kind, node, own }: Container, text: string): string {
  if (!own || kind !== 'ordered' || !node.parent || previousItem(node) || !nextItem(node)) return text;
  const first = node.getChild('ListMark');
  if (!first || !isInOrder(state, node.parent)) return text;
  return text.replace(/^ *\d+/, state.sliceDoc(first.from, first.to - 1));
}
