import type { FieldValue } from '../front-matter/front-matter';
import type { Sibling } from './header';

/** A field as the posts that were looked at have it. */
export interface Agreement {
  /** How many have it at all. */
  readonly having: number;
  /** Whether more than half have it. */
  readonly usual: boolean;
  /** Whether nearly all have it. */
  readonly required: boolean;
  /** The value of nearly all that have it; undefined when they do not agree. */
  readonly value: FieldValue | undefined;
  /** The value of more than half of those that have it. */
  readonly mostly: FieldValue | undefined;
}

/** Whether `some` of `all` are nearly all: nine in ten of at least three, every one of fewer. */
export function nearlyAll(some: number, all: number): boolean {
  return all > 0 && (some >= 3 ? some / all >= 0.9 : some === all);
}

/** What the posts say about a field. */
export function agreementOn(key: string, siblings: readonly Pick<Sibling, 'fields'>[]): Agreement {
  const counts = new Map<string, { value: FieldValue; count: number }>();
  let having = 0;
  for (const { fields } of siblings) {
    const value = fields.get(key);
    if (value === undefined) continue;
    having += 1;
    const written = JSON.stringify(value);
    counts.set(written, { value, count: (counts.get(written)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return {
    having,
    usual: having * 2 > siblings.length,
    required: nearlyAll(having, siblings.length),
    value: most && nearlyAll(most.count, having) ? most.value : undefined,
    mostly: most && most.count * 2 > having ? most.value : undefined,
  };
}

/** The nearest of those that lack the fewest of the fields that nearly all have: an odd one out is no pattern. */
export function bestPattern(siblings: readonly Sibling[]): Sibling | undefined {
  const keys = new Set(siblings.flatMap(({ fields }) => [...fields.keys()]));
  const required = [...keys].filter((key) => agreementOn(key, siblings).required);
  let best: Sibling | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const sibling of siblings) {
    const lacking = required.filter((key) => !sibling.fields.has(key)).length;
    if (lacking < fewest) [best, fewest] = [sibling, lacking];
  }
  return best;
}
