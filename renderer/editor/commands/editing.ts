import { type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { closing } from '../closing/closing';
import { folding } from '../folding/folding';
import { nextCell, nextRow, previousCell } from '../table/cells';
import { deleteMark } from './backspace';
import { editorCommandIds } from './ids';
import { indentItems, outdentItems } from './indent';
import { codeMirrorKey, editorKeys } from './keys';
import { continueMarkup } from './newline';
import { editorCommands } from './registry';
import { renumbering } from './renumber';

/**
 * Markdown that helps: the commands' keys; Enter, Tab and Backspace in tables, lists and quotes; numbers that keep
 * counting; closing of brackets and fences; folding.
 */
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
    closing(),
    folding(),
    Prec.high(
      keymap.of([
        { key: 'Enter', run: nextRow },
        { key: 'Enter', run: continueMarkup },
        { key: 'Backspace', run: deleteMark },
        { key: 'Tab', run: nextCell, shift: previousCell },
        { key: 'Tab', run: indentItems, shift: outdentItems },
        ...named,
      ]),
    ),
  ];
}
