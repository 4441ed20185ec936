import type { ContentModel } from '../../blog/model';
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
 * The zone (IANA name, or null for that of the machine that builds) in which a generator reads a date that names none,
 * as it is written: Jekyll takes most times as UTC, whatever its configuration says.
 */
export function zoneOfDate(
  written: string,
  { generator, dates }: Pick<ContentModel, 'generator' | 'dates'>,
): string | null {
  return generator === 'jekyll' && isRubyTime(written) ? 'UTC' : dates.timezone;
}

/** `2024-01-02 03:04`, with or without seconds, and without a zone. */
const UNZONED = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Whether a date is written with a time and without a zone. */
export const isUnzoned = (written: string): boolean => UNZONED.test(written.trim());

/**
 * `dateLike` for a post's own date: where the sample names no zone and the generator leaves out what is to come, by the
 * clock of the zone that it is read in. By another a post of this hour may be one of tomorrow's. `now` is ISO 8601 with an
 * offset.
 */
export function siteDateLike(
  sample: string,
  now: string,
  model: Pick<ContentModel, 'generator' | 'dates'>,
): string | null {
  const waits = model.dates.future === 'hidden';
  const zone = waits && isUnzoned(sample) ? zoneOfDate(sample, model) : null;
  return dateLike(sample, zone === null ? now : shownIn(Date.parse(now), zone));
}
