/** A text this long (UTF-16 units) is read as a whole in a few ms; for each time that length more the pause is a longer one. */
const QUICK = 200 * 1024;
/** No pause is longer than this; ms. */
const LONGEST = 2000;

/**
 * How long an author rests before a text of `length` UTF-16 units is read as a whole, for its counts, say; `least` and the
 * result are ms. A short text is read between two words, a very long one when its author really looks up.
 */
export const pauseFor = (length: number, least: number): number =>
  Math.max(least, Math.min(LONGEST, least * Math.ceil(length / QUICK)));
