import { expect, it } from 'vitest';
import { countText, readingMinutes } from './counts';

const countWords = (text: string): number => {
  const { words, cjk } = countText(text);
  return words + cjk;
};

it.each([
  ['', 0],
  ['one two', 2],
  ['**one**, don’t — [two](x) well-known', 5],
  ['- [ ] # ---', 0],
  ['下雨天的 robot 机器人', 8],
  ['한국어 글', 4],
  ['שלום עולם', 2],
])('countWords(%j) is %i', (text, words) => {
  expect(countWords(text)).toBe(words);
});

it.each([
  ['', 1],
  ['word '.repeat(238 * 2), 2],
  ['word '.repeat(238 * 3 + 100), 3],
  ['字'.repeat(1500), 3],
  [`${'word '.repeat(238)}${'字'.repeat(500)}`, 2],
])('readingMinutes is whole minutes, at least one', (text, minutes) => {
  expect(readingMinutes(text)).toBe(minutes);
});
