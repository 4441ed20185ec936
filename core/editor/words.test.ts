import { describe, expect, it } from 'vitest';
import { wordAround } from './words';

const word = (marked: string) => {
  const text = marked.replace('|', '');
  const found = wordAround(text, marked.indexOf('|'));
  return found && text.slice(found.from, found.to);
};

describe('the word at a caret', () => {
  it.each([
    ['in a wo|rd here', 'word'],
    ['at its |start', 'start'],
    ['at its end|', 'end'],
    ['don’|t stop', 'don’t'],
    ['b4|ck', 'b4ck'],
    ['窗外|有一条河', '有'],
    ['über|maß', 'übermaß'],
  ])('%s', (marked, found) => {
    expect(word(marked)).toBe(found);
  });

  it.each(['between | words', 'after, | a comma', '|', '👩‍🌾| alone'])('is none: %s', (marked) => {
    expect(word(marked)).toBeNull();
  });
});
