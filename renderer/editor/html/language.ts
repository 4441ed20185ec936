import { Compartment, type EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';

type Html = () => Extension;
let loaded: Html | null = null;
const slot = new Compartment();

/** HTML with its scripts and styles, and closing of elements as they are typed; loaded with the first such post. */
export function htmlLanguage(): Extension {
  return [slot.of(loaded?.() ?? []), loading, besideClosingTag()];
}

const loading = ViewPlugin.define((view) => {
  let gone = false;
  if (loaded === null || isEmpty(view)) void load(view, () => gone);
  return { destroy: () => (gone = true) };
});

const isEmpty = (view: EditorView) => {
  const now = slot.get(view.state);
  return Array.isArray(now) && now.length === 0;
};

async function load(view: EditorView, gone: () => boolean): Promise<void> {
  const { html } = await import('@codemirror/lang-html');
  loaded = () => html({ matchClosingTags: true, autoCloseTags: true });
  // The next view of this document asks again.
  if (!gone() && isEmpty(view)) view.dispatch({ effects: slot.reconfigure(loaded()) });
}

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
