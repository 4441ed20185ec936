import { afterEach, expect, it, vi } from 'vitest';
import { made } from './drawn-state';
import { moveUp } from './move';
import { continueMarkup } from './newline';
import { renumbering } from './renumber';

afterEach(() => vi.restoreAllMocks());

it('a short text is known whole even where each look at the clock says that time is up', () => {
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  expect(made(continueMarkup, '1. a|\n   1. b\n2. c\n   1. d\n3. e', renumbering())).toBe(
    '1. a\n2. |\n   1. b\n3. c\n   1. d\n4. e',
  );
  const items = Array.from({ length: 20 }, (_, item) => `- ${item}\n  - c\n`).join('');
  expect(made(moveUp, `${items}- a\n- b|\n  - c\n\n  d`)).toBe(`${items}- b|\n  - c\n\n  d\n- a`);
});
