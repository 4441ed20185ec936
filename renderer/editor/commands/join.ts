import type { ChangeSpec, StateCommand } from '@codemirror/state';
import { containersOf } from './containers';

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Joins the line of the caret with the next one, or all selected lines: one space between them, none between Chinese
 * or Japanese, and without the marks that the later line begins with.
 */
export const joinLines: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes: ChangeSpec[] = [];
  let joined = 0;
  for (const { from, to, empty } of state.selection.ranges) {
    const first = state.doc.lineAt(from).number;
    const end = state.doc.lineAt(empty ? to : Math.max(from, to - 1)).number;
    const last = Math.min(state.doc.lines, Math.max(end, first + 1));
    for (let n = Math.max(first, joined) + 1; n <= last; n++) {
      const above = state.doc.line(n - 1);
      const line = state.doc.line(n);
      const containers = containersOf(state, line);
      const prefix = containers.at(-1)?.to ?? 0;
      const text = line.text.slice(prefix).trimStart();
      const before = above.text.trimEnd();
      const [left = '', right = ''] = [[...before].at(-1), [...text][0]];
      const glue = left === '' || right === '' || (DENSE.test(left) && DENSE.test(right)) ? '' : ' ';
      changes.push({ from: above.from + before.length, to: line.to - text.length, insert: glue });
      joined = n;
    }
  }
  if (changes.length === 0) return false;
  dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'delete.join' }));
  return true;
};
