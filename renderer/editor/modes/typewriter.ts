import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Keeps the line of the caret at the middle of the pane while one writes or moves by keys. A press of the mouse moves nothing. */
export function typewriter(): Extension {
  return [
    Prec.high(EditorView.theme({ '.cm-content': { paddingTop: '40vh', paddingBottom: '50vh' } })),
    EditorState.transactionExtender.of((tr) => {
      if (!tr.selection && !tr.docChanged) return null;
      if (tr.isUserEvent('select.pointer') || tr.isUserEvent('input.drop')) return null;
      if (
        !tr.isUserEvent('select') &&
        !tr.isUserEvent('input') &&
        !tr.isUserEvent('delete') &&
        !tr.isUserEvent('undo') &&
        !tr.isUserEvent('redo') &&
        !tr.isUserEvent('move')
      )
        return null;
      return { effects: EditorView.scrollIntoView(tr.newSelection.main.head, { y: 'center' }) };
    }),
  ];
}
