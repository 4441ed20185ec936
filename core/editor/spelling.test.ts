import { describe, expect, it } from 'vitest';
import { dictionaryFor, dictionaryLanguages, spellingState } from './spelling';

const known = ['de', 'en-AU', 'en-GB', 'en-US', 'fr', 'pt-BR', 'pt-PT'];

describe('the dictionary for a language', () => {
  it.each([
    ['en-gb', 'de-DE', 'en-GB'],
    ['en', 'en-AU', 'en-AU'],
    ['en', 'de-DE', 'en-US'],
    ['en-NZ', 'de-DE', 'en-US'],
    ['de-AT', 'en-US', 'de'],
    ['pt', 'de', 'pt-BR'],
    ['pt-PT', 'de', 'pt-PT'],
    ['ja', 'ja-JP', null],
  ])('of %s on a computer in %s is %s', (language, locale, expected) => {
    expect(dictionaryFor(language, known, locale)).toBe(expected);
  });
});

describe('what is checked', () => {
  const place = { native: false, known, present: ['de'], locale: 'en-US' };
  const wish = { on: true, languages: ['de', 'en'], downloads: false };

  it('is what has a dictionary on this computer, unless the author lets it be fetched', () => {
    expect(spellingState(wish, place)).toMatchObject({ checking: ['de'], missing: ['en-US'] });
    expect(spellingState({ ...wish, downloads: true }, place)).toMatchObject({
      checking: ['de', 'en-US'],
      missing: ['en-US'],
    });
  });

  it('is nothing when it is off, and left to a system that has its own', () => {
    expect(spellingState({ ...wish, on: false, downloads: true }, place).checking).toEqual([]);
    expect(spellingState(wish, { ...place, native: true })).toMatchObject({ checking: [], missing: [] });
  });

  it('is told by the names of the files', () => {
    expect(dictionaryLanguages(['en-US-10-1.bdic', 'de-3-0.bdic', 'x.txt', 'sh-4-0.bdic.tmp'])).toEqual([
      'en-US',
      'de',
    ]);
  });
});
