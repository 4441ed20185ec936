import type { Footnotes } from './dialect';
import type { NotePlace } from './scope';

/** Counts references to footnotes in the order they come. */
export interface NoteCounter {
  /** The place of the next reference to this label. */
  readonly place: (label: string) => NotePlace;
  /** The labels by their numbers. It grows while places are asked for. */
  readonly order: readonly string[];
  /** How many places refer to this label so far. */
  readonly uses: (label: string) => number;
}

/**
 * Numbers footnotes from 1 by the first reference to each, or as they stand in `defined`, where a generator numbers
 * them by their definitions.
 */
export function noteCounter(defined: Iterable<string> = []): NoteCounter {
  const order: string[] = [...defined];
  const known = new Map<string, { readonly number: number; uses: number }>(
    order.map((label, index) => [label, { number: index + 1, uses: 0 }]),
  );
  return {
    order,
    uses: (label) => known.get(label)?.uses ?? 0,
    place(label) {
      let entry = known.get(label);
      if (entry === undefined) {
        order.push(label);
        entry = { number: order.length, uses: 0 };
        known.set(label, entry);
      }
      entry.uses += 1;
      return { number: entry.number, occurrence: entry.uses };
    },
  };
}

/** Whether all footnotes are shown, numbered in the order of their definitions (Python-Markdown). */
export const byDefinition = (kind: Footnotes): boolean => kind === 'python';
