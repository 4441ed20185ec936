import { EditorSelection, type StateCommand } from '@codemirror/state';
import { containersOf, continuation } from './containers';
import { ancestor, isProse, treeTo } from './context';
import { isBlankAbove } from './list-item';
import { isBlank } from './selected-lines';

/** Puts a horizontal rule under the line of the caret, or takes away the one it is on. */
export const toggleRule: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  if (!isProse(state, head)) return false;
  const line = state.doc.lineAt(head);
  const end = line.from + line.text.trimEnd().length;
  const rule = ancestor(treeTo(state, line.to).resolveInner(end, -1), (name) => name === 'HorizontalRule');
  if (rule) {
    dispatch(state.update({ changes: { from: rule.from, to: line.to }, userEvent: 'delete.format.rule' }));
    return true;
  }
  const containers = containersOf(state, line);
  const prefix = continuation(line, containers);
  const blank = prefix.trimEnd();
  const empty = isBlank(line.text);
  // Three dashes under text would make it a heading, and at the very start they would open front matter.
  const gap = empty
    ? line.number === 1 || isBlankAbove(state, line)
      ? ''
      : `\n${prefix}`
    : `\n${blank}\n${prefix}`;
  const mark = line.number === 1 && empty ? '***' : '---';
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : null;
  const after = next === null ? `\n${blank}\n${prefix}` : isBlank(next) ? '' : `\n${blank}`;
  const at = empty ? line.from + Math.max(containers.at(-1)?.to ?? 0, line.text.length) : line.to;
  const changes = { from: at, insert: gap + mark + after };
  const caret = next === null ? at + changes.insert.length : at + gap.length + mark.length;
  dispatch(
    state.update({
      changes,
      selection: EditorSelection.cursor(caret),
      scrollIntoView: true,
      userEvent: 'input.format.rule',
    }),
  );
  return true;
};
