import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiSource } from './ascii-source.mjs';

const meaning = (code: string): unknown => runInNewContext(`(${code})`);

describe('a program in ASCII', () => {
  it.each([
    ['names', '{ œ: 1, ж() { return this.œ } }.ж()'],
    ['a template', '`“” — \\` \\\\“`'],
    ['an escape in front of a letter that needs none', "'\\“ \\\\“ \\\\\\“'"],
    ['letters of two units', "'👋🏽'.length"],
    ['a class of letters', "'a–b—c'.split(/[–—]/)"],
    ['a class of letters of two units', "'a👋b'.replace(/[👋🏽]/u, '')"],
    ['an escaped letter in an expression', "/\\“\\n?\\\\“/.test('“\\\\“')"],
  ])('means the same: %s', (_name, code) => {
    const written = asciiSource(code);
    expect(written).toMatch(/^[\0-\x7f]*$/);
    expect(meaning(written)).toEqual(meaning(code));
  });

  it('keeps every text', () => {
    const unit = fc.oneof(fc.constantFrom('\\', '"'), fc.integer({ min: 0, max: 0xffff }).map(toCharacter));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join('');
        expect(JSON.parse(asciiSource(JSON.stringify(text)))).toBe(text);
      }),
    );
  });

  it('is refused where an escape would be seen', () => {
    expect(() => asciiSource('String.raw`“`')).toThrow('raw`“');
    expect(asciiSource('String.raw`a` + `“`')).toBe('String.raw`a` + `\\u201c`');
  });
});

function toCharacter(code: number): string {
  return String.fromCharCode(code);
}
