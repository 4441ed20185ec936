import type { Transaction } from '@codemirror/state';
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import { offerButtons } from './offer-buttons';
import { messageOf, ruleOf } from './problem';
import { changesProblems, type Marked, problemsIn } from './problem-marks';

/** What may be wrong with the words under the pointer, and what can be done about it. */
export const problemTips = hoverTooltip(
  ({ state }, at, side) => {
    const under = problemsIn(state, at, at).filter(
      ({ from, to }) => (at > from || side > 0) && (at < to || side < 0),
    );
    const [first] = under;
    if (first === undefined) return null;
    const end = Math.max(...under.map(({ to }) => to));
    return { pos: first.from, end, above: true, create: (view) => ({ dom: tip(view, under) }) };
  },
  { hideOn: isOver },
);

function isOver(tr: Transaction, { pos, end = pos }: Tooltip): boolean {
  const line = tr.startState.doc.lineAt(pos);
  return changesProblems(tr) || tr.changes.touchesRange(line.from, Math.max(line.to, end)) !== false;
}

function tip(view: EditorView, problems: readonly Marked[]): HTMLElement {
  const dom = document.createElement('ul');
  dom.className = 'lh-problem-tip';
  for (const each of problems) {
    const row = dom.appendChild(document.createElement('li'));
    row.appendChild(document.createElement('p')).textContent = messageOf(each.problem);
    row.append(...offerButtons(view, each));
    row.appendChild(document.createElement('small')).textContent = ruleOf(each.problem);
  }
  return dom;
}
