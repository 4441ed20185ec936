import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRows, layOut, placeOf, scrolledTo } from './list-layout';

const list = layOut(
  [
    { rows: 2, heading: 30 },
    { rows: 3, heading: 30 },
  ],
  50,
);

describe('the layout of the list', () => {
  it('puts rows under their headings', () => {
    expect(list.height).toBe(310);
    expect([0, 1, 2, 4].map((index) => placeOf(list, index)?.top)).toEqual([30, 80, 160, 260]);
    expect(placeOf(list, 5)).toBeNull();
  });

  it('draws what is seen, and the row that is kept', () => {
    expect(drawnRows(list, 0, 85, 0)).toEqual([{ section: 0, rows: [0, 1] }]);
    expect(drawnRows(list, 100, 200, 1)).toEqual([
      { section: 0, rows: [1] },
      { section: 1, rows: [0] },
    ]);
    expect(drawnRows(list, 130, 150, 4)).toEqual([{ section: 1, rows: [2] }]);
    expect(drawnRows(list, 0, 20, 4)).toEqual([
      { section: 0, rows: [] },
      { section: 1, rows: [2] },
    ]);
    expect(drawnRows(list, 230, 300, 0)).toEqual([
      { section: 0, rows: [0] },
      { section: 1, rows: [1, 2] },
    ]);
  });

  it('scrolls only as far as a row needs, and not under the heading', () => {
    expect(scrolledTo(list, 1, 0, 200)).toBe(0);
    expect(scrolledTo(list, 4, 0, 200)).toBe(110);
    expect(scrolledTo(list, 2, 200, 100)).toBe(130);
  });

  it('shows every row somewhere, once', () => {
    const sections = fc.array(
      fc.record({ rows: fc.integer({ min: 0, max: 20 }), heading: fc.constantFrom(0, 30) }),
    );
    fc.assert(
      fc.property(sections, fc.integer({ min: 10, max: 300 }), (given, window) => {
        const layout = layOut(given, 50);
        const seen = new Set<number>();
        for (let top = 0; top < layout.height; top += window)
          for (const { section, rows } of drawnRows(layout, top, top + window, -1))
            for (const row of rows) seen.add((layout.sections[section]?.first ?? 0) + row);
        expect(seen.size).toBe(layout.rows);
      }),
    );
  });

  it('brings any row into view', () => {
    const anywhere = fc.integer({ min: -50, max: 400 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), anywhere, (index, top) => {
        const next = scrolledTo(list, index, top, 120);
        const row = placeOf(list, index)?.top ?? Number.NaN;
        expect(row).toBeGreaterThanOrEqual(next);
        expect(row + 50).toBeLessThanOrEqual(next + 120);
      }),
    );
  });
});
