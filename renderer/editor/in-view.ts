import { syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Decorations of what is in view, which `draw` makes: anew with the text, with what is in view, and where `also` says so. */
export function decorationsInView(
  draw: (view: EditorView) => DecorationSet,
  also: (update: ViewUpdate) => boolean = () => false,
): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = draw(view);
      }

      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged || also(update)) this.decorations = draw(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Whether more is known of the structure of the text than before; it is read on in idle moments. */
export const isReadOn = ({ state, startState }: ViewUpdate): boolean =>
  syntaxTree(state) !== syntaxTree(startState);
