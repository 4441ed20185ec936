import {
  type EditorState,
  StateEffect,
  StateField,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { isAlike, type Place, type Placed, type Problem } from './problem';

/** How a problem is seen, and heard: a screen reader says "grammar error" as it reads over it. */
const LOOK = { class: 'lh-grammar', 'aria-invalid': 'grammar' };

/** The mark of one problem, the same for as long as that is marked. */
export type ProblemMark = Decoration;

/** A problem that is marked, and where it is now. */
export interface Marked extends Placed {
  readonly mark: ProblemMark;
}

interface Change {
  readonly gone: ReadonlySet<ProblemMark>;
  /** Where the first of these begins, and the last. */
  readonly from: number;
  readonly to: number;
  readonly come: readonly Placed[];
}

const change = StateEffect.define<Change>();

/** One set for what is seen, heard and listed, and changed in place: a long text has thousands, and a pause finds one more. */
const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects }) => {
    let marks = before.map(changes);
    for (const effect of effects) if (effect.is(change)) marks = changed(marks, effect.value);
    return marks;
  },
  provide: (self) => EditorView.decorations.from(self),
});

function changed(marks: DecorationSet, { gone, from, to, come }: Change): DecorationSet {
  const add = come.map(({ problem, from, to }) =>
    Decoration.mark({ attributes: LOOK, problem }).range(from, to),
  );
  return gone.size === 0
    ? marks.update({ add, sort: true })
    : marks.update({
        add,
        sort: true,
        filter: (_from, _to, mark) => !gone.has(mark),
        filterFrom: from,
        filterTo: to,
      });
}

/** Marks in a text what may be wrong with it. */
export const problemMarks = field;

const problemOf = (mark: ProblemMark): Problem => mark.spec.problem;

/**
 * Has a mark for each of the problems that were found, and no others; a mark that is there already is left alone.
 * @param isKept whether marks that begin at such a place stay in any case
 * @returns null where nothing is to be changed
 */
export function markProblems(
  state: EditorState,
  found: readonly Placed[],
  isKept: (from: number) => boolean = () => false,
): TransactionSpec | null {
  // One without letters cannot be seen.
  const wanted = found.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const gone = new Set<ProblemMark>();
  const come: Placed[] = [];
  let [first, last] = [0, 0];
  let next = 0;
  for (const at = marksOf(state).iter(); at.value !== null; at.next()) {
    const { from, to, value: mark } = at;
    if (isKept(from)) continue;
    for (let each = wanted[next]; each !== undefined && each.from < from; each = wanted[++next])
      come.push(each);
    const same = sameAs({ mark, problem: problemOf(mark), from, to }, wanted, next);
    if (same < 0) {
      if (gone.size === 0) first = from;
      last = from;
      gone.add(mark);
    } else {
      const [one, other] = [wanted[next], wanted[same]];
      if (one !== undefined && other !== undefined) [wanted[next], wanted[same]] = [other, one];
      next += 1;
    }
  }
  come.push(...wanted.slice(next));
  return gone.size + come.length === 0 ? null : { effects: change.of({ gone, from: first, to: last, come }) };
}

/** Which of the problems from `next` on that begin where a mark does is the one that is marked; -1 for none. */
function sameAs({ problem, from, to }: Marked, wanted: readonly Placed[], next: number): number {
  for (let n = next; wanted[n]?.from === from; n++) {
    const other = wanted[n];
    if (other?.to === to && isAlike(problem, other.problem)) return n;
  }
  return -1;
}

const marksOf = (state: EditorState): DecorationSet => state.field(field, false) ?? Decoration.none;

/** Whether marks came or went, other than with their words. */
export const changesProblems = ({ effects }: Transaction): boolean =>
  effects.some((effect) => effect.is(change));

/** The problems that are marked between two places or touch them, in their order. */
export function problemsIn(state: EditorState, from = 0, to = state.doc.length): readonly Marked[] {
  const found: Marked[] = [];
  marksOf(state).between(from, to, (from, to, mark) => {
    found.push({ mark, problem: problemOf(mark), from, to });
  });
  return found;
}

/** Where a mark is now; null when it is gone. */
export function placeOf(state: EditorState, mark: ProblemMark): Place | null {
  for (const at = marksOf(state).iter(); at.value !== null; at.next())
    if (at.value === mark) return { from: at.from, to: at.to };
  return null;
}

/** How many are marked. */
export const problemCount = (state: EditorState): number => marksOf(state).size;

/** The first problem that begins behind a place, or else the first of all; null where none is marked. */
export function problemAfter(state: EditorState, place: number): Marked | null {
  const from = (at: number): Marked | null => {
    const { value: mark, from, to } = marksOf(state).iter(at);
    return mark === null ? null : { mark, problem: problemOf(mark), from, to };
  };
  return from(place) ?? from(0);
}
