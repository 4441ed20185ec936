import { fullDate, postDate } from '../../posts/library/post-date';

/** A moment (ms since the epoch) as a date and time of this computer's clock, in ISO 8601 without its zone. */
function localIso(at: number): string {
  const moment = new Date(at);
  return new Date(at - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** The day of a moment, as the library writes days: `Today`, `Yesterday`, `9 Nov`, `9 Nov 2024`. */
export const dayOf = (at: number, now: number): string =>
  postDate(localIso(at), localIso(now)) || fullDate(localIso(at));

/** `14:05`. */
export const timeOf = (at: number): string => localIso(at).slice(11, 16);
