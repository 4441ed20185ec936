import { describe, expect, it } from 'vitest';
import { isTextValue } from './text-value';

describe('a value that YAML takes for a text', () => {
  // As Psych, the YAML reader of Ruby, answers with a String and not with a Time.
  it.each([
    ['date: "2024-01-01 10:00:00"', true],
    ["date: '2024-01-01T10:00:00'", true],
    ['date: !!str 2024-01-01 10:00:00', true],
    ['date: &day "2024-01-01 10:00:00"', true],
    ['date: >\n  2024-01-01 10:00:00', true],
    ['---\r\ntitle: A\r\n"date" : "2024-01-01 10:00:00"\r\n---\r\n', true],
    ['date: 2024-01-01 10:00:00', false],
    ['date: ! 2024-01-01 10:00:00', false],
    ['"date": 2024-01-01 10:00:00 # "then"', false],
    ['date:\n"title": "A"', false],
    ['params:\n  date: "2024-01-01 10:00:00"', false],
    ['update: "2024-01-01 10:00:00"\ndate: 2024-01-01 10:00:00', false],
    ['{"date":"2024-01-01 10:00:00"}', true],
    ['{\n  "title": "A",\n  "date": "2024-01-01 10:00:00"\n}\n', true],
    ['"title": "A",\r\n  "date": "2024-01-01 10:00:00"\r\n;;;\r\n', true],
    ['{"date": 20240101, "update": "2024-01-01 10:00:00"}', false],
  ])('%j: %s', (header, isText) => {
    expect(isTextValue(header, 'date')).toBe(isText);
  });

  it('has its key taken by the letter', () => {
    expect(isTextValue('axb: "x"', 'a.b')).toBe(false);
    expect(isTextValue('a.b: "x"', 'a.b')).toBe(true);
  });
});
