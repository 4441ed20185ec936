import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A component whose code comes after the editor's: when it is first shown, or when the window is idle
 * (`loadTheRest`), whichever is sooner. `meanwhile` stands in its place until then. No Suspense: React holds a
 * revealed Suspense boundary back for up to 300 ms, and the page would come that much later than it could.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  meanwhile: ReactNode = null,
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const fetch = async () => {
    loaded = (await load()).default;
    return loaded;
  };
  waiting.push(fetch);
  return function Later(props: P) {
    const [Chosen, choose] = useState<ComponentType<P> | null>(() => loaded);
    useEffect(() => {
      if (!Chosen)
        void fetch().then((component) => {
          // At once with its effects, the focus among them: a key that is pressed now is meant for it.
          flushSync(() => choose(() => component));
        });
    }, [Chosen]);
    return Chosen ? <Chosen {...props} /> : meanwhile;
  };
}

/** Loads what `later` has put off, one after the other in idle moments. */
export function loadTheRest(): void {
  requestIdleCallback(() => {
    const next = waiting.shift();
    if (next) void next().then(loadTheRest);
  });
}
