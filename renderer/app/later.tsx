import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * A component whose code comes when it is first shown; `meanwhile` stands in its place until then. It comes from the disk,
 * in 5 to 20 ms. To load all of them when the window is idle took 6 MB of it (docs/decisions/0039-the-order-of-a-start.md).
 * No Suspense: React holds a revealed Suspense boundary back for up to 300 ms, and the page would come that much later
 * than it could.
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
