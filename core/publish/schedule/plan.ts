import type { ContentModel } from '../../blog/model';
import { blogSettingsWords } from '../../messages/blog-settings';
import { format } from '../../messages/en';
import { scheduleWords } from '../../messages/schedule';
import { instantOf, shownIn } from '../../posts/dates/instant';
import { siteDate, zoneOfDate } from '../../posts/dates/site-zone';
import { textOf } from '../../posts/field-lookup';
import { fieldNameOf } from '../../posts/field-name';
import { fieldValue } from '../../posts/front-matter/field-path';
import type { FieldValue } from '../../posts/front-matter/front-matter';
import { isTextValue } from '../../posts/front-matter/text-value';
import { fieldsInForce } from '../../posts/inherited/in-force';
import type { PostSummary } from '../../posts/post';
import { postUrl } from '../../posts/url/post-url';
import { momentText } from './date-text';
import { fieldOf } from './field';

/** `send`: it goes out now and the generator waits; `keep`: it stays here and goes out then. */
export type ScheduleWay = 'send' | 'keep';

export interface ScheduleFacts {
  readonly post: PostSummary;
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** The text of the post's front matter, which says what stands in quotes; '' for none. */
  readonly header: string;
  readonly model: ContentModel;
  /** What the author chose, as a `datetime-local` field has it: `2026-12-01T09:00`, in their own zone. */
  readonly wall: string;
  /** The author's zone, an IANA name. */
  readonly zone: string;
  /** ms since the epoch. */
  readonly now: number;
}

/** What scheduling a post for a time means. */
export interface SchedulePlan {
  /** ms since the epoch; null for a time that cannot be read. */
  readonly at: number | null;
  /** Why it cannot be that time (a sentence); null when it can. */
  readonly refused: string | null;
  /** The field that gets the date, and what is written there. */
  readonly field: string;
  readonly date: string;
  /** The ways there are, the one to offer first. */
  readonly ways: readonly ScheduleWay[];
  /** What the author should know, by way: sentences. */
  readonly notes: Readonly<Record<ScheduleWay, readonly string[]>>;
}

const words = scheduleWords.notes;

/**
 * How this blog's generator is told the moment, and the traps in it: time zones, a site that is not built then, an address
 * that follows the date, clocks that change. Pure.
 */
export function planSchedule(facts: ScheduleFacts): SchedulePlan {
  const { post, fields, header, model, wall, zone, now } = facts;
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) ? instantOf(`${wall}:00`, zone) : null;
  const field = fieldOf(fields, model);
  const sample = textOf(fieldValue(fields, field) ?? null) ?? '';
  const waits = model.dates.future === 'hidden' || field === model.dates.publishField;
  const ways: readonly ScheduleWay[] = waits ? ['send', 'keep'] : ['keep'];
  if (at === null || at <= now) {
    const refused = at === null ? scheduleWords.invalid : scheduleWords.past;
    return { at, refused, field, date: '', ways, notes: { send: [], keep: [] } };
  }
  const quoted = isTextValue(header, field);
  const date = momentText(sample, at, zone, model, quoted);
  const both = [
    ...(post.draft ? [words.draft] : []),
    ...clock(wall, at, zone),
    ...siteZone(date, zone, model, quoted),
    ...address({ ...facts, at, field, date, quoted }),
  ];
  const generator = nameOf(model);
  return {
    at,
    refused: null,
    field,
    date,
    ways,
    notes: {
      send: [words.build, ...both],
      keep: [...(waits ? [] : [format(words.shownAtOnce, { generator })]), ...both],
    },
  };
}

/** What the notes call the site’s generator. */
export const nameOf = ({ generator }: Pick<ContentModel, 'generator'>): string =>
  generator === 'plain' ? scheduleWords.site : blogSettingsWords.generators[generator];

/** A time that does not exist, or comes twice, where the clocks change. */
function clock(wall: string, at: number, zone: string): string[] {
  const shown = shownIn(at, zone).slice(0, 16);
  if (shown !== wall) return [format(words.skipped, { time: shown.slice(11) })];
  const hour = 3_600_000;
  const twice = [at - hour, at + hour].some((other) => shownIn(other, zone).slice(0, 16) === wall);
  return twice ? [words.doubled] : [];
}

/** The site's own zone, where that is why another time is written than the author chose. */
function siteZone(date: string, zone: string, model: ContentModel, quoted: boolean): string[] {
  const site = zoneOfDate(date, model, quoted);
  if (site === null || site === zone) return [];
  const zoned = /(?:[Zz]|[-+]\d{2}:?\d{2})$/.test(date);
  return zoned ? [] : [format(words.siteZone, { zone: site })];
}

interface Dated extends ScheduleFacts {
  readonly at: number;
  readonly field: string;
  readonly date: string;
  readonly quoted: boolean;
}

function address({ post, fields, model, wall, field, date, quoted }: Dated): string[] {
  if (field !== fieldNameOf(fields, 'date', model)) return [];
  const next = fieldsInForce(post.id, new Map(fields).set(field, date), model);
  const iso = siteDate(date, model, quoted);
  const after = postUrl({ id: post.id, title: post.title, date: iso, fields: next }, model);
  if (after === null) return [];
  const notes: string[] = [];
  if (post.url !== null && post.url !== after) notes.push(format(words.address, { before: post.url, after }));
  const day = /\/(\d{4})[-/](\d{2})[-/](\d{2})(?=[-/]|$)/.exec(after)?.slice(1).join('-');
  if (day !== undefined && day !== wall.slice(0, 10)) notes.push(format(words.otherDay, { day }));
  return notes;
}
