import { describe, expect, it, vi } from 'vitest';
import { frameIsDue, tellOfScrolling } from './scrolling';

describe('while a text scrolls', () => {
  it('there is time between two frames, and none when the next is due', () => {
    expect([0, 5, 12].map(frameIsDue)).toEqual([false, false, false]);
    expect([13, 17, 100].map(frameIsDue)).toEqual([true, true, true]);
  });

  it('the reading goes on when no frame has come for long, or none ever did', () => {
    expect([120, 1000, Number.POSITIVE_INFINITY].map(frameIsDue)).toEqual([false, false, false]);
  });
});

it('the browser is asked through one wrapper, however many editors there are, and its own again after the last', () => {
  const own = () => false;
  const scheduling = { isInputPending: own };
  vi.stubGlobal('navigator', { scheduling });
  const first = tellOfScrolling();
  const wrapped = scheduling.isInputPending;
  const second = tellOfScrolling();
  expect(wrapped).not.toBe(own);
  expect(scheduling.isInputPending).toBe(wrapped);
  first();
  expect(scheduling.isInputPending).toBe(wrapped);
  second();
  expect(scheduling.isInputPending).toBe(own);
  vi.unstubAllGlobals();
});
