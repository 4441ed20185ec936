import type { EditorState } from '@codemirror/state';
import { isHtmlPost } from '#core/markdown/post-dialect';
import { ancestor, inFrontMatter, type Node, treeTo } from '../commands/context';
import { bodyFrom, postIdFacet } from '../front-matter';

/** Whether the text is a page of HTML, in which Markdown means nothing. */
export const isHtml = (state: EditorState): boolean => isHtmlPost(state.facet(postIdFacet));

/** An element with both its tags, and where their names are. Offsets. */
export interface HtmlElement {
  readonly name: string;
  readonly node: Node;
  readonly open: Tag;
  readonly close: Tag;
}

interface Tag {
  readonly from: number;
  readonly to: number;
  readonly name: { readonly from: number; readonly to: number };
}

function tagOf(node: Node | null | undefined): Tag | null {
  const name = node?.getChild('TagName');
  return node && name ? { from: node.from, to: node.to, name: { from: name.from, to: name.to } } : null;
}

/** The element of a node of the tree; null for one that lacks a tag, or stands in the front matter. */
export function elementOf(state: EditorState, node: Node): HtmlElement | null {
  if (node.name !== 'Element' || node.from < bodyFrom(state)) return null;
  const open = tagOf(node.getChild('OpenTag'));
  const close = tagOf(node.getChild('CloseTag'));
  if (open === null || close === null) return null;
  return { node, open, close, name: state.sliceDoc(open.name.from, open.name.to).toLowerCase() };
}

/** The innermost element with one of these names whose content holds `[from, to]`, or whose tags it holds too. */
export function elementAround(
  state: EditorState,
  from: number,
  to: number,
  names: readonly string[],
): HtmlElement | null {
  const tree = treeTo(state, to);
  const holds = ({ open, close }: HtmlElement) =>
    (open.to <= from && close.from >= to) || (open.from === from && close.to === to);
  let found: HtmlElement | null = null;
  for (const [at, side] of [
    [from, -1],
    [from, 1],
    [to, -1],
  ] as const)
    ancestor(tree.resolveInner(at, side), (_name, node) => {
      const element = elementOf(state, node);
      if (element === null || !names.includes(element.name) || !holds(element)) return false;
      if (found === null || element.node.from > found.node.from) found = element;
      return true;
    });
  return found;
}

const MARKUP = new Set(['OpenTag', 'CloseTag', 'SelfClosingTag', 'MismatchedCloseTag', 'IncompleteTag']);
const LITERAL = new Set([
  'Comment',
  'ProcessingInst',
  'DoctypeDecl',
  'Script',
  'Style',
  'ScriptText',
  'StyleText',
]);

/** Whether an offset lies inside of a tag, a comment, a script or a style. */
export function inMarkup(state: EditorState, at: number): boolean {
  const line = state.doc.lineAt(at);
  if (/<\/?[a-zA-Z][^<>]*$/.test(state.sliceDoc(Math.max(line.from, at - 1000), at))) return true;
  return (
    ancestor(
      treeTo(state, at).resolveInner(at, -1),
      (name, { from, to }) =>
        (MARKUP.has(name) && from < at && to > at) || (LITERAL.has(name) && from < at && to >= at),
    ) !== null
  );
}

/** Whether words stand from `from` to `to`, around which elements can be put. */
export const isText = (state: EditorState, from: number, to = from): boolean =>
  !state.readOnly &&
  !inFrontMatter(state, from) &&
  !inMarkup(state, from) &&
  (from === to || !inMarkup(state, to));
