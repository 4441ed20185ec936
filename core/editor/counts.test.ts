import { describe, expect, it } from 'vitest';
import { createMeter, measure, NOTHING } from './counts';

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
  });

  it('is the same with what an earlier meter knows of the text, or of another', () => {
    const before = createMeter();
    before.add('# Title\n\nOne. Two.\nThree.\n\nFour. Five.\n\nFour. Five.');
    before.result();
    const after = 'One. Two.\nThree! And more.\n\nFour. Five.\n\n- Four. Five.\n- Six.';
    const meter = createMeter(before.known());
    meter.add(after);
    expect(meter.result()).toEqual(measure(after));
    expect(meter.result().sentences).toBe(9);
    expect([...meter.known().keys()]).toEqual(['One. Two. Three! And more.', 'Four. Five.', 'Six.']);
  });

  it('is the same for a text in pieces', () => {
    const lines = ['One', 'sentence. Two.', '', '```', 'code', '```', 'Three.'];
    const meter = createMeter();
    for (const line of lines) meter.add(line);
    expect(meter.result()).toEqual(measure(lines.join('\n')));
  });
});
