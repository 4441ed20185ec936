import type { Clock } from '../../engine/publish/clock';

export interface FakeClock {
  readonly clock: Clock;
  /** The time of the next call, from now, in ms; null when none is set. */
  next(): number | null;
  /** Jumps to the next call and makes it. */
  run(): void;
  pass(ms: number): void;
}

/** A clock that stands still until it is told to go on, and then runs what is due. */
export function fakeClock(): FakeClock {
  let now = Date.now();
  const timers = new Map<number, () => void>();
  return {
    clock: {
      now: () => now,
      after: (ms, then) => {
        let at = now + ms;
        while (timers.has(at)) at += 0.001;
        timers.set(at, then);
        return () => timers.delete(at);
      },
    },
    next: () => (timers.size === 0 ? null : Math.round(Math.min(...timers.keys()) - now)),
    run: () => {
      const at = Math.min(...timers.keys());
      now = Math.max(now, at);
      const then = timers.get(at);
      timers.delete(at);
      then?.();
    },
    pass: (ms) => {
      now += ms;
    },
  };
}
