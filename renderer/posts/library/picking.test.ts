import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPicked, extended, letGo, moved, NOTHING_PICKED, type Picking, pruned, toggled } from './picking';

const order = ['a', 'b', 'c', 'd', 'e'];
const picked = (now: Picking) => [...now.picked].sort().join('');

describe('picking posts', () => {
  it('moves without picking', () => {
    const now = moved(NOTHING_PICKED, 'c');
    expect(now.active).toBe('c');
    expect(picked(now)).toBe('');
  });

  it('extends from where the keyboard was, and takes back when it turns round', () => {
    let now = moved(NOTHING_PICKED, 'b');
    now = extended(now, 'c', order, null);
    now = extended(now, 'd', order, null);
    expect(picked(now)).toBe('bcd');
    now = extended(now, 'c', order, null);
    expect(picked(now)).toBe('bc');
    now = extended(now, 'a', order, null);
    expect(picked(now)).toBe('ab');
  });

  it('extends from the open post when the keyboard was nowhere', () => {
    expect(picked(extended(NOTHING_PICKED, 'd', order, 'b'))).toBe('bcd');
    expect(picked(extended(NOTHING_PICKED, 'd', order, 'gone'))).toBe('d');
  });

  it('picks one by one, the open post along with the first', () => {
    let now = toggled(NOTHING_PICKED, 'd', order, 'a');
    expect(picked(now)).toBe('ad');
    now = toggled(now, 'a', order, 'a');
    expect(picked(now)).toBe('d');
    now = extended(now, 'b', order, 'a');
    expect(picked(now)).toBe('abd');
  });

  it('keeps what was picked elsewhere when a range is added', () => {
    let now = toggled(NOTHING_PICKED, 'a', order, null);
    now = toggled(now, 'c', order, null);
    now = extended(now, 'e', order, null);
    expect(picked(now)).toBe('acde');
  });

  it('picks all, and lets go', () => {
    expect(picked(allPicked(NOTHING_PICKED, order))).toBe('abcde');
    expect(picked(letGo(allPicked(NOTHING_PICKED, order)))).toBe('');
  });

  it('never keeps what the list does not show', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), id: fc.constantFrom(...order) }),
      fc.record({ kind: fc.constant('extend' as const), id: fc.constantFrom(...order) }),
      fc.record({ kind: fc.constant('toggle' as const), id: fc.constantFrom(...order) }),
    );
    fc.assert(
      fc.property(fc.array(step), fc.subarray(order), (steps, left) => {
        let now = NOTHING_PICKED;
        for (const { kind, id } of steps) {
          if (kind === 'move') now = moved(now, id);
          else if (kind === 'extend') now = extended(now, id, order, null);
          else now = toggled(now, id, order, null);
        }
        const there = new Set(left);
        const kept = pruned(now, there);
        for (const id of kept.picked) expect(left).toContain(id);
        expect(pruned(kept, there)).toBe(kept);
      }),
    );
  });
});
