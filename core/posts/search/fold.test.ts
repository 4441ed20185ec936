import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold';

describe('a folded text', () => {
  it.each([
    ['Café at the HARBOUR', 'cafe at the harbour'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['Ångström', 'angstrom'],
    ['ﬁnal ｗｉｄｅ', 'final wide'],
    ['Ёлка', 'елка'],
    ['が', 'が'],
    ['हिन्दी', 'हिन्दी'],
    ['مُدَرِّس', 'مدرس'],
    ['שָׁלוֹם', 'שלום'],
    ['图书馆', '图书馆'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded.normalize('NFC'));
  });

  it('is not changed by folding it again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)),
    );
  });
});
