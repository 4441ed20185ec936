import { expect, it } from 'vitest';
import { FindHistory } from './history';

it('goes back through what was looked for, and forward to what was being typed', () => {
  const history = new FindHistory();
  for (const words of ['tea', 'frost', 'tea', 'kale', '']) history.keep(words);
  expect(history.step(-1, 'par')).toBe('kale');
  expect(history.step(-1, 'kale')).toBe('tea');
  expect(history.step(-1, 'tea')).toBe('frost');
  expect(history.step(-1, 'frost')).toBeNull();
  expect(history.step(1, 'frost')).toBe('tea');
  expect(history.step(1, 'tea')).toBe('kale');
  expect(history.step(1, 'kale')).toBe('par');
  expect(history.step(1, 'par')).toBeNull();
});

it('does not bring back what is shown already', () => {
  const history = new FindHistory();
  history.keep('tea');
  history.keep('kale');
  expect(history.step(-1, 'kale')).toBe('tea');
});
