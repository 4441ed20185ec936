/** The parts of the window that F6 goes through, in reading order. Each is found by its `data-region`. */
const ORDER = [
  'library',
  'properties',
  'formatting',
  'editor',
  // Lies within the editor, and so is what the focus is in where both hold it.
  'describe',
  'outline',
  'related',
  'preview',
  'toolbar',
] as const;
export type Region = (typeof ORDER)[number];

const FOCUSABLE =
  '[role="option"][aria-selected="true"], [role="textbox"], input, button:not([disabled]), [tabindex="0"], iframe';

/** Puts the focus where an author goes on who has lost it: to the list's post, else into the first part that is shown. */
export function goHome(): void {
  const list = document.querySelector<HTMLElement>('[data-region="library"] .posts:not([hidden])');
  if (list?.checkVisibility()) list.focus();
  else goToRegion(1);
}

/** Puts the focus into the next (1) or previous (-1) part of the window that is shown. */
export function goToRegion(direction: 1 | -1): void {
  const shown = ORDER.map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`)).filter(
    (element): element is HTMLElement => element?.checkVisibility() === true,
  );
  const now = shown.findLastIndex((element) => element.contains(document.activeElement));
  const next = shown[(now + direction + shown.length) % shown.length];
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
