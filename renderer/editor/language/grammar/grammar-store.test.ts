import { expect, it } from 'vitest';
import { dialectOf } from './grammar-store';

it.each([
  ['en', 'en-US'],
  ['EN-gb', 'en-GB'],
  ['en-NZ', 'en-GB'],
  ['en-AU', 'en-AU'],
  ['de', null],
  ['enm', null],
])('checks %s as %s', (language, dialect) => {
  expect(dialectOf(language)).toBe(dialect);
});
