import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { EditorSelection, EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { isProse } from '../commands/context';
import { closedInCode } from './code-brackets';
import { closeFence } from './fence-closing';

/**
 * No `'`: in prose it is an apostrophe. A backtick is not closed either, for three of them are a fence, and no brace, for
 * what completes a template tag closes it.
 */
const pairs = { brackets: ['(', '[', '"'], before: ')]}:;,.!?>*_~`' };

/** Marks that go around what is selected when they are typed. */
const SURROUND = new Set(['*', '_', '~', '`', "'"]);

/** Closes brackets and quotes as they are typed. */
export const htmlClosing = (): Extension => [
  closeBrackets(),
  EditorState.languageData.of(() => [{ closeBrackets: pairs }]),
  keymap.of(closeBracketsKeymap),
];

/** The same, and fences; puts Markdown's marks around what is selected. */
export function closing(): Extension {
  return [
    htmlClosing(),
    EditorView.inputHandler.of((view, _from, _to, text) => {
      const tr = SURROUND.has(text) ? surrounded(view.state, text) : closedInCode(view.state, text);
      if (tr) view.dispatch(tr);
      return tr !== null;
    }),
    Prec.high(keymap.of([{ key: 'Enter', run: closeFence }])),
  ];
}

/** The change that puts `mark` on both sides of each selection; null where a caret or code is among them. */
export function surrounded(state: EditorState, mark: string) {
  const { ranges } = state.selection;
  if (ranges.some(({ empty, from, to }) => empty || !isProse(state, from, to))) return null;
  return state.update(
    state.changeByRange((range) => ({
      changes: [
        { from: range.from, insert: mark },
        { from: range.to, insert: mark },
      ],
      range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
    })),
    { userEvent: 'input.type', scrollIntoView: true },
  );
}
