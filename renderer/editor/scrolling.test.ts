import { describe, expect, it } from 'vitest';
import { frameIsDue } from './scrolling';

describe('while a text scrolls', () => {
  it('there is time between two frames, and none when the next is due', () => {
    expect([0, 5, 12].map(frameIsDue)).toEqual([false, false, false]);
    expect([13, 17, 100].map(frameIsDue)).toEqual([true, true, true]);
  });

  it('the reading goes on when no frame has come for long, or none ever did', () => {
    expect([120, 1000, Number.POSITIVE_INFINITY].map(frameIsDue)).toEqual([false, false, false]);
  });
});
