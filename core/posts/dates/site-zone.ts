import type { ContentModel } from '../../blog/model';

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
