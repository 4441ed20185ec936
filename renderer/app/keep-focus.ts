import { afterDialog, isLost, rememberFocus } from './after-dialog';
import { goHome } from './regions';
import type { Readable } from './store';

/**
 * Brings the focus home when a change of one of these stores takes away what had it, and there is no place to give it
 * back to: a notice with its button, the bar of picked posts, a dialog whose opener is gone. Returns the way to stop.
 */
export function keepFocus(stores: readonly Readable<unknown>[], home: () => void = goHome): () => void {
  const look = () => {
    const before = document.activeElement;
    if (before === null || before === document.body) return;
    afterDialog(() => {
      if (!before.isConnected && isLost()) home();
    }, Number.POSITIVE_INFINITY);
  };
  const stops = [rememberFocus(), ...stores.map((store) => store.subscribe(look))];
  return () => {
    for (const stop of stops) stop();
  };
}
