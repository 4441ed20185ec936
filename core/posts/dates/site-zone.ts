import type { ContentModel } from '../../blog/model';
import { normaliseDate } from './date';
import { dateLike } from './date-like';
import { shownIn } from './instant';

const RUBY_TIME = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/;

/**
 * Whether a date is written in a form of which Ruby's YAML reader makes a time in UTC, since it names no zone; others stay
 * text, which is local. lib/psych/scalar_scanner.rb.
 */
export function isRubyTime(written: string): boolean {
  return RUBY_TIME.test(written.trim());
}

/**
 * A Jekyll post's date as ISO 8601, or null when it is none: with the zone of a time that Jekyll reads as UTC. `quoted` as for
 * `zoneOfDate`.
 */
export function jekyllDate(written: string, quoted: boolean): string | null {
  const date = normaliseDate(written);
  return date !== null && !quoted && isRubyTime(written) ? `${date}Z` : date;
}

/**
 * The zone (IANA name, or null for that of the machine that builds) in which a generator reads a date that names none,
 * as it is written: Jekyll takes most times as UTC, whatever its configuration says, but for those that are `quoted`: a text to
 * its YAML reader (`isTextValue`), which it reads by the site's own clock. lib/jekyll/utils.rb, `parse_date`.
 */
export function zoneOfDate(
  written: string,
  { generator, dates }: Pick<ContentModel, 'generator' | 'dates'>,
  quoted = false,
): string | null {
  return generator === 'jekyll' && !quoted && isRubyTime(written) ? 'UTC' : dates.timezone;
}

/** `2024-01-02 03:04`, with or without seconds, and without a zone. */
const UNZONED = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Whether a date is written with a time and without a zone. */
export const isUnzoned = (written: string): boolean => UNZONED.test(written.trim());

/**
 * `dateLike` for a post's own date: where the sample names no zone and the generator leaves out what is to come, by the
 * clock of the zone that it is read in. By another a post of this hour may be one of tomorrow's. `now` is ISO 8601 with an
 * offset; `quoted` is as for `zoneOfDate`, where what is written takes the sample's place in its quotes.
 */
export function siteDateLike(
  sample: string,
  now: string,
  model: Pick<ContentModel, 'generator' | 'dates'>,
  quoted = false,
): string | null {
  const waits = model.dates.future === 'hidden';
  const zone = waits && isUnzoned(sample) ? zoneOfDate(sample, model, quoted) : null;
  return dateLike(sample, zone === null ? now : shownIn(Date.parse(now), zone));
}
