import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphAt, sentenceAt } from './focus';

/** The sentence at the `|`, in brackets. */
function sentence(drawn: string, language?: string): string {
  const offset = drawn.indexOf('|');
  const text = drawn.replace('|', '');
  const { from, to } = sentenceAt(text, offset, language);
  return `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
}

describe('the sentence at the caret', () => {
  it.each([
    ['It rained. The b|eans are over. I left.', 'It rained. [The beans are over.] I left.'],
    ['It rained.| The beans are over.', '[It rained.] The beans are over.'],
    ['It rained. |The beans are over.', 'It rained. [The beans are over.]'],
    ['|It rained. The beans.', '[It rained.] The beans.'],
    ['It rained. The beans.|', 'It rained. [The beans.]'],
    ['She asked\nwhy i|t was. It was.', '[She asked\nwhy it was.] It was.'],
    ['', '[]'],
  ])('%j is %j', (drawn, expected) => {
    expect(sentence(drawn.includes('|') ? drawn : `|${drawn}`)).toBe(expected);
  });

  it('ends at the marks of other scripts', () => {
    expect(sentence('今日は雨|です。庭に出ません。', 'ja')).toBe('[今日は雨です。]庭に出ません。');
    expect(sentence('आज बारिश है। हम घर| पर हैं।', 'hi')).toBe('आज बारिश है। [हम घर पर हैं।]');
  });

  it('always holds the caret and stays within the paragraph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const { from, to } = sentenceAt(text, offset);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(offset);
        expect(to).toBeGreaterThanOrEqual(offset);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is found in a paragraph of a megabyte', () => {
    const long = 'One more sentence of it. '.repeat(40_000);
    const { from, to } = sentenceAt(long, 500_030);
    expect(long.slice(from, to)).toBe('One more sentence of it.');
  });
});

describe('the paragraph at a line', () => {
  const text = [
    '# Title',
    'First line',
    'second line',
    '',
    '- one',
    '  more of it',
    '- two',
    '> quoted',
    '> on',
  ];
  const lines = { count: text.length, line: (number: number) => text[number - 1] ?? '' };

  it.each([
    [1, [1, 1]],
    [2, [2, 3]],
    [3, [2, 3]],
    [4, [4, 4]],
    [6, [5, 6]],
    [8, [7, 9]],
  ])('at line %i is lines %j', (number, [first, last]) => {
    expect(paragraphAt(lines, number)).toEqual({ first, last });
  });
});
