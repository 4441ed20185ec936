/** Which post of a list the keyboard is on, and which are picked to do something with them all. */
export interface Picking {
  /** The post the keyboard is on; null until the list has had the focus. */
  readonly active: string | null;
  /** Where a range begins that Shift extends. */
  readonly anchor: string | null;
  readonly picked: ReadonlySet<string>;
}

export const NOTHING_PICKED: Picking = { active: null, anchor: null, picked: new Set() };

/** The ids of a list from top to bottom. */
export type Order = readonly string[];

/** Moves the keyboard. What is picked stays; without anything picked a range will begin here. */
export function moved(now: Picking, to: string): Picking {
  return { ...now, active: to, anchor: now.picked.size === 0 ? to : now.anchor };
}

/** The posts between two, with both, whichever comes first. */
function range(order: Order, from: string, to: string): readonly string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a === -1 || b === -1) return [];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/**
 * Picks everything from where the range began to `to`, and lets go what the range had before. It begins at the
 * anchor, else where the keyboard is, else at `open` (the post in the editor), else at `to`.
 */
export function extended(now: Picking, to: string, order: Order, open: string | null): Picking {
  const anchor = [now.anchor, now.active, open].find((id) => id !== null && order.includes(id)) ?? to;
  const picked = new Set(now.picked);
  if (now.active !== null && now.picked.size > 0)
    for (const id of range(order, anchor, now.active)) picked.delete(id);
  for (const id of range(order, anchor, to)) picked.add(id);
  return { active: to, anchor, picked };
}

/** Picks one more post, or one less. The post in the editor (`open`) looks picked, so the first pick takes it along. */
export function toggled(now: Picking, id: string, order: Order, open: string | null): Picking {
  const picked = new Set(now.picked);
  if (picked.size === 0 && open !== null && open !== id && order.includes(open)) picked.add(open);
  if (!picked.delete(id)) picked.add(id);
  return { active: id, anchor: id, picked };
}

/** Picks every post of the list. */
export function allPicked(now: Picking, order: Order): Picking {
  return { ...now, picked: new Set(order) };
}

/** Lets go of everything. */
export function letGo(now: Picking): Picking {
  return now.picked.size === 0 ? now : { ...now, picked: NOTHING_PICKED.picked };
}

/** Without the posts that are no longer in the list: what is not seen is not picked. */
export function pruned(now: Picking, there: { readonly has: (id: string) => boolean }): Picking {
  const active = now.active !== null && there.has(now.active) ? now.active : null;
  const all = [...now.picked].every((id) => there.has(id));
  if (active === now.active && all) return now;
  return {
    active,
    anchor: now.anchor !== null && there.has(now.anchor) ? now.anchor : null,
    picked: all ? now.picked : new Set([...now.picked].filter((id) => there.has(id))),
  };
}
