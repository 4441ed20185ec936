import { shownIn } from '#core/posts/dates/instant';

/** The author's zone, an IANA name. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment (ms since the epoch) as the author reads it: `Tuesday 1 December 2026 at 09:00`. */
export const readableMoment = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(at);

/** Tomorrow at nine, as a `datetime-local` field has it. `now` is in ms since the epoch. */
export const tomorrow = (now: number): string => `${shownIn(now + 86_400_000, null).slice(0, 10)}T09:00`;
