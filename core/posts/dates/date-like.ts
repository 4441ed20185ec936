const SAMPLE =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:([Tt]|[ \t]+)(\d{1,2}):(\d{2})(:\d{2})?(\.\d+)?([ \t]*)(Z|z|[-+]\d{1,2}(?::?\d{2})?)?)?$/;

/** A moment as the author's clock shows it, taken from an ISO 8601 text with an offset (`2024-05-06T07:08:09+02:00`). */
export interface LocalMoment {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** `07:08:09` */
  readonly time: string;
  /** `+02:00` */
  readonly offset: string;
}

/** Reads the ISO text of a moment; throws a plain Error for anything else, which is the caller's mistake. */
export function localMoment(iso: string): LocalMoment {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[-+]\d{2}:\d{2})$/.exec(iso);
  if (!match) throw new Error(`not an ISO date-time with an offset: ${iso}`);
  const [, year = '', month = '', day = '', time = '', zone = ''] = match;
  return { year, month, day, time, offset: zone === 'Z' ? '+00:00' : zone };
}

/** The forms that `dateLike` falls back to, by their sample. */
export const RFC3339 = '2024-01-02T03:04:05+00:00';
export const SPACED = '2024-01-02 03:04:05';
export const SPACED_ZONE = '2024-01-02 03:04:05 +0000';
export const DAY = '2024-01-02';

/**
 * A moment written as `sample` is: separators, `T` or space, seconds, fraction, and the zone's form (none, `Z`
 * as UTC, `+0200`, `+02:00`). Null when the sample's form is not one of these.
 */
export function dateLike(sample: string, iso: string): string | null {
  const match = SAMPLE.exec(sample.trim());
  if (!match) return null;
  const [
    ,
    ,
    separator = '-',
    sampleMonth = '',
    sampleDay = '',
    between,
    sampleHour = '',
    ,
    seconds,
    fraction,
    gap = '',
    zone,
  ] = match;
  const utc = zone?.toUpperCase() === 'Z';
  const now = localMoment(utc ? new Date(iso).toISOString() : iso);
  const padded = sampleMonth.length === 2 && sampleDay.length === 2;
  const number = (text: string): string => (padded ? text : String(Number(text)));
  const day = [now.year, number(now.month), number(now.day)].join(separator);
  if (between === undefined) return day;
  const hour = sampleHour.length === 2 ? now.time.slice(0, 2) : String(Number(now.time.slice(0, 2)));
  const clock = hour + now.time.slice(2, seconds === undefined ? 5 : 8);
  const digits = fraction === undefined ? '' : `.${'0'.repeat(fraction.length - 1)}`;
  return `${day}${between}${clock}${digits}${zone === undefined ? '' : gap + zoneLike(zone, now.offset)}`;
}

function zoneLike(sample: string, offset: string): string {
  if (sample.toUpperCase() === 'Z') return sample;
  return sample.includes(':') ? offset : offset.replace(':', '');
}
