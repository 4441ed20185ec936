import { describe, expect, test } from 'vitest';
import { pauseFor } from './pause';

describe('how long an author rests before the text is read as a whole', () => {
  test('a post of the usual length is read after the least pause', () => {
    expect(pauseFor(10_000, 500)).toBe(500);
  });

  test('a very long one waits longer, but never beyond two seconds', () => {
    expect(pauseFor(500_000, 500)).toBe(1500);
    expect(pauseFor(2_000_000, 500)).toBe(2000);
  });

  test('what waits longer by itself is not hurried', () => {
    expect(pauseFor(2_000_000, 3000)).toBe(3000);
  });
});
