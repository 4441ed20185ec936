import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from '../../editor/find';
import type { FindQuery } from '../../editor/find-query';
import { toEditor } from '../line-endings';
import { hitsIn, withHits } from './hits';

const QUERY: FindQuery = { find: '', replace: '', regexp: false, matchCase: true, wholeWord: false };

function hits(text: string, query: Partial<FindQuery>, from = 0) {
  const whole = { ...QUERY, ...query };
  const pattern = patternOf(whole);
  if (!pattern.ok) throw new Error(pattern.reason);
  return hitsIn(text, from, pattern.expression, whole, 1000).hits;
}

const all = (text: string, query: Partial<FindQuery>, from = 0) => {
  const found = hits(text, query, from);
  return withHits(text, found, [...found.keys()]);
};

describe('replacing in a file', () => {
  it('keeps the file’s own line ends, also where an expression goes over them', () => {
    expect(all('one\r\ntwo\r\n\r\nthree', { find: 'two\\n\\n', replace: '2\\n', regexp: true })).toBe(
      'one\r\n2\r\nthree',
    );
    expect(all('a\r\nb\nc\rd', { find: '^(\\w)$', replace: '[$1]', regexp: true })).toBe(
      '[a]\r\n[b]\n[c]\r[d]',
    );
  });

  it('leaves what is before the body alone', () => {
    const text = '---\r\ntitle: tea\r\n---\r\ntea\r\n';
    expect(all(text, { find: 'tea', replace: 'kale' }, text.indexOf('---\r\ntea') + 5)).toBe(
      '---\r\ntitle: tea\r\n---\r\nkale\r\n',
    );
  });

  it('shows each match in its line', () => {
    const [hit] = hits('one\n  some tea, please\nthree', { find: 'tea', replace: 'coffee' });
    expect(hit?.shown).toEqual({ line: 2, lead: 'some ', found: 'tea', put: 'coffee', tail: ', please' });
    const [long] = hits(`${'x'.repeat(200)}tea${'y'.repeat(200)}`, { find: 'tea' });
    expect(long?.shown.lead).toBe(`…${'x'.repeat(44)}`);
    expect(long?.shown.tail).toBe(`${'y'.repeat(44)}…`);
    const [cut] = hits(`${'word '.repeat(40)}over. And then the tea, ${'word '.repeat(40)}`, { find: 'tea' });
    expect(cut?.shown.lead).toMatch(/^…\w/);
    expect(cut?.shown.tail).toMatch(/\w…$/);
  });

  it('changes exactly the chosen matches: putting each back gives the original text', () => {
    const piece = fc.constantFrom('tea', 'te', ' ', '\n', '\r\n', '\r', 'é', '👍', 'x');
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.boolean()), (file, coin) => {
        const found = hits(file, { find: 'tea', replace: 'KALE' });
        const chosen = [...found.keys()].filter(() => coin.next().value);
        const after = withHits(file, found, chosen);
        expect(after.split('KALE')).toHaveLength(chosen.length + 1);
        expect(after.replaceAll('KALE', 'tea')).toBe(file);
        expect(found).toHaveLength(toEditor(file).split('tea').length - 1);
      }),
    );
  });
});
