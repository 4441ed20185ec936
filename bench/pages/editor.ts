import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';

declare global {
  interface Window {
    /** Puts the caret behind the first place of these words, in the middle of the window. */
    benchGoTo?: (words: string) => void;
  }
}

const layout = EditorView.theme({
  '&': { height: '100vh' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'monospace' },
});

/** What every Markdown editor on CodeMirror has, and nothing beyond it; fills `parent` with the post. */
export async function openEditor(parent: HTMLElement, more: Extension = []): Promise<EditorView> {
  const text = await (await fetch('/post.md')).text();
  document.body.style.margin = '0';
  document.documentElement.dataset.mount = String(performance.timeOrigin + performance.now());
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        keymap.of([...defaultKeymap, ...historyKeymap]),
        markdown({ base: markdownLanguage, codeLanguages: languages }),
        syntaxHighlighting(defaultHighlightStyle),
        layout,
        more,
      ],
    }),
  });
  window.benchGoTo = (words) => {
    const at = view.state.doc.toString().indexOf(words) + words.length;
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    view.focus();
  };
  return view;
}
