/** A moment as it is written, on the clock of `offset`. Months and days count from 1. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of UTC; null when none is written. */
  readonly offset: number | null;
  /** Whether a time of day is written. */
  readonly timed: boolean;
}

/** Most posts have no time. */
const PLAIN_DAY = /^\d{4}-\d\d-\d\d$/;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:(Z)|([-+])(\d\d):(\d\d))?)?$/;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** ISO 8601 as `normaliseDate` makes it (`2024-01-05`, `2024-01-05T23:30:00+02:00`), or null. */
export function writtenDate(iso: string | null): WrittenDate | null {
  if (iso !== null && PLAIN_DAY.test(iso)) {
    const [year, month, day] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))];
    return { year, month, day, hour: 0, minute: 0, second: 0, offset: null, timed: false };
  }
  const match = iso === null ? null : ISO.exec(iso);
  if (!match) return null;
  const offset =
    match[7] !== undefined
      ? 0
      : match[8] === undefined
        ? null
        : (match[8] === '-' ? -1 : 1) * (Number(match[9]) * 60 + Number(match[10]));
  return {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    hour: Number(match[4] ?? 0),
    minute: Number(match[5] ?? 0),
    second: Number(match[6] ?? 0),
    offset,
    timed: match[4] !== undefined,
  };
}

/** ms since the epoch of a written moment; one without an offset is taken as UTC. */
export function instantOf(date: WrittenDate): number {
  const utc = new Date(0);
  utc.setUTCFullYear(date.year, date.month - 1, date.day);
  utc.setUTCHours(date.hour, date.minute, date.second);
  return utc.getTime() - (date.offset ?? 0) * MINUTE;
}

/** What a clock in a zone (IANA name; null and names that are none: UTC) shows at an instant (ms). */
export function onClock(instant: number, zone: string | null): WrittenDate {
  const shifted = new Date(instant + offsetAt(instant, zone) * MINUTE);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    offset: null,
    timed: true,
  };
}

/** From an instant (ms) on, the offset that a zone has. */
interface Span {
  readonly from: number;
  readonly offset: number;
}

const spansByMonth = new Map<string, readonly Span[]>();
/** Days of a month at which its offset is looked at; a zone may change and change back within one. */
const PROBES = [1, 8, 15, 22, 29, 32];

/** Minutes east of UTC that a zone has at an instant. Kept by month, because a look at a clock is slow. */
function offsetAt(instant: number, zone: string | null): number {
  const clock = clockOf(zone);
  if (clock === null) return 0;
  const day = new Date(instant);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const key = `${zone} ${year} ${month}`;
  let spans = spansByMonth.get(key);
  if (spans === undefined) {
    spans = spansOf(clock, year, month);
    spansByMonth.set(key, spans);
  }
  let offset = 0;
  for (const span of spans) if (span.from <= instant) offset = span.offset;
  return offset;
}

function spansOf(clock: Intl.DateTimeFormat, year: number, month: number): Span[] {
  const spans: Span[] = [];
  for (const date of PROBES) {
    const to = new Date(0);
    to.setUTCFullYear(year, month, date);
    const offset = shownOffset(clock, to.getTime());
    const last = spans.at(-1);
    if (last === undefined) spans.push({ from: to.getTime(), offset });
    else if (last.offset !== offset) spans.push({ from: changeBefore(clock, to.getTime(), offset), offset });
  }
  return spans;
}

/** The minute at which a clock began to have the offset it has at an instant, at most eight days before. */
function changeBefore(clock: Intl.DateTimeFormat, instant: number, offset: number): number {
  let [before, after] = [instant - 8 * DAY, instant];
  while (after - before > MINUTE) {
    const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
    if (middle <= before) break;
    if (shownOffset(clock, middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function shownOffset(clock: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const shown = instantOf({ year, month, day, hour, minute, second, offset: 0, timed: true });
  return Math.round((shown - Math.floor(instant / 1000) * 1000) / MINUTE);
}

function clockOf(zone: string | null): Intl.DateTimeFormat | null {
  if (zone === null || zone === 'UTC') return null;
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = newClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat | null {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone, ...parts, ...time });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** From 0, Sunday. */
export function weekday(date: WrittenDate): number {
  return new Date(dayStart(date)).getUTCDay();
}

/** From 1. */
export function dayOfYear(date: WrittenDate): number {
  return Math.round((dayStart(date) - dayStart({ ...date, month: 1, day: 1 })) / DAY) + 1;
}

/** The week of ISO 8601 and the year it belongs to. */
export function isoWeek(date: WrittenDate): { readonly year: number; readonly week: number } {
  const thursday = onClock(dayStart(date) + (4 - (weekday(date) || 7)) * DAY, null);
  return { year: thursday.year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

function dayStart(date: WrittenDate): number {
  return instantOf({ ...date, hour: 0, minute: 0, second: 0, offset: 0 });
}

/** A number with zeros before it: `pad(5)` → `05`. */
export function pad(number: number, width = 2): string {
  const digits = String(number);
  return digits.length >= width ? digits : digits.padStart(width, '0');
}
