const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[-+]\d{2}:\d{2})?)?$/;

/**
 * The moment (ms since the epoch) that an ISO 8601 date or date-time names; a date is its first moment. One without
 * a zone is in `timezone`: an IANA name, or null for the zone of this machine. Null for anything else, and a zone that
 * this system does not know counts as this machine's.
 */
export function instantOf(iso: string, timezone: string | null): number | null {
  const match = ISO.exec(iso);
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(
    year,
    month - 1,
    day,
    hour,
    minute,
    second,
    Math.trunc(Number(`0.${match[7] ?? 0}`) * 1000),
  );
  const zone = match[8];
  if (zone === 'Z') return wall;
  if (zone !== undefined) return wall - offsetOf(zone);
  return timezone === null
    ? new Date(year, month - 1, day, hour, minute, second).getTime()
    : fromWall(wall, timezone);
}

function offsetOf(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** The moment at which a clock in the zone shows `wall` (ms as if it were UTC); in a skipped hour, what it skips to. */
function fromWall(wall: number, timezone: string): number {
  const zone = clockIn(timezone);
  if (zone === null) {
    const at = new Date(wall);
    return new Date(
      at.getUTCFullYear(),
      at.getUTCMonth(),
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
      at.getUTCSeconds(),
    ).getTime();
  }
  const guess = wall - (shownAt(zone, wall) - wall);
  return wall - (shownAt(zone, guess) - guess);
}

function shownAt(clock: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

function clockIn(timezone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(timezone);
  if (known !== undefined) return known;
  const made = makeClock(timezone);
  clocks.set(timezone, made);
  return made;
}

function makeClock(timezone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * A moment (ms since the epoch) as a clock in the zone shows it, in ISO 8601 with its offset and without fractions:
 * `2024-05-06T07:08:09+02:00`. Null is the zone of this machine.
 */
export function shownIn(at: number, timezone: string | null): string {
  const clock = timezone === null ? null : clockIn(timezone);
  const whole = Math.floor(at / 1000) * 1000;
  const wall = clock === null ? whole - new Date(whole).getTimezoneOffset() * 60_000 : shownAt(clock, whole);
  const minutes = Math.round((wall - whole) / 60_000);
  const two = (count: number) => String(count).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 19)}${offset}`;
}
