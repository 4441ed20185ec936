import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotsToKeep, snapshotsTooMany } from './keep';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 2000 * DAY;
const ago = (ms: number) => ({ at: NOW - ms });
const kept = (...ages: number[]) => snapshotsToKeep(ages.map(ago), NOW).map(({ at }) => NOW - at);

describe('which snapshots stay', () => {
  it('keeps all of a day, one an hour for a week, one a day for a month, one a month after that', () => {
    expect(kept(0, 1000, 2000, 23 * HOUR)).toEqual([0, 1000, 2000, 23 * HOUR]);
    const twoDays = 2 * DAY;
    expect(kept(twoDays - 1, twoDays - 2, twoDays - HOUR - 1)).toEqual([twoDays - 2, twoDays - HOUR - 1]);
    const tenDays = 10 * DAY;
    expect(kept(tenDays - 1, tenDays - 5 * HOUR, tenDays - 23 * HOUR)).toEqual([tenDays - 23 * HOUR]);
    const year = 360 * DAY;
    expect(kept(year - HOUR, year - 3 * HOUR, year - 2 * DAY)).toHaveLength(1);
  });

  it('keeps what a clock that went wrong dated into the future', () => {
    expect(kept(-DAY, -400 * DAY)).toEqual([-DAY, -400 * DAY]);
  });

  it('always keeps the newest, and prunes nothing more when asked again', () => {
    const times = fc.array(fc.integer({ min: -HOUR, max: 800 * DAY }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(times, (ages) => {
        const all = ages.map(ago);
        const once = snapshotsToKeep(all, NOW);
        expect(snapshotsToKeep(once, NOW)).toEqual(once);
        const newest = Math.max(...all.map(({ at }) => at));
        expect(once.some(({ at }) => at === newest)).toBe(true);
      }),
    );
  });

  it('comes to the same whether it is pruned every day or once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 100 * DAY }), { maxLength: 40 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 100 * DAY }), (ages, later) => {
        const all = ages.map(ago);
        const often = snapshotsToKeep(snapshotsToKeep(all, NOW), NOW + later);
        expect(often).toEqual(snapshotsToKeep(all, NOW + later));
      }),
      // Of one day, and a month old between one and the other.
      { examples: [[[691_200_001, 729_383_567], 1_949_016_433]] },
    );
  });
});

describe('a size that all snapshots together have to keep to', () => {
  const one = (post: string, at: number, size = 10) => ({ post, at, size });

  it('lets the oldest go first, and the newest of each post last', () => {
    const all = [one('a', 1), one('a', 2), one('a', 9), one('b', 3)];
    expect(snapshotsTooMany(all, 40)).toEqual([]);
    expect(snapshotsTooMany(all, 20)).toEqual([one('a', 1), one('a', 2)]);
    expect(snapshotsTooMany(all, 10)).toEqual([one('a', 1), one('a', 2), one('b', 3)]);
  });
});
