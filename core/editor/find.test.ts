import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../posts/text-edit';
import { EMPTY_QUERY, findPlaces, patternOf } from './find';
import type { FindQuery } from './find-query';

function found(text: string, query: Partial<FindQuery>, within = [{ from: 0, to: text.length }]) {
  const whole = { ...EMPTY_QUERY, ...query };
  const pattern = patternOf(whole);
  if (!pattern.ok) throw new Error(pattern.reason);
  return findPlaces(text, pattern.expression, whole, within, 1000).places;
}

const words = (text: string, query: Partial<FindQuery>) =>
  found(text, query).map(({ from, to }) => text.slice(from, to));
const replaced = (text: string, query: Partial<FindQuery>) => applyEdits(text, found(text, query));

describe('finding', () => {
  it('takes words as they are, in any case unless asked', () => {
    expect(words('Tea. tea? TEA', { find: 'tea' })).toEqual(['Tea', 'tea', 'TEA']);
    expect(words('Tea. tea? TEA', { find: 'tea', matchCase: true })).toEqual(['tea']);
    expect(words('a.b axb', { find: 'a.b' })).toEqual(['a.b']);
    expect(words('1+1 (so) [x] \\d /r/ a-b', { find: '(so) [x] \\d /r/ a-b' })).toHaveLength(1);
  });

  it('takes whole words, also beside marks and in other scripts', () => {
    expect(found('tea, teapot, green-tea steam', { find: 'tea', wholeWord: true })).toHaveLength(2);
    expect(words('über übermorgen', { find: 'ÜBER', wholeWord: true })).toEqual(['über']);
    expect(words('cost: $5, a$5', { find: '$5', wholeWord: true })).toEqual(['$5', '$5']);
  });

  it('takes regular expressions, line by line', () => {
    expect(words('one\ntwo\nthree', { find: '^t\\w+$', regexp: true })).toEqual(['two', 'three']);
    expect(words('a👍b', { find: 'a.b', regexp: true })).toEqual(['a👍b']);
    expect(words('tea teas', { find: 'tea|teas', regexp: true, wholeWord: true })).toEqual(['tea', 'teas']);
  });

  it('keeps to the stretches it is given', () => {
    const text = 'tea tea tea tea';
    const places = found(text, { find: 'tea' }, [
      { from: 1, to: 8 },
      { from: 12, to: 15 },
    ]);
    expect(places.map(({ from }) => from)).toEqual([4, 12]);
  });

  it('stops at the most it may find, and says that there is more', () => {
    const pattern = patternOf({ ...EMPTY_QUERY, find: 'a' });
    if (!pattern.ok) throw new Error(pattern.reason);
    const whole = [{ from: 0, to: 3 }];
    expect(findPlaces('aaa', pattern.expression, EMPTY_QUERY, whole, 2)).toMatchObject({ more: true });
    expect(findPlaces('aaa', pattern.expression, EMPTY_QUERY, whole, 3)).toMatchObject({ more: false });
  });

  it.each([
    ['(', 'Unterminated group'],
    ['a**', 'Nothing to repeat'],
    ['[b-a]', 'Range out of order in character class'],
  ])('says what is wrong with %s', (find, reason) => {
    for (const wholeWord of [false, true])
      expect(patternOf({ ...EMPTY_QUERY, find, regexp: true, wholeWord })).toEqual({ ok: false, reason });
  });
});

describe('replacing', () => {
  it('puts groups where the replacement names them', () => {
    const swap = { find: '(\\w+), (\\w+)', regexp: true };
    expect(replaced('Winter, Ada', { ...swap, replace: '$2 $1' })).toBe('Ada Winter');
    expect(replaced('Winter, Ada', { ...swap, replace: '[$&] $$1' })).toBe('[Winter, Ada] $1');
    expect(replaced('2026-11', { find: '(?<y>\\d+)-(?<m>\\d+)', regexp: true, replace: '$<m>/$<y>' })).toBe(
      '11/2026',
    );
    expect(replaced('a', { find: '(a)(b)?', regexp: true, replace: '$1|$2|$3|$12|$0' })).toBe('a||$3|a2|a');
    expect(replaced('a, b', { find: ', ', regexp: true, replace: '\\n\\t\\\\' })).toBe('a\n\t\\b');
    expect(replaced('one\ntwo', { find: '^', regexp: true, replace: '> ' })).toBe('> one\n> two');
  });

  it('puts plain words as they are', () => {
    expect(replaced('tea', { find: 'tea', replace: '$1\\n$&' })).toBe('$1\\n$&');
  });

  it('is what JavaScript makes of a plain replacement, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'é', '👍') });
    fc.assert(
      fc.property(text, text, text, (whole, find, replace) => {
        fc.pre(find !== '');
        expect(replaced(whole, { find, replace, matchCase: true })).toBe(
          whole.replaceAll(find, () => replace),
        );
      }),
    );
  });
});
