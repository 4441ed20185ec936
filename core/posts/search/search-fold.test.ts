import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, foldMapped } from './search-fold';

/** What of `text` is found by `query`, as the author's own letters; null when nothing is. */
function found(text: string, query: string): string | null {
  const folded = foldMapped(text);
  const word = foldForSearch(query);
  const at = folded.text.indexOf(word);
  if (at < 0) return null;
  const { from, to } = folded.source(at, at + word.length);
  return text.slice(from, to);
}

describe('a text as search compares it', () => {
  it.each([
    ['case', 'The HARBOUR', 'harbour', 'HARBOUR'],
    ['marks, composed', 'Un café noir', 'cafe', 'café'],
    ['marks, decomposed', 'Un cafe\u0301 noir', 'café', 'cafe\u0301'],
    ['marks in the query only', 'a cafe here', 'café', 'cafe'],
    ['several marks on a letter', 'Tiê\u0323ng Viê\u0323t', 'viet', 'Viê\u0323t'],
    ['ß', 'Die Straße dort', 'strasse', 'Straße'],
    ['capital ß', 'DIE STRAẞE', 'straße', 'STRAẞE'],
    ['the Turkish İ', 'in İstanbul now', 'istanbul', 'İstanbul'],
    ['the dotless ı', 'ışık', 'isik', 'ışık'],
    ['a ligature', 'the ﬁnal oﬃce', 'office', 'oﬃce'],
    ['æ and ø', 'Smørrebrød, Æble', 'aeble', 'Æble'],
    ['a final sigma', 'ο ΟΔΟΣ μας', 'οδος', 'ΟΔΟΣ'],
    ['a sigma inside', 'οδος', 'ΟΔΟΣ', 'οδος'],
    ['Cyrillic ё', 'ещё раз', 'еще', 'ещё'],
    ['full width', 'ＡＢＣ の本', 'abc', 'ＡＢＣ'],
    ['half width kana', 'ｶﾞﾗｽの靴', 'ガラス', 'ｶﾞﾗｽ'],
    ['Chinese without spaces', '我在东京写日记', '东京', '东京'],
    ['Korean in its parts', '\u1112\u1161\u11ab국', '한국', '\u1112\u1161\u11ab국'],
    ['Hebrew points', 'שָׁלוֹם לכם', 'שלום', 'שָׁלוֹם'],
    ['Arabic marks', 'السَّلامُ عليكم', 'السلام', 'السَّلامُ'],
    ['a soft hyphen', 'a har\u00adbour', 'harbour', 'har\u00adbour'],
    ['typographic apostrophes', 'it doesn’t', "doesn't", 'doesn’t'],
    ['dashes', 'well‑known', 'well-known', 'well‑known'],
    ['letters beyond the first plane', 'x 𝐇𝐞𝐥𝐥𝐨 y', 'hello', '𝐇𝐞𝐥𝐥𝐨'],
    ['after an emoji', '🏔️ Hütte', 'hutte', 'Hütte'],
  ])('finds %s and gives back the author’s letters', (_, text, query, letters) => {
    expect(found(text, query)).toBe(letters);
  });

  it.each([
    ['が', 'か'],
    ['は', 'ぱ'],
  ])('keeps %s and %s apart: their marks are not accents', (text, query) => {
    expect(found(text, query)).toBeNull();
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'a',
          'É',
          'e',
          '\u0301',
          'ß',
          'İ',
          'ﬃ',
          'Σ',
          '語',
          '\u1112',
          '\u1161',
          '“',
          '\u00ad',
          '🏔️',
          ' ',
        ),
      )
      .map((parts) => parts.join('')),
  );

  it('is the same with and without the way back', () => {
    fc.assert(fc.property(text, (one) => foldMapped(one).text === foldForSearch(one)));
  });

  it('has in it every run of whole letters of the text', () => {
    const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (one, from, length) => {
        const all = [...letters.segment(one)].map(({ segment }) => segment);
        const start = all.length === 0 ? 0 : from % all.length;
        const part = all.slice(start, start + 1 + (length % 5)).join('');
        expect(foldForSearch(one)).toContain(foldForSearch(part));
      }),
    );
  });

  it('leads back to parts in order that cover the source', () => {
    fc.assert(
      fc.property(text, (one) => {
        const folded = foldMapped(one);
        let end = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const part = folded.source(at, at + 1);
          expect(part.from).toBeLessThan(part.to);
          expect(part.to).toBeGreaterThanOrEqual(end);
          expect(part.to).toBeLessThanOrEqual(one.length);
          end = part.to;
        }
        const whole = folded.source(0, folded.text.length);
        expect(foldForSearch(one.slice(whole.from, whole.to))).toBe(folded.text);
      }),
    );
  });
});
