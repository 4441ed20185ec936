import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Active } from '../commands/active';
import type { EditorCommandId } from '../commands/ids';
import { elementOf, inMarkup } from './context';

const ELEMENTS: Readonly<Record<string, EditorCommandId>> = {
  strong: 'format.bold',
  b: 'format.bold',
  em: 'format.italic',
  i: 'format.italic',
  del: 'format.strikethrough',
  s: 'format.strikethrough',
  strike: 'format.strikethrough',
  code: 'format.code',
  a: 'format.link',
  h1: 'format.heading.1',
  h2: 'format.heading.2',
  h3: 'format.heading.3',
  h4: 'format.heading.4',
  h5: 'format.heading.5',
  h6: 'format.heading.6',
  blockquote: 'format.quote',
  pre: 'format.codeBlock',
};

/** What the caret is in, in a post that is HTML. The innermost list counts. */
export function activeInHtml(state: EditorState): Active {
  const { head } = state.selection.main;
  const on = new Set<EditorCommandId>();
  let list = false;
  for (const side of [-1, 1] as const)
    for (let node = syntaxTree(state).resolve(head, side); node.parent; node = node.parent) {
      const element = elementOf(state, node);
      if (element === null) continue;
      const id = ELEMENTS[element.name];
      if (id) on.add(id);
      if (!list && (element.name === 'ul' || element.name === 'ol')) {
        list = true;
        on.add(element.name === 'ol' ? 'list.ordered' : 'list.bullet');
      }
    }
  // In a block of code the code's own element is a part of it.
  if (on.has('format.codeBlock')) on.delete('format.code');
  return { on, inTable: false, isLiteral: inMarkup(state, head), html: true };
}
