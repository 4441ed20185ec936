import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from './numbers';

test('groups the digits of a number by three, as English writes them', () => {
  expect([0, 7, 999, 1000, 12_345, 1_234_567].map(grouped)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '12,345',
    '1,234,567',
  ]);
});

test('writes each count as Intl would', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString('en'));
    }),
  );
});
