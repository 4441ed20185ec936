/**
 * Keeps the keys that an input method takes while it composes (Enter and arrows for what it offers, Escape) from
 * everything else in the window: no field sends, no list moves, no dialog closes for them.
 */
export function keepComposing(event: KeyboardEvent): void {
  if (event.isComposing) event.stopImmediatePropagation();
}
