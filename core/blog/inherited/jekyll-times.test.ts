import { describe, expect, it } from 'vitest';
import { exampleBlog } from '../example-blog';

describe('a date in Jekyll’s front matter defaults', () => {
  const dateOf = (written: string, before = '') =>
    exampleBlog({
      '_config.yml': `title: T\n${before}defaults:\n  - values: { layout: post }\n  - values:\n      date: ${written}\n`,
      '_layouts/post.html': '',
      '_posts/2024-01-02-a.md': '',
    }).model.inherited?.[0]?.fields.date;

  it.each([
    ['2024-01-01 10:00:00', '2024-01-01 10:00:00 +0000'],
    ['2024-01-01T10:00:00', '2024-01-01T10:00:00 +0000'],
    ['"2024-01-01 10:00:00"', '2024-01-01 10:00:00'],
    ["'2024-01-01 10:00:00'", '2024-01-01 10:00:00'],
    ['!!str 2024-01-01 10:00:00', '2024-01-01 10:00:00'],
    ['2024-01-01 10:00:00 +0200', '2024-01-01 10:00:00 +0200'],
    ['2024-01-01 10:00', '2024-01-01 10:00'],
    ['"2024-01-01"', '2024-01-01'],
  ])('written as %s is %s', (written, date) => {
    expect(dateOf(written)).toBe(date);
  });

  it('is what an alias stands for', () => {
    expect(dateOf('*when', 'when: &when "2024-01-01 10:00:00"\n')).toBe('2024-01-01 10:00:00');
    expect(dateOf('*when', 'when: &when 2024-01-01 10:00:00\n')).toBe('2024-01-01 10:00:00 +0000');
  });
});
