import { expect, it } from 'vitest';
import { jsYamlNumber } from './js-yaml-number';

it.each([
  ['1e10', '10000000000'],
  ['1E+3', '1000'],
  ['1e-7', '1e-7'],
  ['0123', '123'],
  ['08', '8'],
  ['+5', '5'],
  ['-0x1f', '-31'],
  ['0o17', '15'],
  ['0b11', '3'],
  ['1.50', '1.5'],
  ['.5', '0.5'],
  ['9007199254740993', '9007199254740992'],
  ['4a17b156', '4a17b156'],
  ['e10', 'e10'],
  ['12e', '12e'],
  ['a_b', 'a_b'],
  ['2024-01-02', '2024-01-02'],
])('a number is written as JavaScript writes it, and a text as it is: %s', (text, expected) => {
  expect(jsYamlNumber(text)).toBe(expected);
});

it.each(['4e123456', '1_000', '0x1_f', '.inf'])('what versions read differently is not told: %s', (text) => {
  expect(jsYamlNumber(text)).toBeNull();
});
