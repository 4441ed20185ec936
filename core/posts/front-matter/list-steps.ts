import { diffArrays } from 'diff';
import { sameValue } from './field-path';
import type { FieldValue } from './front-matter';

/** One step of a list's change: how many old items stay, or which new ones stand for how many old ones. */
export type ListStep =
  | { readonly keep: number }
  | { readonly remove: number; readonly add: readonly FieldValue[] };

/** The fewest steps from one list to another, in order. */
export function listSteps(before: readonly FieldValue[], after: readonly FieldValue[]): ListStep[] {
  const result: ListStep[] = [];
  let change: { remove: number; add: FieldValue[] } | null = null;
  for (const part of diffArrays([...before], [...after], { comparator: sameValue })) {
    if (!part.added && !part.removed) {
      change = null;
      result.push({ keep: part.value.length });
      continue;
    }
    if (!change) {
      change = { remove: 0, add: [] };
      result.push(change);
    }
    if (part.removed) change.remove += part.value.length;
    else change.add.push(...part.value);
  }
  return result;
}
