import type { Editor } from '../editor';
import { type EditorCommandId, editorCommandIds } from './ids';
import { editorCommands } from './registry';

/** The workspace's actions of the commands on the text. `showText` is asked before one runs, for the text may be hidden. */
export function editorActions(editor: Editor, showText: () => void): Record<EditorCommandId, () => void> {
  const run = (id: EditorCommandId) => () => {
    const view = editor.view();
    if (!view) return;
    showText();
    editorCommands[id](view);
    editor.focus();
  };
  return Object.fromEntries(editorCommandIds.map((id) => [id, run(id)])) as Record<
    EditorCommandId,
    () => void
  >;
}
