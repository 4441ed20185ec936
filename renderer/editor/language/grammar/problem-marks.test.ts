import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Placed, Problem, ProblemActs } from './problem';
import { markProblems, placeOf, problemAfter, problemCount, problemMarks, problemsIn } from './problem-marks';

const acts: ProblemActs = { ignore: () => undefined, turnOff: () => undefined };

const RULES = ['AnA', 'SpellCheck', 'RepeatedWords'];

/** A problem whose rule is `rule`, with one suggestion. */
function problem(rule: string, insert = 'the'): Problem {
  const found = { from: 0, to: 3, rule, message: `No ${rule}.`, suggestions: [insert] };
  return { found, text: 'teh hill', isReplaceable: true, acts };
}

const text = (doc: string) => EditorState.create({ doc, extensions: [problemMarks] });

function mark(state: EditorState, found: readonly Placed[], isKept?: (from: number) => boolean): EditorState {
  const spec = markProblems(state, found, isKept);
  return spec === null ? state : state.update(spec).state;
}

const shown = (state: EditorState) =>
  problemsIn(state)
    .map(({ from, to, problem: { found } }) => `${from}–${to} ${found.rule} ${found.suggestions[0]}`)
    .sort();

const LENGTH = 2_000;
const placed = fc
  .record({
    from: fc.nat(LENGTH - 10),
    length: fc.nat(10),
    rule: fc.constantFrom(...RULES),
    insert: fc.constantFrom('the', 'to'),
  })
  .map(
    ({ from, length, rule, insert }): Placed => ({ problem: problem(rule, insert), from, to: from + length }),
  );
// More than one chunk of a range set holds.
const many = fc.array(placed, { maxLength: 600, size: 'max' });

it('is the same after a change as marked anew, wherever the problems stand', () => {
  fc.assert(
    fc.property(many, many, fc.nat(600), (before, others, kept) => {
      const after = [...before.slice(0, kept), ...others];
      const changed = mark(mark(text('x'.repeat(LENGTH)), before), after);
      expect(shown(changed)).toEqual(shown(mark(text('x'.repeat(LENGTH)), after)));
      expect(markProblems(changed, after)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

it('leaves a mark that stays as it is, also when the text moved', () => {
  const found = [
    { problem: problem('AnA'), from: 2, to: 5 },
    { problem: problem('SpellCheck'), from: 20, to: 23 },
  ];
  const before = mark(text('x'.repeat(40)), found);
  const [first, second] = problemsIn(before).map((each) => each.mark);
  const moved = before.update({ changes: { from: 0, insert: 'yy' } }).state;
  const after = mark(moved, [
    { problem: problem('RepeatedWords'), from: 9, to: 12 },
    { problem: problem('SpellCheck'), from: 22, to: 25 },
  ]);
  expect(problemsIn(after).map((each) => each.mark === second)).toEqual([false, true]);
  expect(first && placeOf(after, first)).toBeNull();
  expect(second && placeOf(after, second)).toEqual({ from: 22, to: 25 });
  expect(problemCount(after)).toBe(2);
});

it('keeps what is marked where nothing was looked for yet', () => {
  const before = mark(text('x'.repeat(40)), [
    { problem: problem('AnA'), from: 2, to: 5 },
    { problem: problem('SpellCheck'), from: 20, to: 23 },
  ]);
  expect(shown(mark(before, [], (from) => from >= 10))).toEqual(['20–23 SpellCheck the']);
});

it('marks no place without letters', () => {
  expect(markProblems(text('x'), [{ problem: problem('AnA'), from: 1, to: 1 }])).toBeNull();
});

it('finds the problem behind a place, and then the first one', () => {
  const state = mark(text('x'.repeat(40)), [
    { problem: problem('AnA'), from: 2, to: 5 },
    { problem: problem('SpellCheck'), from: 20, to: 23 },
  ]);
  expect([0, 6, 24].map((place) => problemAfter(state, place)?.from)).toEqual([2, 20, 2]);
  expect(problemAfter(text(''), 0)).toBeNull();
});
