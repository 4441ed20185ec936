import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from './slug';

describe('slugs', () => {
  it.each([
    ['Hello, World!', 'hello-world'],
    ['Über Größe & Maß', 'uber-grosse-mass'],
    ['Čeština: příliš žluťoučký', 'cestina-prilis-zlutoucky'],
    ['Œuvre, Ærø, Łódź, Þór', 'oeuvre-aero-lodz-thor'],
    ["It's John’s", 'its-johns'],
    ['C++ & C#', 'c-c'],
    ['你好，世界', '你好-世界'],
    ['ことば が 好き', 'ことば-が-好き'],
    ['한국어 글', '한국어-글'],
    ['नमस्ते दुनिया', 'नमस्ते-दुनिया'],
    ['.hidden', 'hidden'],
    ['--amend', 'amend'],
    ['CON', 'con-post'],
    ['com1', 'com1-post'],
    ['console', 'console'],
    ['2024: a year', '2024-a-year'],
    ['İstanbul', 'istanbul'],
    ['🎉', ''],
    ['   ', ''],
    ['ﬁne', 'fine'],
  ])('%j → %j', (title, expected) => {
    expect(slugify(title)).toBe(expected);
  });

  it('cuts long titles between words', () => {
    const slug = slugify('word '.repeat(40));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^(?:word-)*word$/);
    expect([...slugify('字'.repeat(200))]).toHaveLength(80);
  });

  it('is always a safe name, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const slug = slugify(title);
        expect(slug).toMatch(/^$|^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
        expect(slug).not.toMatch(/-$|--/);
        expect([...slug].length).toBeLessThanOrEqual(85);
        expect(slugify(slug)).toBe(slug);
      }),
      { numRuns: 1000 },
    );
  });
});
