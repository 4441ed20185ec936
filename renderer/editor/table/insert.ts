import { EditorSelection, type StateCommand } from '@codemirror/state';
import { containersOf, continuation } from '../commands/containers';
import { isProse } from '../commands/context';
import { isBlankAbove } from '../commands/list-item';
import { isBlank } from '../commands/selected-lines';
import { placeAt } from './table';

/** Puts an empty table of two columns where the caret is, or under the paragraph it is in. */
export const insertTable: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  if (!isProse(state, head) || placeAt(state, head)) return false;
  const line = state.doc.lineAt(head);
  const prefix = continuation(line, containersOf(state, line));
  const blank = prefix.trimEnd();
  const empty = isBlank(line.text);
  const gap = empty
    ? line.number === 1 || isBlankAbove(state, line)
      ? ''
      : `\n${prefix}`
    : `\n${blank}\n${prefix}`;
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : null;
  const after = next === null || isBlank(next) ? '' : `\n${blank}`;
  const rows = ['|     |     |', '| --- | --- |', '|     |     |'].join(`\n${prefix}`);
  dispatch(
    state.update({
      changes: { from: line.to, insert: gap + rows + after },
      selection: EditorSelection.cursor(line.to + gap.length + 2),
      scrollIntoView: true,
      userEvent: 'input.table',
    }),
  );
  return true;
};
