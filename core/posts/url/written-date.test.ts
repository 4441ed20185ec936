import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfYear, instantOf, isoWeek, onClock, weekday, writtenDate } from './written-date';

function clock(iso: string, zone: string | null): string {
  const date = writtenDate(iso);
  if (date === null) throw new Error(`${iso} is no date`);
  const { year, month, day, hour, minute } = onClock(instantOf(date), zone);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

describe('a written date', () => {
  test('reads what normaliseDate writes, and nothing else', () => {
    expect(writtenDate('2024-02-29')).toMatchObject({
      year: 2024,
      month: 2,
      day: 29,
      offset: null,
      timed: false,
    });
    expect(writtenDate('2024-02-29T23:30:15.5-05:30')).toMatchObject({ hour: 23, second: 15, offset: -330 });
    expect(writtenDate('2024-02-29T23:30:15Z')).toMatchObject({ offset: 0, timed: true });
    expect(writtenDate('29 Feb 2024')).toBeNull();
    expect(writtenDate(null)).toBeNull();
  });

  test('is shown on the clock of a zone, with its summer time', () => {
    expect(clock('2024-01-01T00:30:00Z', 'America/New_York')).toBe('2023-12-31 19:30');
    expect(clock('2024-07-01T00:30:00Z', 'America/New_York')).toBe('2024-6-30 20:30');
    expect(clock('2024-01-01T23:30:00-05:00', 'Asia/Tokyo')).toBe('2024-1-2 13:30');
    expect(clock('2024-01-01T23:30:00+09:00', null)).toBe('2024-1-1 14:30');
  });

  test('is right to the minute around a change, and where a zone changes twice in a month', () => {
    expect(clock('2024-03-10T06:59:00Z', 'America/New_York')).toBe('2024-3-10 1:59');
    expect(clock('2024-03-10T07:00:00Z', 'America/New_York')).toBe('2024-3-10 3:0');
    expect(clock('2024-11-03T05:59:00Z', 'America/New_York')).toBe('2024-11-3 1:59');
    expect(clock('2024-11-03T06:00:00Z', 'America/New_York')).toBe('2024-11-3 1:0');
    // Ramadan lay within this month there.
    const noon = (day: string) => clock(`2025-03-${day}T12:00:00Z`, 'Africa/Casablanca');
    expect([noon('10'), noon('31')]).toEqual(['2025-3-10 12:0', '2025-3-31 12:0']);
  });

  test('agrees with the clock of a zone at any instant', () => {
    const zones = [
      'America/New_York',
      'Europe/Rome',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    ];
    const at = fc.date({ min: new Date('1971-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), at, (zone, instant) => {
        const iso = `${instant.toISOString().slice(0, 16)}:00Z`;
        const shown = new Date(iso).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16);
        const [, year, month, day, hour, minute] =
          /^(\d+)-0?(\d+)-0?(\d+) 0?(\d+):0?(\d+)$/.exec(shown) ?? [];
        expect(clock(iso, zone)).toBe(`${year}-${month}-${day} ${hour}:${minute}`);
      }),
      { numRuns: 1000 },
    );
  });

  test('is in UTC when the zone’s name is none', () => {
    expect(clock('2024-01-01T10:00:00Z', 'Mars/Olympus')).toBe('2024-1-1 10:0');
  });

  test('has the week of ISO 8601, which may be another year’s', () => {
    const week = (iso: string) => isoWeek(writtenDate(iso) ?? expect.fail(iso));
    expect(week('2024-12-30')).toEqual({ year: 2025, week: 1 });
    expect(week('2021-01-03')).toEqual({ year: 2020, week: 53 });
    expect(week('2024-01-01')).toEqual({ year: 2024, week: 1 });
  });

  test('agrees with Date about days of the week and of the year', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0101-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        (at) => {
          const date = writtenDate(at.toISOString().slice(0, 10));
          expect(date).not.toBeNull();
          if (date === null) return;
          expect(weekday(date)).toBe(at.getUTCDay());
          const start = new Date(at);
          start.setUTCMonth(0, 1);
          expect(dayOfYear(date)).toBe(Math.round((at.getTime() - start.getTime()) / 86_400_000) + 1);
        },
      ),
    );
  });
});
