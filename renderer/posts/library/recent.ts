/** How many of the posts opened last the library shows. */
const SHOWN = 5;
/** A list shorter than this is seen at a glance, and needs no second way to its posts. */
const WORTH_IT = 12;

/**
 * Of the ids opened lately (the latest first) those the library shows above its list: that are still there, without the
 * one that is open. None in a small blog.
 */
export function recentShown<E extends { readonly post: { readonly id: string } }>(
  recent: readonly string[],
  entries: readonly E[],
  open: string | null,
): readonly E[] {
  if (entries.length < WORTH_IT || recent.length === 0) return [];
  const wanted = new Set(recent);
  const there = new Map<string, E>();
  for (const entry of entries) if (wanted.has(entry.post.id)) there.set(entry.post.id, entry);
  return recent.flatMap((id) => (id === open ? [] : (there.get(id) ?? []))).slice(0, SHOWN);
}
