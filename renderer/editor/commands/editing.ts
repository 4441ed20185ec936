import { isolateHistory } from '@codemirror/commands';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { keyLabel } from '../../app/command-rules';
import { closing, htmlClosing } from '../closing/closing';
import { folding } from '../folding/folding';
import { breakHtmlLine } from '../html/commands';
import { slashMenu } from '../slash/slash';
import { nextCell, nextRow, previousCell } from '../table/cells';
import { typedPipes } from '../table/typed-pipe';
import { deleteMark } from './backspace';
import { editorCommandIds } from './ids';
import { indentItems, outdentItems } from './indent';
import { codeMirrorKey, editorKeys } from './keys';
import { breakLine, continueMarkup } from './newline';
import { openPair } from './open-pair';
import { editorCommands } from './registry';
import { renumbering } from './renumber';

/**
 * Markdown that helps: the commands' keys; Enter, Tab and Backspace in tables, lists and quotes; numbers that keep
 * counting; closing of brackets and fences; folding; the menu that a slash opens.
 */
export const markdownEditing = (): Extension => [
  editing(),
  openPair,
  renumbering(),
  closing(),
  typedPipes(),
  Prec.high(
    keymap.of([
      { key: 'Enter', run: nextRow },
      { key: 'Enter', run: continueMarkup },
      { key: 'Shift-Enter', run: nextRow },
      { key: 'Shift-Enter', run: breakLine },
      { key: 'Backspace', run: deleteMark },
      { key: 'Tab', run: nextCell, shift: previousCell },
      { key: 'Tab', run: indentItems, shift: outdentItems },
    ]),
  ),
];

/** The same for a post that is HTML: what Markdown means is left out. */
export const htmlEditing = (): Extension => [
  editing(),
  htmlClosing(),
  Prec.high(keymap.of([{ key: 'Shift-Enter', run: breakHtmlLine }])),
];

/** What helps in any language: the commands' keys, folding, the menu that a slash opens. */
function editing(): Extension {
  const named = editorCommandIds.flatMap((id) =>
    (editorKeys[id] ?? []).map((chord) => ({
      key: codeMirrorKey(chord),
      preventDefault: true,
      run: editorCommands[id],
    })),
  );
  return [
    oneStep(),
    slashMenu((id) => keyLabel(id, /Mac/.test(navigator.platform))),
    folding(),
    Prec.high(keymap.of(named)),
  ];
}

/** Each command is a step of its own to undo, however soon the author types on. */
const oneStep = (): Extension =>
  EditorState.transactionExtender.of((tr) =>
    STEPS.some((event) => tr.isUserEvent(event)) ? { annotations: isolateHistory.of('full') } : null,
  );

const STEPS = [
  'input.format',
  'delete.format',
  'input.table',
  'delete.table',
  'input.footnote',
  'input.complete',
  'move',
];
