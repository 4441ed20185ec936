import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords, printable } from './printable';

const CONTROL = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff]/u;

describe('printable [R62]', () => {
  it.each([
    ['posts/\x1b[31mred\x1b[0m.md', 'posts/\\u{1b}[31mred\\u{1b}[0m.md'],
    ['two\nlines\r', 'two\\u{a}lines\\u{d}'],
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['<b>日本 👩‍👩‍👧</b>', '<b>日本 👩‍👩‍👧</b>'],
  ])('writes out in %j what cannot be seen', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('cuts off after its limit, between characters', () => {
    expect(printable('😀😀😀', 2)).toBe('😀😀…');
  });

  it('never leaves a control character, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(CONTROL);
        expect(shown).not.toContain('\n');
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
});

describe('plainWords [R62]', () => {
  it.each([
    ['\x1b[31;1mNo.\x1b[0m\nAsk Ada.', 'No.\nAsk Ada.'],
    ['\x1b]0;new title\x07refused', 'refused'],
    ['\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\', 'click'],
    ['overwritten\rme\x08\tyou', 'overwrittenme\tyou'],
    ['\x1b[2J\x1b(Bgone', 'gone'],
  ])('keeps of %j only words', (text, words) => {
    expect(plainWords(text)).toBe(words);
  });

  it('never leaves an order to the terminal, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainWords(text)).not.toMatch(CONTROL);
      }),
    );
  });
});
