import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WordSegment, wordDiff, wordTokens } from './word-diff';

/** Removed words as `[-…-]`, added ones as `{+…+}`. */
const drawn = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

const side = (segments: readonly WordSegment[], kind: WordSegment['kind']) =>
  segments
    .filter((segment) => segment.kind === 'same' || segment.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('a diff by words', () => {
  it('says which words went and which came', () => {
    expect(drawn('The quick brown fox.\n', 'The slow brown fox.\n')).toBe(
      'The [-quick-]{+slow+} brown fox.\n',
    );
    expect(drawn('One two.', 'One, two.')).toBe('One{+,+} two.');
    expect(drawn('', 'New.\n')).toBe('{+New.\n+}');
    expect(drawn('Same.', 'Same.')).toBe('Same.');
    expect(wordDiff('', '')).toEqual([]);
  });

  it('keeps words whole, with their accents and apostrophes', () => {
    expect(drawn('I don’t know', 'I do know')).toBe('I [-don’t-]{+do+} know');
    expect(drawn('a cafe\u0301 here', 'a cafe here')).toBe('a [-cafe\u0301-]{+cafe+} here');
  });

  it('takes texts without spaces character by character', () => {
    expect(drawn('雨天写字很好。', '晴天写字很好。')).toBe('[-雨-]{+晴+}天写字很好。');
    expect(wordTokens('雨天 Git写字')).toEqual(['雨', '天', ' ', 'Git', '写', '字']);
  });

  it('keeps a picture of several characters in one piece', () => {
    expect(wordTokens('👩‍💻👍🏽!')).toEqual(['👩‍💻', '👍🏽', '!']);
  });

  it('leaves the lines that agree alone, and shows a changed line end', () => {
    expect(drawn('a\nb\nc\n', 'a\nx\nc\n')).toBe('a\n[-b-]{+x+}\nc\n');
    expect(drawn('a\r\nb\n', 'a\nb\n')).toBe('a[-\r\n-]{+\n+}b\n');
  });

  it('does not crumble a rewritten sentence at the small words both have', () => {
    expect(
      drawn('Something entirely different a moment before', 'Whatever happened a lifetime afterwards'),
    ).toBe('[-Something entirely different a moment before-]{+Whatever happened a lifetime afterwards+}');
  });

  it('tells whole sentences and lines where a change could be told in several ways', () => {
    expect(drawn('All is over. Next.', 'All is over. The kettle is on. Next.')).toBe(
      'All is over. {+The kettle is on. +}Next.',
    );
    expect(drawn('It is over.\n', 'It is over. The kettle is on.\n')).toBe(
      'It is over.{+ The kettle is on.+}\n',
    );
    expect(drawn('It is over.', 'It is over. The kettle is on.')).toBe('It is over.{+ The kettle is on.+}');
    expect(drawn('- a\n- b\n', '- a\n- b\n- b\n')).toBe('- a\n- b\n{+- b\n+}');
  });

  it('gives both texts back, whatever they are', () => {
    const word = fc.constantFrom(
      'a',
      'the',
      'word',
      '雨',
      'é',
      '\r\n',
      '\n',
      ' ',
      '.',
      '👍🏽',
      '\ud800',
      '---',
    );
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = wordDiff(before, after);
        expect(side(segments, 'removed')).toBe(before);
        expect(side(segments, 'added')).toBe(after);
        expect(segments.every((segment) => segment.text !== '')).toBe(true);
        expect(segments.some((segment, at) => segment.kind === segments[at + 1]?.kind)).toBe(false);
      }),
    );
  });

  it('cuts any text into pieces that are the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordTokens(text).join('')).toBe(text);
      }),
    );
  });

  it('takes two long texts that have nothing in common as one replaced by the other', () => {
    const long = (name: string) => Array.from({ length: 5000 }, (_, at) => `${name}${at}`).join('\n');
    expect(wordDiff(long('a'), long('b'))).toEqual([
      { kind: 'removed', text: long('a') },
      { kind: 'added', text: long('b') },
    ]);
  });
});
