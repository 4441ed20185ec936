import { useEffect } from 'react';

let typed = '';

/** Takes what is typed while a dialog's code is still on its way, in place of its first field, which is named `label`. */
export function TypeAhead({ label }: { label: string }) {
  // Closed before its dialog was there: the next one begins empty.
  useEffect(
    () => () => {
      typed = '';
    },
    [],
  );
  return (
    <input
      className="visually-hidden"
      data-stands-in
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: It stands for the dialog's first field, which has the focus.
      autoFocus
      onInput={({ currentTarget }) => {
        typed = currentTarget.value;
      }}
    />
  );
}

/** What was typed so far, once. */
export function takeTyped(): string {
  const taken = typed;
  typed = '';
  return taken;
}
