import { describe, expect, it } from 'vitest';
import { fullDate, postDate } from './post-date';

const now = '2026-11-24T09:00:00Z';

describe('a date in the library', () => {
  it.each([
    ['2026-11-24', 'Today'],
    ['2026-11-23', 'Yesterday'],
    ['2026-11-09', '9 Nov'],
    ['2024-02-29', '29 Feb 2024'],
    ['2026-12-01', '1 Dec'],
    ['soon', ''],
  ])('%s → %s', (date, words) => {
    expect(postDate(date, now)).toBe(words);
  });

  it('keeps the day that was written, whatever its zone', () => {
    expect(postDate('2026-11-09T23:30:00-08:00', now)).toBe('9 Nov');
  });

  it('says the time of a scheduled post, unless it is midnight', () => {
    expect(postDate('2026-12-01T09:00:00Z', now, true)).toBe('1 Dec, 09:00');
    expect(postDate('2026-12-01T00:00:00Z', now, true)).toBe('1 Dec');
  });

  it('writes the year in the properties line, and what it cannot read as it is', () => {
    expect(fullDate('2026-11-23')).toBe('23 Nov 2026');
    expect(fullDate('next week')).toBe('next week');
  });
});
