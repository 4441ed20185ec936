import { useRef, useSyncExternalStore } from 'react';

/** Something whose immutable snapshot can be read and watched. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls the listener after each change; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Store<T> extends Readable<T> {
  readonly set: (next: T) => void;
  readonly update: (change: (now: T) => T) => void;
}

/** A small external store of one immutable snapshot. Setting the same value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's snapshot, re-rendering when it changes. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/**
 * One part of the store's snapshot, re-rendering when that is another one. Where `pick` makes a new value each time, `same`
 * says which of them are one.
 */
export function usePart<T, P>(
  store: Readable<T>,
  pick: (value: T) => P,
  same: (a: P, b: P) => boolean = Object.is,
): P {
  const last = useRef<{ readonly value: P } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const next = pick(store.get());
    if (last.current === null || !same(last.current.value, next)) last.current = { value: next };
    return last.current.value;
  });
}
