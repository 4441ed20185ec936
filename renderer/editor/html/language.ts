import { html } from '@codemirror/lang-html';
import { type EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** HTML with its scripts and styles, and closing of elements as they are typed. Its parser is there with Markdown's. */
export const htmlLanguage = (): Extension => [html(), besideClosingTag()];

/** A closing tag typed where one stands already, as the editor has put it there, goes along it. */
const besideClosingTag = (): Extension =>
  Prec.high(
    EditorView.inputHandler.of((view, from, to, text) => {
      const spec = from === to ? alongClosingTag(view.state, from, text) : null;
      if (spec) view.dispatch(spec);
      return spec !== null;
    }),
  );

/** The change that a letter typed before or in a closing tag makes when it is the tag's own; null for any other. */
export function alongClosingTag(state: EditorState, at: number, text: string): TransactionSpec | null {
  const line = state.doc.lineAt(at);
  const before = state.sliceDoc(line.from, at);
  const after = state.sliceDoc(at, line.to);
  if (text === '/' && before.endsWith('<') && /^<\/[a-zA-Z][\w-]*>/.test(after))
    return { changes: { from: at - 1, to: at }, selection: { anchor: at + 1 }, userEvent: 'input.type' };
  if (text.length === 1 && /<\/[\w-]*$/.test(before) && /^[\w-]*>/.test(after) && after.startsWith(text))
    return { selection: { anchor: at + 1 }, userEvent: 'select' };
  return null;
}
