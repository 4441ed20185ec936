import { type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { deleteMark } from './backspace';
import { editorCommandIds } from './ids';
import { indentItems, outdentItems } from './indent';
import { codeMirrorKey, editorKeys } from './keys';
import { continueMarkup } from './newline';
import { editorCommands } from './registry';
import { renumbering } from './renumber';

/** Markdown that helps: the commands' keys, Enter, Tab and Backspace in lists and quotes, and numbers that keep counting. */
export function editing(): Extension {
  const named = editorCommandIds.flatMap((id) =>
    (editorKeys[id] ?? []).map((chord) => ({
      key: codeMirrorKey(chord),
      preventDefault: true,
      run: editorCommands[id],
    })),
  );
  return [
    renumbering(),
    Prec.high(
      keymap.of([
        { key: 'Enter', run: continueMarkup },
        { key: 'Backspace', run: deleteMark },
        { key: 'Tab', run: indentItems, shift: outdentItems },
        ...named,
      ]),
    ),
  ];
}
