import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { bodyFrom } from '../front-matter';

/**
 * How long a command waits for the part of the text that has not been parsed yet; ms, once for each state. What is parsed is
 * kept, so that a text is waited for once, in a moment after it was opened: better than what the author did not ask for.
 * What is only shown, as which commands are active, does not wait but reads the tree that is there.
 */
const PATIENCE = 1000;

/** How many blocks are parsed in any case: a machine that made us wait is no reason to know less of a short text. */
const BLOCKS = 64;

const waitedFor = new WeakSet<EditorState>();

/** The longest tree of each state so far. The parser itself begins anew at a code block whose language is still being loaded. */
const known = new WeakMap<EditorState, Tree>();

export type Tree = ReturnType<typeof syntaxTree>;
export type Node = ReturnType<Tree['resolveInner']>;

/** The tree of the post's language up to `to`, or what there is of it when that takes too long. */
export function treeTo(state: EditorState, to: number): Tree {
  const until = Math.min(to, state.doc.length);
  const there = known.get(state) ?? syntaxTree(state);
  if (there.length >= until || waitedFor.has(state)) return there;
  let tree = ensureSyntaxTree(state, until, PATIENCE);
  for (let block = 0; tree === null && block < BLOCKS; block++) tree = ensureSyntaxTree(state, until, 0);
  if (tree === null) waitedFor.add(state);
  else known.set(state, tree);
  return tree ?? syntaxTree(state);
}

/** How much further than the last block is parsed at first to know where it ends, in UTF-16 units. */
const AHEAD = 4000;

/**
 * The Markdown tree up to `at` and to the end of the block at the top that `at` lies in, as of a list with all its items:
 * a tree that ends within it would say that an item holds less than it does.
 */
export function treeAround(state: EditorState, at: number): Tree {
  let tree = treeTo(state, at);
  for (let ahead = AHEAD; mayGoOn(state, tree, at); ahead *= 4) {
    const more = treeTo(state, tree.length + ahead);
    if (more.length <= tree.length) break;
    tree = more;
  }
  return tree;
}

function mayGoOn(state: EditorState, tree: Tree, at: number): boolean {
  const last = tree.topNode.lastChild;
  return tree.length < state.doc.length && (last === null || last.from <= at);
}

/** The node itself or the innermost one around it of which this is so; null where there is none. */
export function ancestor(node: Node, is: (name: string, node: Node) => boolean): Node | null {
  for (let at: Node | null = node; at; at = at.parent) if (is(at.name, at)) return at;
  return null;
}

const LITERAL = new Set([
  'FencedCode',
  'CodeBlock',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
]);

/** The code, HTML or comment block around an offset, in which Markdown means nothing; null elsewhere. */
export function literalBlock(state: EditorState, at: number): Node | null {
  const tree = treeTo(state, at);
  const is = (name: string) => LITERAL.has(name);
  return ancestor(tree.resolve(at, -1), is) ?? ancestor(tree.resolve(at, 1), is);
}

/** Whether Markdown can be written from `from` to `to`: not in front matter, code or HTML, and not in a read-only text. */
export function isProse(state: EditorState, from: number, to = from): boolean {
  if (state.readOnly || inFrontMatter(state, from)) return false;
  return literalBlock(state, from) === null && (from === to || literalBlock(state, to) === null);
}

/** Whether an offset lies in the post's front matter, where no Markdown command does anything. */
export function inFrontMatter(state: EditorState, at: number): boolean {
  const body = bodyFrom(state);
  return at < body || (at === body && body > 0 && state.sliceDoc(body - 1, body) !== '\n');
}
