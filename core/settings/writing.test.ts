import { describe, expect, it } from 'vitest';
import { stepped, WRITING_LIMITS } from './limits';
import { DEFAULT_SETTINGS, Settings } from './settings';

describe('a step of a size', () => {
  it('moves to the next value that is offered', () => {
    expect(stepped(17, 1, WRITING_LIMITS.writingSize)).toBe(18);
    expect(stepped(1.7, 1, WRITING_LIMITS.lineHeight)).toBe(1.8);
    expect(stepped(1.72, -1, WRITING_LIMITS.lineHeight)).toBe(1.6);
  });

  it('stops at the limits', () => {
    expect(stepped(32, 1, WRITING_LIMITS.writingSize)).toBe(32);
    expect(stepped(12, -3, WRITING_LIMITS.writingSize)).toBe(12);
  });
});

it('the settings that come first are settings', () => {
  expect(Settings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});
