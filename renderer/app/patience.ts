/** How often is looked whether there was time enough, ms. */
const LOOK = 100;

/**
 * Calls `then` after about `ms` of time in which this window had its turns, and returns the way to stop. A machine that
 * slept or stood still for seconds, and the window with it, used up one look and no more: what was waited for may come
 * right after.
 */
export function patience(ms: number, then: () => void): () => void {
  // One more than there is time for: an answer that came while the window stood still is heard first.
  let looks = Math.ceil(ms / LOOK) + 1;
  const timer = setInterval(() => {
    looks -= 1;
    if (looks > 0) return;
    clearInterval(timer);
    then();
  }, LOOK);
  return () => clearInterval(timer);
}
