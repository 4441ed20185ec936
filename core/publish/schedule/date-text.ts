import type { ContentModel } from '../../blog/model';
import { dateLike, RFC3339, SPACED, SPACED_ZONE } from '../../posts/dates/date-like';
import { shownIn } from '../../posts/dates/instant';
import { formOfDate, isUnzoned, zoneOfDate } from '../../posts/dates/site-zone';

const ZONED = /\d:\d{2}.*(?:[Zz]|[-+]\d{1,2}:?\d{0,2})$/;

/**
 * The moment `at` (ms since the epoch) as a post's date has to be written so that its generator reads that moment: in the
 * form of `sample`, the date it has now, where that says the moment; else in the generator's own with the zone, since a day
 * alone is midnight somewhere, and a time alone is the time of the machine that builds. `zone` is the author's (IANA); `quoted`
 * as for `zoneOfDate`.
 */
export function momentText(
  sample: string,
  at: number,
  zone: string,
  { generator, dates }: Pick<ContentModel, 'generator' | 'dates'>,
  quoted = false,
): string {
  const now = formOfDate(sample, { generator }, quoted).trim();
  const written = (form: string, place: string) => dateLike(form, shownIn(at, place));
  const plain = shownIn(at, zone);
  if (ZONED.test(now)) return written(now, zone) ?? plain;
  // A time without a zone is the site's where it says which that is.
  const own = zoneOfDate(now, { generator, dates }, quoted);
  if (own !== null) {
    const form = isUnzoned(now) ? now : generator === 'hexo' || generator === 'pelican' ? SPACED : null;
    if (form !== null) return written(form, own) ?? plain;
  }
  return written(generator === 'jekyll' ? SPACED_ZONE : RFC3339, zone) ?? plain;
}
