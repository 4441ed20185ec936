import { format } from '../../messages/en';
import { reviewWords } from '../../messages/review';
import { dateInPath } from '../../posts/dates/date';
import { instantOf } from '../../posts/dates/instant';
import type { PostSummary } from '../../posts/post';
import { type ReviewCheck, reviewCheck } from './review-check';

const words = reviewWords.checks;
/** In an address these are written as codes, and break where somebody copies it. */
const ODD = /[\s"<>\\^`{|}%#?]/;
/** A new post with an older date is among posts that were read long ago. */
const OLD = 7 * 86_400_000;

/**
 * What is odd about a post's address and date and that nobody but its author can judge. `isNew`: readers have not seen it yet.
 * `now` is ISO 8601 with its zone; `timezone` is that of dates that name none (null: this machine's).
 */
export function checkNaming(
  { id, url, date, draft, problem }: PostSummary,
  {
    isNew,
    now,
    timezone,
  }: { readonly isNew: boolean; readonly now: string; readonly timezone: string | null },
): ReviewCheck[] {
  const checks: ReviewCheck[] = [];
  if (url !== null && ODD.test(url))
    checks.push(reviewCheck('address-odd', id, null, format(words.addressOdd, { url })));
  if (!isNew || draft || problem !== null) return checks;
  if (date === null) return [...checks, reviewCheck('date-missing', id, null, words.dateMissing)];
  const inName = dateInPath(id);
  if (inName !== null && inName !== date.slice(0, 10)) {
    const sentence = format(words.dateNotInName, { name: inName, date: date.slice(0, 10) });
    checks.push(reviewCheck('date-not-in-name', id, null, sentence));
  }
  const [moment, at] = [instantOf(date, timezone), instantOf(now, 'UTC')];
  if (moment !== null && at !== null && at - moment > OLD)
    checks.push(reviewCheck('date-old', id, null, format(words.dateOld, { date: date.slice(0, 10) })));
  return checks;
}
