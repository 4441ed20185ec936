import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMeter, measure, NOTHING, nothingKnown } from './counts';

describe('how long a text is', () => {
  it('is nothing for nothing', () => {
    expect(measure('')).toEqual(NOTHING);
    expect(measure('\n\n')).toEqual(NOTHING);
  });

  it('counts what an author would count', () => {
    expect(measure('One line. Another!\nStill the same.\n\nA second paragraph?')).toEqual({
      words: 9,
      cjk: 0,
      characters: 9 + 1 + 8 + 15 + 19,
      charactersNoSpaces: 8 + 8 + 13 + 17,
      sentences: 4,
      paragraphs: 2,
    });
  });

  it('takes what looks like one character for one', () => {
    expect(measure('é').characters).toBe(1);
    expect(measure('e\u0301').characters).toBe(1);
    expect(measure('👩‍👩‍👧 🇩🇪').characters).toBe(3);
    expect(measure('𝒳').characters).toBe(1);
  });

  it('knows sentences and characters of scripts without spaces', () => {
    expect(measure('今天很冷。我在家。')).toMatchObject({ words: 7, cjk: 7, characters: 9, sentences: 2 });
    expect(measure('これはペンです。')).toMatchObject({ cjk: 7, sentences: 1, paragraphs: 1 });
  });

  it('takes headings and code for no paragraph, and each item of a list for a sentence', () => {
    const text = '# A heading\n\n- one\n- two\n\n```js\nconst a = 1;\n```\n\n~~~~\n~~~\nx. y. z.\n~~~~\nEnd.';
    expect(measure(text)).toMatchObject({ sentences: 3, paragraphs: 2 });
    expect(measure('- ```js\n  a\n  ```\n\nOne.\n\nTwo.')).toMatchObject({ sentences: 2, paragraphs: 2 });
  });

  it('law: is the same with what earlier meters found in other texts', () => {
    const piece = fc.constantFrom(
      ...[
        'One.',
        'Two? Three',
        '今天很冷。',
        '- four',
        '2. five.',
        '> six',
        '# Seven',
        '',
        '  ',
        '```',
        '~~~',
        '```js',
      ],
      ...['    eight', '👩‍👩‍👧 e\u0301', '***', '  ```', '~~~~'],
    );
    const text = fc.array(piece, { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const known = nothingKnown();
        for (const lines of texts) {
          const meter = createMeter(known);
          meter.add(lines);
          expect(meter.result()).toEqual(measure(lines.join('\n')));
        }
      }),
    );
  });

  it('is known of no more than some texts like the last', () => {
    const known = nothingKnown();
    for (let n = 0; n < 3000; n++) {
      const meter = createMeter(known);
      meter.add([`Line ${n}.`, '', 'Last.']);
      expect(meter.result()).toMatchObject({ words: 3, sentences: 2 });
    }
    expect(known.lines.size).toBeLessThan(1010);
    expect(known.sentences.size).toBeLessThan(1010);
  });

  it('is the same for a text in pieces', () => {
    const lines = ['One', 'sentence. Two.', '', '```', 'code', '```', 'Three.'];
    const meter = createMeter();
    for (const line of lines) meter.add([line]);
    expect(meter.result()).toEqual(measure(lines.join('\n')));
  });
});
