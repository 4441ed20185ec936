/** Lets questions that came meanwhile have their turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Nothing for `ms`. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Long work in slices of `ms`: when one `isOver`, await `next`. The clock is looked at after each `stride` steps, for steps so
 * short that the look (0.3 µs) would count, and that as many of them are short beside a slice.
 */
export function slices(
  ms: number,
  stride = 1,
): { readonly isOver: () => boolean; readonly next: () => Promise<void> } {
  let ends = performance.now() + ms;
  let steps = 0;
  return {
    isOver: () => {
      steps += 1;
      return steps % stride === 0 && performance.now() > ends;
    },
    next: async () => {
      await turn();
      ends = performance.now() + ms;
    },
  };
}

/** A promise that somebody else resolves. */
export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
