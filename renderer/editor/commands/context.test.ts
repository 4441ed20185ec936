import { afterEach, expect, it, vi } from 'vitest';
import { made } from './drawn-state';
import { moveUp } from './move';

afterEach(() => vi.restoreAllMocks());

it('a short text is known whole even where each look at the clock says that time is up', () => {
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  const items = Array.from({ length: 20 }, (_, item) => `- ${item}\n  - c\n`).join('');
  expect(made(moveUp, `${items}- a\n- b|\n  - c\n\n  d`)).toBe(`${items}- b|\n  - c\n\n  d\n- a`);
});
