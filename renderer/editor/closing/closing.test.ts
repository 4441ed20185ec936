import { insertBracket } from '@codemirror/autocomplete';
import { describe, expect, it } from 'vitest';
import { draw, drawn, made } from '../commands/drawn-state';
import { closing, surrounded } from './closing';
import { closeFence } from './fence-closing';

describe('Enter behind a fence', () => {
  it.each([
    ['closes it', '```|', '```\n|\n```'],
    ['closes one with a language', '```js|', '```js\n|\n```'],
    ['closes one of tildes', '~~~~|', '~~~~\n|\n~~~~'],
    ['closes it before text', '```|\n\nText.', '```\n|\n```\n\nText.'],
    ['closes it before other code', '```|\n\n```js\na\n```', '```\n|\n```\n\n```js\na\n```'],
    ['closes it in a list', '- ```|', '- ```\n  |\n  ```'],
    ['closes it in a quote', '> ```|', '> ```\n> |\n> ```'],
  ])('%s', (_, before, then) => {
    expect(made(closeFence, before)).toBe(then);
  });

  it.each(['```|\na\n```', '```\na\n```|', '`a|', 'a ```|', '```|js'])('leaves %j alone', (text) => {
    expect(made(closeFence, text)).toBeNull();
  });
});

describe('typing', () => {
  it.each([
    ['a bracket', 'a |', '(', 'a (|)'],
    ['a square one', 'a |', '[', 'a [|]'],
    ['a quote', 'a |', '"', 'a "|"'],
    ['a bracket around words', 'a ‹b›', '(', 'a (‹b›)'],
  ])('%s', (_, before, typed, then) => {
    const tr = insertBracket(drawn(before, closing()), typed);
    expect(tr && draw(tr.state)).toBe(then);
  });

  it.each([
    ['an apostrophe', 'don|t', "'"],
    ['a quote behind a word', 'a 5|', '"'],
    ['a bracket before a word', '|word', '('],
  ])('closes nothing after %s', (_, before, typed) => {
    expect(insertBracket(drawn(before, closing()), typed)).toBeNull();
  });

  it('a mark goes around what is selected', () => {
    expect(draw(surrounded(drawn('a ‹b› c'), '*')?.state ?? drawn(''))).toBe('a *‹b›* c');
    expect(surrounded(drawn('a| c'), '*')).toBeNull();
    expect(surrounded(drawn('```\n‹b›\n```'), '*')).toBeNull();
  });
});
