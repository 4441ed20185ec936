import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replacement } from './replacement';

const apply = (before: string, after: string) => {
  const change = replacement(before, after);
  return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
};

it('turns any text into any other', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => apply(a, b) === b));
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.string(),
      fc.string(),
      (head, a, b, tail) => apply(head + a + tail, head + b + tail) === head + b + tail,
    ),
  );
});

it('touches nothing outside the difference', () => {
  expect(replacement('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
  expect(replacement('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
  expect(replacement('same', 'same')).toBeNull();
});
