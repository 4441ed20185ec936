import { dateLike, RFC3339 } from './date-like';
import { shownIn } from './instant';

/** A zone at the end of a date that has a time. */
const ZONED = /\d:\d{2}.*(?:[Zz]|[-+]\d{1,2}:?\d{0,2})$/;

/**
 * The moment `at` (ms since the epoch) written as `sample`, the date a post has now, is written; in RFC 3339 where it has none, or
 * one of an unusual form. A date without a zone is read in `timezone` (null: the machine's), so it is written in it.
 */
export function dateNow(sample: string, at: number, timezone: string | null): string {
  const zoned = ZONED.test(sample.trim());
  return (
    dateLike(sample, shownIn(at, zoned ? null : timezone)) ?? dateLike(RFC3339, shownIn(at, null)) ?? sample
  );
}
