/**
 * The post to go on with when `id` is gone with all of `gone`: the next one below it in the list (`order`, ids from top
 * to bottom) that stays, else the one above; null when none stays, or `id` was not in the list.
 */
export function neighbourOf(order: readonly string[], id: string, gone: ReadonlySet<string>): string | null {
  const at = order.indexOf(id);
  if (at === -1) return null;
  const stays = (each: string) => each !== id && !gone.has(each);
  return order.slice(at + 1).find(stays) ?? order.slice(0, at).findLast(stays) ?? null;
}
