/** Texts that begin as ISO 8601 does, or nearly. */
const YEAR_FIRST = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/;
/** Of those what Hugo reads: with seconds where there is a time, and a zone in digits (github.com/spf13/cast, `timeFormats`). */
const READ =
  /^\d{4}-\d\d-\d\d(?:T\d{1,2}:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:?\d\d)?| \d{1,2}:\d\d:\d\d(?:\.\d+)?(?:Z| ?[-+]\d\d:?\d\d(?: [A-Z]{3,4})?)?)?$/;

/**
 * Whether Hugo refuses a date (as it is written, without quotes) that a person can read, such as one with hours and no seconds. It
 * takes the post as having none, or ends the build, by its version.
 */
export function isRefusedByHugo(text: string): boolean {
  const date = text.trim();
  return YEAR_FIRST.test(date) && !READ.test(date);
}
