import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseDate } from './date';
import { dateNow } from './date-now';
import { instantOf, shownIn } from './instant';

const AT = Date.parse('2026-11-24T10:00:05Z');

describe('a date set to now', () => {
  it.each([
    ['2027-01-02', 'UTC', '2026-11-24'],
    ['2027-01-02 03:04:05', 'UTC', '2026-11-24 10:00:05'],
    ['2027-01-02 03:04', 'Asia/Tokyo', '2026-11-24 19:00'],
    ['2027/1/2 3:04:05', 'America/New_York', '2026/11/24 5:00:05'],
    ['2027-01-02T03:04:05Z', 'Asia/Tokyo', '2026-11-24T10:00:05Z'],
    ['2027-01-02', 'Pacific/Auckland', '2026-11-24'],
  ])('where %s is written, in %s, is %s', (sample, zone, expected) => {
    expect(dateNow(sample, AT, zone)).toBe(expected);
  });

  it('is never in the future, whatever the form and the zone', () => {
    const samples = fc.constantFrom(
      '2027-01-02',
      '2027-1-2 3:04',
      '2027-01-02 03:04:05',
      '2027-01-02 03:04:05 +0900',
      '2027-01-02T03:04:05-03:30',
      '2027-01-02T03:04:05.000Z',
      'Sat, 2 Jan 2027',
      '',
    );
    const zones = fc.constantFrom('UTC', 'Asia/Tokyo', 'America/St_Johns', 'Pacific/Auckland', null);
    const moments = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(samples, zones, moments, (sample, zone, at) => {
        const iso = normaliseDate(dateNow(sample, at, zone));
        const moment = iso === null ? null : instantOf(iso, zone);
        if (moment === null) throw new Error('not a date');
        // The hour that a clock shows twice is read as its first or its second one.
        expect(moment).toBeLessThanOrEqual(at + 3_600_000);
        expect(moment).toBeGreaterThan(at - 26 * 3_600_000);
      }),
    );
  });
});

describe('a moment shown in a zone', () => {
  it.each([
    ['UTC', '2026-11-24T10:00:05+00:00'],
    ['Asia/Kolkata', '2026-11-24T15:30:05+05:30'],
    ['America/St_Johns', '2026-11-24T06:30:05-03:30'],
  ])('%s is %s', (zone, expected) => {
    expect(shownIn(AT + 999, zone)).toBe(expected);
  });
});
