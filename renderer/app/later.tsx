import { type ComponentType, lazy, useState } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A component whose code comes after the editor's: when it is first shown, or when the window is idle
 * (`loadTheRest`), whichever is sooner. Once loaded it shows without suspending, so that no dialog comes late.
 * Stands inside a `Suspense`.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const fetch = async () => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  const Lazy = lazy(fetch) as unknown as ComponentType<P>;
  waiting.push(fetch);
  return function Later(props: P) {
    // Chosen once for as long as it is mounted: another type would mount it anew.
    const [Chosen] = useState<ComponentType<P>>(() => loaded ?? Lazy);
    return <Chosen {...props} />;
  };
}

/** Loads what `later` has put off, one after the other in idle moments. */
export function loadTheRest(): void {
  requestIdleCallback(() => {
    const next = waiting.shift();
    if (next) void next().then(loadTheRest);
  });
}
