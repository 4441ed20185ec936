/** Lets questions that came meanwhile have their turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Nothing for `ms`. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Long work in slices of `ms`: when one `isOver`, await `next`. */
export function slices(ms: number): { readonly isOver: () => boolean; readonly next: () => Promise<void> } {
  let ends = performance.now() + ms;
  return {
    isOver: () => performance.now() > ends,
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
