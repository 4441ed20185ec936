import type { ContentModel } from '../../blog/model';
import { normaliseDate } from './date';
import { dateLike } from './date-like';
import { instantOf, shownIn } from './instant';

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

/** A time with a zone of which js-yaml makes a moment; of others it makes a text. */
const YAML_MOMENT =
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?([ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))$/;

/** Whether a date is written in a form of which Hexo's YAML reader makes a moment, since it names a zone; others stay as they are. */
export function isYamlMoment(written: string): boolean {
  return YAML_MOMENT.test(written.trim());
}

/**
 * A Hexo post's date as ISO 8601, or null when it is none: a time with a zone is what UTC's clock shows then, and Hexo goes on
 * as if that were written without a zone. `quoted` as for `zoneOfDate`. hexo-front-matter's `parse`.
 */
export function hexoDate(written: string, quoted: boolean): string | null {
  const date = normaliseDate(written);
  const at = date === null || quoted || !isYamlMoment(written) ? null : instantOf(date, 'UTC');
  return at === null ? date : shownIn(at, 'UTC').slice(0, 19);
}

/** A post's date as its generator reads it (ISO 8601), or null when it is none. `quoted` as for `zoneOfDate`. */
export function siteDate(
  written: string,
  { generator }: Pick<ContentModel, 'generator'>,
  quoted: boolean,
): string | null {
  if (generator === 'jekyll') return jekyllDate(written, quoted);
  return generator === 'hexo' ? hexoDate(written, quoted) : normaliseDate(written);
}

/**
 * The form that a date of this blog is to be written in when `sample` is how it is written now: without a zone that its
 * generator would drop, and else the sample's. `quoted` as for `zoneOfDate`.
 */
export function formOfDate(
  sample: string,
  { generator }: Pick<ContentModel, 'generator'>,
  quoted = false,
): string {
  const zone = generator === 'hexo' && !quoted ? YAML_MOMENT.exec(sample.trim())?.[1] : undefined;
  return zone === undefined ? sample : sample.trim().slice(0, -zone.length);
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
  const form = waits ? formOfDate(sample, model, quoted) : sample;
  const zone = waits && isUnzoned(form) ? zoneOfDate(form, model, quoted) : null;
  return dateLike(form, zone === null ? now : shownIn(Date.parse(now), zone));
}
