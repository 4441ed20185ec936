import type { ContentModel } from '../../blog/model';
import { instantOf } from '../dates/instant';
import type { Hold, ListedPost } from '../post';

/**
 * Where a post stands with its generator, Git apart: `scheduled` has a date to come that the generator waits for,
 * `expired` one that is over, `unlisted` has a page that no list names, `hidden` is kept off the site by something
 * other than a draft's mark. `live`: the generator puts it on the site.
 */
export type PostStatus = 'live' | 'draft' | 'scheduled' | 'expired' | 'unlisted' | 'hidden';

/** What of a post decides its status. */
export type StatusFacts = Pick<ListedPost, 'draft' | 'hold' | 'date' | 'publishDate' | 'expiryDate'>;

/** No zone is further from UTC than this, in ms. */
const WIDEST_ZONE = 15 * 60 * 60 * 1000;

/**
 * The status of a post at `now` (ISO 8601 with its zone, or UTC's `Z`).
 *
 * A draft is one before its dates are looked at, as every generator does. Hugo waits for `publishDate`, and for the date only
 * where there is none (`resource.PageMeta`: publishDate falls back to date); Jekyll for the date (`future: false`). Hexo, Astro,
 * Eleventy, Zola, Docusaurus, VitePress, Gatsby show a post of tomorrow. An expiry date hides from its moment on.
 * Dates without a zone are in the model's.
 */
export function statusOf(post: StatusFacts, model: Pick<ContentModel, 'dates'>, now: string): PostStatus {
  return statusesAt(model, now)(post);
}

/** `statusOf` for many posts at one moment, which is quicker. */
export function statusesAt(
  { dates }: Pick<ContentModel, 'dates'>,
  now: string,
): (post: StatusFacts) => PostStatus {
  const at = instantOf(now, 'UTC') ?? Date.parse(now);
  const side = sideOf(at, dates.timezone);
  return (post) => {
    if (post.draft) return 'draft';
    const held = post.hold === null ? null : statusOfHold(post.hold);
    if (held !== null && held !== 'unlisted') return held;
    if (post.expiryDate !== null && side(post.expiryDate) === 'past') return 'expired';
    const from = waitsFor(post, dates);
    if (from !== null && side(from) === 'future') return 'scheduled';
    return held ?? 'live';
  };
}

/** The date that decides from when on the generator shows the post; null when no date does. */
export function waitsFor(
  { date, publishDate }: Pick<StatusFacts, 'date' | 'publishDate'>,
  { future, publishField, fromName }: ContentModel['dates'],
): string | null {
  // A field of its own for the moment means that the site waits for it, even where dates alone do not count.
  if (publishDate !== null && (publishField !== null || future === 'hidden')) return publishDate;
  return future === 'hidden' && fromName !== true ? date : null;
}

function statusOfHold(hold: Hold): PostStatus {
  switch (hold) {
    case 'draft-flag':
    case 'drafts-folder':
    case 'unpublished':
    case 'status':
      return 'draft';
    case 'unlisted':
      return 'unlisted';
    case 'not-rendered':
    case 'copied':
    case 'ignored-name':
    case 'ignored-place':
    case 'excluded':
    case 'shadowed':
      return 'hidden';
  }
}

/** On which side of the moment a date lies, null for what is no date; most are so far off that no zone is asked. */
function sideOf(at: number, timezone: string | null): (iso: string) => 'past' | 'future' | null {
  const surelyPast = new Date(at - WIDEST_ZONE - 86_400_000).toISOString().slice(0, 10);
  const surelyFuture = new Date(at + WIDEST_ZONE + 86_400_000).toISOString().slice(0, 10);
  return (iso) => {
    const day = iso.slice(0, 10);
    if (!/^\d{4}-/.test(day)) return null;
    if (day < surelyPast) return 'past';
    if (day > surelyFuture) return 'future';
    const moment = instantOf(iso, timezone);
    if (moment === null) return null;
    return moment > at ? 'future' : 'past';
  };
}
