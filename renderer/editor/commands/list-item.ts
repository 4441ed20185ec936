import type { EditorState, Line } from '@codemirror/state';
import type { Node } from './context';

/** The item before this one in its list. */
export function previousItem(node: Node): Node | null {
  let at = node.prevSibling;
  while (at && at.name !== 'ListItem') at = at.prevSibling;
  return at;
}

/** The item after this one in its list. */
export function nextItem(node: Node): Node | null {
  let at = node.nextSibling;
  while (at && at.name !== 'ListItem') at = at.nextSibling;
  return at;
}

/** Whether nothing but quote marks stands on the line above. */
export const isBlankAbove = (state: EditorState, line: Line): boolean =>
  line.number > 1 && /^[\s>]*$/.test(state.doc.line(line.number - 1).text);
