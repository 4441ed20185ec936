import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from './instant';

const at = (iso: string, zone: string | null) => {
  const moment = instantOf(iso, zone);
  return moment === null ? null : new Date(moment).toISOString();
};

describe('the moment of a date', () => {
  it.each([
    ['2024-05-06', 'UTC', '2024-05-06T00:00:00.000Z'],
    ['2024-05-06T07:08:09', 'UTC', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06T07:08', 'UTC', '2024-05-06T07:08:00.000Z'],
    ['2024-05-06T07:08:09.25+02:00', 'Asia/Tokyo', '2024-05-06T05:08:09.250Z'],
    ['2024-05-06T07:08:09-03:30', null, '2024-05-06T10:38:09.000Z'],
    ['2024-05-06T07:08:09Z', 'Asia/Tokyo', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06', 'Asia/Shanghai', '2024-05-05T16:00:00.000Z'],
    ['2024-01-06T12:00:00', 'Europe/Berlin', '2024-01-06T11:00:00.000Z'],
    ['2024-07-06T12:00:00', 'Europe/Berlin', '2024-07-06T10:00:00.000Z'],
    // The night in which the clocks go from 2 to 3, and the one in which they go back.
    ['2024-03-31T01:59:59', 'Europe/Berlin', '2024-03-31T00:59:59.000Z'],
    ['2024-03-31T03:00:00', 'Europe/Berlin', '2024-03-31T01:00:00.000Z'],
    ['2024-10-27T03:00:00', 'Europe/Berlin', '2024-10-27T02:00:00.000Z'],
    ['2024-05-06', 'America/St_Johns', '2024-05-06T02:30:00.000Z'],
  ])('%s in %s is %s', (iso, zone, expected) => {
    expect(at(iso, zone)).toBe(expected);
  });

  it.each(['', 'tomorrow', '2024-5-6', '2024-05-06 07:08', '07:08:09', '2024-05-06T7:8'])(
    'is not in %j',
    (iso) => {
      expect(instantOf(iso, 'UTC')).toBeNull();
    },
  );

  it('without a zone is this machine’s where none is known', () => {
    const here = new Date(2024, 4, 6, 7, 8, 9).getTime();
    expect(instantOf('2024-05-06T07:08:09', null)).toBe(here);
    expect(instantOf('2024-05-06T07:08:09', 'Nowhere/At_All')).toBe(here);
  });

  it('is shown by a clock in its zone as it is written, but for the hours that are skipped', () => {
    const zones = fc.constantFrom(
      'Asia/Kolkata',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    );
    const hours = fc.integer({ min: Date.UTC(1990, 0) / 3_600_000, max: Date.UTC(2035, 0) / 3_600_000 });
    fc.assert(
      fc.property(zones, hours, (zone, hour) => {
        const written = new Date(hour * 3_600_000).toISOString().slice(0, 19);
        const moment = instantOf(written, zone);
        if (moment === null) throw new Error('no moment');
        const shown = new Date(moment).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T');
        const skipped = Math.abs(Date.parse(`${shown}Z`) - hour * 3_600_000) <= 3_600_000;
        // Samoa left out a whole day, the 30th of December 2011.
        expect(shown === written || skipped || written.startsWith('2011-12-30')).toBe(true);
      }),
    );
  });
});
