import { en } from '#core/messages/en';

let typed = '';

/** Takes what is typed while the New post dialog's code is still on its way, in place of the title field. */
export function TypeAhead() {
  return (
    <input
      className="visually-hidden"
      aria-label={en.newPost.field}
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
