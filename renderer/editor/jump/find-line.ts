import type { EditorState } from '@codemirror/state';
import { inFrontMatter, literalBlock, treeTo } from '../commands/context';

/** A place of the text to go to. */
export interface Goal {
  readonly from: number;
}

/** The shortest of those leaps, in UTF-16 units. */
const LEAP = 4000;

/** The first place that `pattern` finds in a line outside of code and front matter; behind its first group, if it has one. */
export function findLine(
  state: EditorState,
  pattern: RegExp,
  wanted: (at: number, line: string) => boolean = () => true,
): Goal | null {
  let from = 0;
  let known = 0;
  for (const lines = state.doc.iterLines(); !lines.next().done; from += lines.value.length + 1) {
    if (!pattern.test(lines.value)) continue;
    for (const found of lines.value.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const at = from + found.index;
      // In leaps: to parse a little further takes as long as all that is parsed already.
      if (at >= known) {
        known = at + Math.max(LEAP, Math.floor(at / 4));
        treeTo(state, known);
      }
      if (!inFrontMatter(state, at) && !literalBlock(state, at) && wanted(at, lines.value))
        return { from: at + (found[1]?.length ?? 0) };
    }
  }
  return null;
}
