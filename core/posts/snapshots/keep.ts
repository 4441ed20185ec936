const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/**
 * Up to which age (ms) one snapshot is kept of each span (ms); `null`: every one. What is older has the last rule's span.
 * A snapshot comes under the next rule when all of its span there is old enough, so that it is the same whether
 * snapshots are looked through often or once.
 */
const RULES = [
  { age: DAY, span: null },
  { age: 7 * DAY, span: HOUR },
  { age: 31 * DAY, span: DAY },
  { age: Number.POSITIVE_INFINITY, span: 30 * DAY },
] as const;

/** The time between two snapshots that are made because the author goes on writing, ms. */
export const SNAPSHOT_EVERY = 5 * 60 * 1000;

/**
 * Which of a post's snapshots stay: all of a day, one an hour for a week, one a day for a month, one a month
 * after that; of each span the newest, and always the newest of all. `at` and `now` are in ms since the epoch. The order is
 * that of `all`.
 */
export function snapshotsToKeep<T extends { readonly at: number }>(all: readonly T[], now: number): T[] {
  const newest = new Map<string, T>();
  for (const one of all) {
    const span = spanOf(one.at, now);
    const known = newest.get(span);
    if (known === undefined || known.at < one.at) newest.set(span, one);
  }
  const stay = new Set(newest.values());
  return all.filter((one) => stay.has(one));
}

/** Of those with the same answer one is kept. */
function spanOf(at: number, now: number): string {
  const rule = RULES.findIndex(({ age }, n) => now - endOf(at, RULES[n + 1]?.span ?? 1) < age);
  const span = RULES[rule]?.span ?? null;
  return span === null ? `at ${at}` : `${rule} ${Math.floor(at / span)}`;
}

/** When the span that holds `at` ends, ms since the epoch. */
const endOf = (at: number, span: number): number => (Math.floor(at / span) + 1) * span;

/**
 * Which snapshots of all posts go when together they are larger than `most` bytes: the oldest first, and the newest of
 * a post only after all that are not.
 */
export function snapshotsTooMany<
  T extends { readonly post: string; readonly at: number; readonly size: number },
>(all: readonly T[], most: number): T[] {
  const newest = new Map<string, number>();
  for (const { post, at } of all) newest.set(post, Math.max(newest.get(post) ?? at, at));
  const isNewest = ({ post, at }: T) => newest.get(post) === at;
  const order = [...all].sort((a, b) => Number(isNewest(a)) - Number(isNewest(b)) || a.at - b.at);
  let size = all.reduce((sum, one) => sum + one.size, 0);
  const gone: T[] = [];
  for (const one of order) {
    if (size <= most) break;
    gone.push(one);
    size -= one.size;
  }
  return gone;
}
