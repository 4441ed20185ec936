import type { Generator } from '../../blog/model';

/** What Hugo reads of dates that begin with the year: with seconds where there is a time, and a zone in digits (github.com/spf13/cast). */
const HUGO =
  /^\d{4}-\d\d-\d\d(?:T\d{1,2}:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:?\d\d)?| \d{1,2}:\d\d:\d\d(?:\.\d+)?(?:Z| ?[-+]\d\d:?\d\d(?: [A-Z]{3,4})?)?)?$/;
/** What Eleventy does: ISO 8601 and, without quotes, YAML's own times (11ty.dev/docs/dates; luxon, js-yaml). */
const ELEVENTY =
  /^\d{4}-\d\d(?:-\d\d(?:T\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[-+]\d\d(?::?\d\d)?)?| \d{1,2}:\d\d:\d\d(?:\.\d+)?(?: ?(?:Z|[-+]\d\d?(?::\d\d)?))?)?)?$/;

/**
 * Whether a generator refuses a date (as it is written, without quotes) that a person can read, such as one with hours and no
 * seconds. Eleventy ends the build; Hugo does, or takes the post as having none, by its version. Of others, and of dates in
 * words, nothing is known.
 */
export function isRefusedDate(text: string, generator: Generator): boolean {
  const date = text.trim();
  if (!/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(date)) return false;
  switch (generator) {
    case 'hugo':
      return !HUGO.test(date);
    case 'eleventy':
      return !ELEVENTY.test(date);
    default:
      return false;
  }
}
