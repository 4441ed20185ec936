import type { StateBlock } from 'markdown-it';

/** What a line does to the pairs of one name: begins one, ends one, or nothing. */
export type PairMark = 'open' | 'close' | null;

interface Matched {
  readonly from: number;
  /** The first line that was not looked at. */
  readonly to: number;
  /** Line that begins a pair → line that ends it. */
  readonly pairs: ReadonlyMap<number, number>;
}

const known = new WeakMap<StateBlock, Map<string, Matched>>();

/**
 * The line that ends the pair which begins on `line`; -1 where none does before `endLine` or the end of what encloses
 * it. All pairs of a name are matched in one pass and remembered, so that many which are never closed cost no more
 * than the length of the text. `mark` must answer the same for a line every time.
 */
export function closingLine(
  state: StateBlock,
  name: string,
  line: number,
  endLine: number,
  mark: (line: number) => PairMark,
): number {
  const key = `${state.level} ${state.blkIndent} ${name}`;
  const all = known.get(state) ?? new Map<string, Matched>();
  known.set(state, all);
  let matched = all.get(key);
  if (matched === undefined || line < matched.from || line >= matched.to) {
    matched = match(state, line, endLine, mark);
    all.set(key, matched);
  }
  const close = matched.pairs.get(line) ?? -1;
  return close < endLine ? close : -1;
}

function match(state: StateBlock, from: number, endLine: number, mark: (line: number) => PairMark): Matched {
  const pairs = new Map<number, number>();
  const open: number[] = [from];
  let line = from + 1;
  for (; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] ?? 0) < state.blkIndent) break;
    const found = mark(line);
    if (found === 'open') open.push(line);
    else if (found === 'close') {
      const begun = open.pop();
      if (begun !== undefined) pairs.set(begun, line);
    }
  }
  return { from, to: line, pairs };
}
