/** How often is looked, ms. */
const LOOK = 50;

/**
 * Watches how long the machine stands still: answers with the longest time, in ms, that a timer of this process came late
 * since then. Of what took long in another program meanwhile, so much may not have been its own work.
 */
export function watchStandstill(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - LOOK);
    last = now;
  }, LOOK);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
