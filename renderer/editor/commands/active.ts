import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { activeInHtml } from '../html/active';
import { isHtml } from '../html/context';
import { inFrontMatter } from './context';
import type { EditorCommandId } from './ids';

/** What the caret stands in, as the commands that would take it away; and whether a table is around it. */
export interface Active {
  readonly on: ReadonlySet<EditorCommandId>;
  readonly inTable: boolean;
  /** Whether Markdown means nothing here: front matter, or the inside of code. */
  readonly isLiteral: boolean;
  /** The post is HTML, and has the commands that HTML has a form for. */
  readonly html: boolean;
}

const NODES: Readonly<Record<string, EditorCommandId>> = {
  StrongEmphasis: 'format.bold',
  Emphasis: 'format.italic',
  Strikethrough: 'format.strikethrough',
  InlineCode: 'format.code',
  Link: 'format.link',
  ATXHeading1: 'format.heading.1',
  ATXHeading2: 'format.heading.2',
  ATXHeading3: 'format.heading.3',
  ATXHeading4: 'format.heading.4',
  ATXHeading5: 'format.heading.5',
  ATXHeading6: 'format.heading.6',
  SetextHeading1: 'format.heading.1',
  SetextHeading2: 'format.heading.2',
  Blockquote: 'format.quote',
  FencedCode: 'format.codeBlock',
  HorizontalRule: 'format.rule',
};

/**
 * What the caret is in, read off the tree that is there: as many steps as it is deep, however long the post. The
 * innermost list counts.
 */
export function activeAt(state: EditorState): Active {
  const on = new Set<EditorCommandId>();
  const { head } = state.selection.main;
  const html = isHtml(state);
  if (inFrontMatter(state, head)) return { on, inTable: false, isLiteral: true, html };
  if (html) return activeInHtml(state);
  let inTable = false;
  let isLiteral = false;
  let list = false;
  for (const side of [-1, 1] as const) {
    for (let node = syntaxTree(state).resolve(head, side); node.parent; node = node.parent) {
      const id = NODES[node.name];
      // At the edge of a stretch the next letter is not in it, but a mark around the word is.
      if (id && node.from <= head && node.to >= head) on.add(id);
      if (node.name === 'Table') inTable = true;
      if (node.name === 'FencedCode' || node.name === 'CodeBlock' || node.name === 'HTMLBlock')
        isLiteral = true;
      if (node.name === 'ListItem' && !list) {
        list = true;
        const task = node.getChild('Task') !== null;
        on.add(task ? 'list.task' : node.parent.name === 'OrderedList' ? 'list.ordered' : 'list.bullet');
      }
    }
  }
  return { on, inTable, isLiteral, html };
}

/** Whether two say the same. */
export const sameActive = (a: Active, b: Active): boolean =>
  a.html === b.html &&
  a.inTable === b.inTable &&
  a.isLiteral === b.isLiteral &&
  a.on.size === b.on.size &&
  [...a.on].every((id) => b.on.has(id));
