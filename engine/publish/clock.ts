/** The time, and how to be called later; `after` returns how to call it off. */
export interface Clock {
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly after: (ms: number, then: () => void) => () => void;
}

export const REAL_CLOCK: Clock = {
  now: Date.now,
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
